package hiillos.boot;

import hiillos.word.Memory;

/**
 * The text file hiillos.cfg, which the image writer makes and every start through a disk reads.
 *
 * <pre>
 * version=1
 * kernel.path=\HIILLOS\KERNEL.ELF     where UEFI finds it on the volume that the loader came from
 * kernel.sector=1234                  where BIOS finds it: 512-byte sectors from the start of the medium, a multiple of 4
 * kernel.bytes=901120
 * kernel.crc32=89abcdef
 * initfs.path, .sector, .bytes, .crc32   the same for the initial file system
 * cmdline=...                         the rest of the line, UTF-8; optional
 * </pre>
 *
 * <p>Lines end with LF or CR LF. Empty lines, lines that begin with # and unknown keys are skipped. The text is not
 * copied: paths and command line are ranges of it.
 */
public final class Configuration {
    /** The longest file that is accepted. */
    public static final int MAXIMUM_BYTES = 32 * 1024;

    private static final int MAXIMUM_LINE_BYTES = 4096;
    private static final int HAS_VERSION = 1;
    private static final int HAS_KERNEL_BYTES = 2;
    private static final int HAS_KERNEL_CRC = 4;
    private static final int HAS_INITFS_BYTES = 8;
    private static final int HAS_INITFS_CRC = 16;
    private static final int HAS_ALL = 31;

    private static int found;
    private static long kernelPath;
    private static int kernelPathBytes;
    private static long kernelSector;
    private static long kernelBytes;
    private static int kernelCrc;
    private static long initfsPath;
    private static int initfsPathBytes;
    private static long initfsSector;
    private static long initfsBytes;
    private static int initfsCrc;
    private static long commandLine;
    private static int commandLineBytes;

    private Configuration() {}

    /**
     * Reads the text at {@code address}; afterwards the other methods answer.
     *
     * @return what is wrong with it, or null
     */
    public static String parse(long address, long countBytes) {
        clear();
        if (countBytes > MAXIMUM_BYTES) {
            return "hiillos.cfg is longer than 32 KiB.";
        }
        long end = address + countBytes;
        long line = address;
        while (line < end) {
            long lineEnd = line;
            while (lineEnd < end && Memory.loadByte(lineEnd) != '\n') {
                lineEnd++;
            }
            long next = lineEnd + 1;
            if (lineEnd > line && Memory.loadByte(lineEnd - 1) == '\r') {
                lineEnd--;
            }
            if (lineEnd - line > MAXIMUM_LINE_BYTES) {
                return "hiillos.cfg has a line of more than 4096 bytes.";
            }
            String problem = parseLine(line, lineEnd);
            if (problem != null) {
                return problem;
            }
            line = next;
        }
        if ((found & HAS_VERSION) == 0) {
            return "hiillos.cfg has no version line.";
        }
        if (found != HAS_ALL) {
            return "hiillos.cfg does not give size and checksum of kernel and initfs.";
        }
        return kernelBytes == 0 || initfsBytes == 0 ? "hiillos.cfg names an empty file." : null;
    }

    private static void clear() {
        found = 0;
        kernelPath = 0;
        kernelPathBytes = 0;
        kernelSector = 0;
        kernelBytes = 0;
        kernelCrc = 0;
        initfsPath = 0;
        initfsPathBytes = 0;
        initfsSector = 0;
        initfsBytes = 0;
        initfsCrc = 0;
        commandLine = 0;
        commandLineBytes = 0;
    }

    private static String parseLine(long line, long end) {
        if (line == end || Memory.loadByte(line) == '#') {
            return null;
        }
        long value = line;
        while (value < end && Memory.loadByte(value) != '=') {
            value++;
        }
        if (value == end) {
            return "hiillos.cfg has a line without an equals sign.";
        }
        int keyBytes = (int) (value - line);
        value++;
        if (isKey(line, keyBytes, "cmdline")) {
            commandLine = value;
            commandLineBytes = (int) (end - value);
            return null;
        }
        if (isKey(line, keyBytes, "kernel.path")) {
            kernelPath = value;
            kernelPathBytes = (int) (end - value);
            return null;
        }
        if (isKey(line, keyBytes, "initfs.path")) {
            initfsPath = value;
            initfsPathBytes = (int) (end - value);
            return null;
        }
        return parseNumberLine(line, keyBytes, value, end);
    }

