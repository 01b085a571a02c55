package hiillos.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The place in the BIOS boot program where the image writer says what lies
 * where: such a program is too small, or too early, to read a file system.
 * It lies within the first 440 bytes, which are all that a BIOS loads of the
 * master boot record.
 *
 * <p>Little-endian; sectors have 512 bytes, count from the start of the
 * medium and are multiples of 4, so that a CD's sector is a quarter of them.
 *
 * <pre>
 *  0 "HIILDISK"
 *  8 u64 first sector of the boot program
 * 16 u32 bytes of it, a multiple of 2048
 * 20 u32 CRC-32 of hiillos.cfg
 * 24 u64 first sector of hiillos.cfg
 * 32 u32 bytes of hiillos.cfg
 * 36 u32 0
 * </pre>
 */
final class PatchBlock {
    static final int BOOT_CODE_BYTES = 440;
    private static final byte[] MARK = "HIILDISK".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK_BYTES = 40;

    private PatchBlock() {}

    /**
     * A copy of the program with the block filled.
     *
     * @param program the boot program
     * @param programSector first 512-byte sector of it on the medium
     * @param configurationSector first 512-byte sector of hiillos.cfg
     * @param configuration content of hiillos.cfg
     * @throws ImageException unless exactly one mark is in the program, early enough
     */
    static byte[] fill(byte[] program, long programSector, long configurationSector, byte[] configuration) {
        int at = onlyMark(program);
        if (at < 0 || at + BLOCK_BYTES > BOOT_CODE_BYTES) {
            throw new ImageException("The BIOS boot program has no place for the sectors of the image (the mark"
                    + " HIILDISK within its first " + BOOT_CODE_BYTES + " bytes); it is not the one of hiillos-boot.");
        }
        byte[] patched = program.clone();
        LittleEndian.putLong(patched, at + 8, programSector);
        LittleEndian.putInt(patched, at + 16, program.length);
        LittleEndian.putInt(patched, at + 20, Checksum.crc32(configuration));
        LittleEndian.putLong(patched, at + 24, configurationSector);
        LittleEndian.putInt(patched, at + 32, configuration.length);
        LittleEndian.putInt(patched, at + 36, 0);
        return patched;
    }

    private static int onlyMark(byte[] program) {
        int found = -1;
        for (int at = 0; at + MARK.length <= program.length; at++) {
            if (Arrays.equals(program, at, at + MARK.length, MARK, 0, MARK.length)) {
                if (found >= 0) {
                    throw new ImageException("The BIOS boot program holds the mark HIILDISK twice;"
                            + " it must occur once.");
                }
                found = at;
            }
        }
        return found;
    }
}
