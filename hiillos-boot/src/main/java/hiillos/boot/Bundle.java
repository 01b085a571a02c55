package hiillos.boot;

import hiillos.word.Memory;

/**
 * The boot bundle: kernel, initial file system and command line in one file, for a start without a disk
 * ({@code qemu -kernel pvh.elf -initrd bundle}).
 *
 * <pre>
 *   0  "HIILBNDL"        u32 version (1)      u32 number of entries
 *  16  entries of 64 bytes:
 *        0 u64 offset from the start of the file, a multiple of 4096     8 u64 bytes
 *       16 u32 CRC-32    20 u32 0             24 name, 40 bytes, UTF-8, zero padded
 * </pre>
 *
 * <p>Everything little-endian. Names: {@code kernel.elf}, {@code initfs.tar.zst}, {@code cmdline}; others are skipped.
 */
public final class Bundle {
    private static final long MAGIC = 0x4c44_4e42_4c49_4948L;
    private static final int HEADER_BYTES = 16;
    private static final int ENTRY_BYTES = 64;
    private static final int NAME_OFFSET = 24;
    private static final int NAME_BYTES = 40;
    private static final int MAXIMUM_ENTRIES = 64;

    private static long kernel;
    private static long kernelBytes;
    private static long initfs;
    private static long initfsBytes;
    private static long commandLine;
    private static long commandLineBytes;

    private Bundle() {}

    /**
     * Finds and checks the parts; afterwards the other methods answer.
     *
     * @return what is wrong with the bundle, or null
     */
    public static String open(long bundle, long countBytes) {
        kernel = 0;
        initfs = 0;
        commandLine = 0;
        commandLineBytes = 0;
        if (countBytes < HEADER_BYTES || Memory.loadLong(bundle) != MAGIC) {
            return "The initrd is not a hiillos boot bundle.";
        }
        int entries = Memory.loadInt(bundle + 12);
        if (Memory.loadInt(bundle + 8) != 1) {
            return "The boot bundle has a version that this loader does not know.";
        }
        if (entries < 0 || entries > MAXIMUM_ENTRIES || countBytes < HEADER_BYTES + (long) entries * ENTRY_BYTES) {
            return "The boot bundle's table of contents is damaged.";
        }
        for (int index = 0; index < entries; index++) {
            String problem = openEntry(bundle, countBytes, bundle + HEADER_BYTES + (long) index * ENTRY_BYTES);
            if (problem != null) {
                return problem;
            }
        }
        if (kernel == 0) {
            return "The boot bundle has no kernel.";
        }
        return initfs == 0 ? "The boot bundle has no initial file system." : null;
    }

    private static String openEntry(long bundle, long countBytes, long entry) {
        long offset = Memory.loadLong(entry);
        long bytes = Memory.loadLong(entry + 8);
        if (offset < 0 || bytes < 0 || offset > countBytes || bytes > countBytes - offset) {
            return "The boot bundle is truncated.";
        }
        if (Crc32.of(bundle + offset, bytes) != Memory.loadInt(entry + 16)) {
            return "The boot bundle is damaged: a checksum does not match.";
        }
        if (isNamed(entry, "kernel.elf")) {
            kernel = bundle + offset;
            kernelBytes = bytes;
        } else if (isNamed(entry, "initfs.tar.zst")) {
            initfs = bundle + offset;
            initfsBytes = bytes;
        } else if (isNamed(entry, "cmdline")) {
            commandLine = bundle + offset;
            commandLineBytes = bytes;
        }
        return null;
    }

    private static boolean isNamed(long entry, String name) {
        int length = name.length();
        for (int index = 0; index < NAME_BYTES; index++) {
            int expected = index < length ? name.charAt(index) : 0;
            if (Memory.loadByte(entry + NAME_OFFSET + index) != expected) {
                return false;
            }
        }
        return true;
    }

    public static long kernel() {
        return kernel;
    }

    public static long kernelBytes() {
        return kernelBytes;
    }

    public static long initfs() {
        return initfs;
    }

    public static long initfsBytes() {
        return initfsBytes;
    }

    public static long commandLine() {
        return commandLine;
    }

    public static long commandLineBytes() {
        return commandLineBytes;
    }
}