    private static String parseNumberLine(long key, int keyBytes, long value, long end) {
        if (isKey(key, keyBytes, "kernel.crc32")) {
            kernelCrc = (int) hexadecimal(value, end);
            found |= HAS_KERNEL_CRC;
            return hexadecimal(value, end) < 0 ? "hiillos.cfg has a checksum that is not eight hexadecimal digits." : null;
        }
        if (isKey(key, keyBytes, "initfs.crc32")) {
            initfsCrc = (int) hexadecimal(value, end);
            found |= HAS_INITFS_CRC;
            return hexadecimal(value, end) < 0 ? "hiillos.cfg has a checksum that is not eight hexadecimal digits." : null;
        }
        long number = decimal(value, end);
        if (isKey(key, keyBytes, "version")) {
            found |= HAS_VERSION;
            return number == 1 ? null : "hiillos.cfg has a version that this loader does not know.";
        }
        if (isKey(key, keyBytes, "kernel.sector")) {
            kernelSector = number;
        } else if (isKey(key, keyBytes, "kernel.bytes")) {
            kernelBytes = number;
            found |= HAS_KERNEL_BYTES;
        } else if (isKey(key, keyBytes, "initfs.sector")) {
            initfsSector = number;
        } else if (isKey(key, keyBytes, "initfs.bytes")) {
            initfsBytes = number;
            found |= HAS_INITFS_BYTES;
        } else {
            return null;
        }
        return number < 0 ? "hiillos.cfg has a number that is none, or is too large." : null;
    }

    private static boolean isKey(long key, int keyBytes, String name) {
        if (keyBytes != name.length()) {
            return false;
        }
        for (int index = 0; index < keyBytes; index++) {
            if (Memory.loadByte(key + index) != name.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /** The number, at most 2^50 - 1; -1 if it is none. */
    private static long decimal(long address, long end) {
        if (address == end) {
            return -1;
        }
        long number = 0;
        for (long at = address; at < end; at++) {
            int digit = Memory.loadByte(at) - '0';
            if (digit < 0 || digit > 9 || number >= 1L << 46) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The number that the eight digits mean, unsigned; -1 if they do not. */
    private static long hexadecimal(long address, long end) {
        if (end - address != 8) {
            return -1;
        }
        long number = 0;
        for (long at = address; at < end; at++) {
            int character = Memory.loadByte(at);
            int digit;
            if (character >= '0' && character <= '9') {
                digit = character - '0';
            } else if (character >= 'a' && character <= 'f') {
                digit = character - 'a' + 10;
            } else if (character >= 'A' && character <= 'F') {
                digit = character - 'A' + 10;
            } else {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    /** Address of the kernel's path; it is {@link #kernelPathBytes} long. */
    public static long kernelPath() {
        return kernelPath;
    }

    public static int kernelPathBytes() {
        return kernelPathBytes;
    }

    /** First 512-byte sector of the kernel; 0 if the file does not say. */
    public static long kernelSector() {
        return kernelSector;
    }

    public static long kernelBytes() {
        return kernelBytes;
    }

    public static int kernelCrc() {
        return kernelCrc;
    }

    /** Address of the initial file system's path; it is {@link #initfsPathBytes} long. */
    public static long initfsPath() {
        return initfsPath;
    }

    public static int initfsPathBytes() {
        return initfsPathBytes;
    }

    /** First 512-byte sector of the initial file system; 0 if the file does not say. */
    public static long initfsSector() {
        return initfsSector;
    }

    public static long initfsBytes() {
        return initfsBytes;
    }

    public static int initfsCrc() {
        return initfsCrc;
    }

    /** Address of the command line; it is {@link #commandLineBytes} long. */
    public static long commandLine() {
        return commandLine;
    }

    public static int commandLineBytes() {
        return commandLineBytes;
    }
}
