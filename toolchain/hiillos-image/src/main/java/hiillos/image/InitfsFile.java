package hiillos.image;

/**
 * Puts the root process's program before the compressed archive that it
 * unpacks: the kernel must find the one without being able to unpack the other.
 *
 * <p>The program is the content of a zstd skippable frame (RFC 8878, 3.1.2),
 * so the file is still an ordinary {@code .tar.zst} for every other tool.
 * Little-endian:
 *
 * <pre>
 *    0 u32 0x184D2A50        zstd skippable frame
 *    4 u32 content bytes     the frame ends at 8 + this, a multiple of 4096
 *    8 u64 "HIILROOT"
 *   16 u64 4096              where the program starts in this file
 *   24 u64 bytes of the program
 * 4096 ELF of the root process, zeros up to the next page
 *    … the archive: zstd frame, 0xFD2FB528
 * </pre>
 */
public final class InitfsFile {
    private static final int PAGE_BYTES = 4096;
    private static final long SKIPPABLE_FRAME = 0x184d2a50L;
    private static final long ZSTD_FRAME = 0xfd2fb528L;

    private InitfsFile() {}

    /**
     * Joins program and archive.
     *
     * @param rootProgram ELF of the root process
     * @param archive {@code initfs.tar.zst}
     * @return the content of the initfs as the boot loader loads it
     * @throws ImageException if one of them is not what it should be
     */
    public static byte[] join(byte[] rootProgram, byte[] archive) {
        if (archive.length < 4 || LittleEndian.getInt(archive, 0) != ZSTD_FRAME) {
            throw new ImageException("The initfs archive is not compressed with zstd; it must be a .tar.zst file.");
        }
        if (rootProgram.length < 64 || LittleEndian.getInt(rootProgram, 0) != 0x464c457fL) {
            throw new ImageException("The root process's program is not an ELF file.");
        }
        long archiveAt = LittleEndian.roundUp(PAGE_BYTES + (long) rootProgram.length, PAGE_BYTES);
        byte[] joined = new byte[Math.toIntExact(archiveAt + archive.length)];
        LittleEndian.putInt(joined, 0, SKIPPABLE_FRAME);
        LittleEndian.putInt(joined, 4, archiveAt - 8);
        LittleEndian.putText(joined, 8, "HIILROOT");
        LittleEndian.putLong(joined, 16, PAGE_BYTES);
        LittleEndian.putLong(joined, 24, rootProgram.length);
        System.arraycopy(rootProgram, 0, joined, PAGE_BYTES, rootProgram.length);
        System.arraycopy(archive, 0, joined, (int) archiveAt, archive.length);
        return joined;
    }
}
