package hiillos.boot;

import hiillos.word.Memory;

/**
 * The kernel's ELF file (System V ABI, chapter 4 and 5; 64 bit, little-endian, static executable).
 *
 * <p>{@link #examine} checks everything that {@link #place} and the page tables rely on; nothing of the file is trusted
 * before. The file stays where it was read; segments are copied to one physically contiguous range.
 */
public final class ElfImage {
    /** The lowest address at which a kernel segment may be linked: the top 2 GiB begin there. */
    public static final long LOWEST_VIRTUAL = 0xffff_ffff_8000_0000L;
    /** The largest span of a kernel image that is accepted. */
    public static final long MAXIMUM_BYTES = 256L << 20;
    /** Segment flag: may be executed. */
    public static final int EXECUTABLE = 1;
    /** Segment flag: may be written. */
    public static final int WRITABLE = 2;

    private static final int MAXIMUM_SEGMENTS = 16;
    private static final int HEADER_BYTES = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int TYPE_LOAD = 1;
    private static final long PAGE = 4096;

    private static final long[] SEGMENT_FILE_OFFSET = new long[MAXIMUM_SEGMENTS];
    private static final long[] SEGMENT_FILE_BYTES = new long[MAXIMUM_SEGMENTS];
    private static final long[] SEGMENT_VIRTUAL = new long[MAXIMUM_SEGMENTS];
    private static final long[] SEGMENT_BYTES = new long[MAXIMUM_SEGMENTS];
    private static final int[] SEGMENT_FLAGS = new int[MAXIMUM_SEGMENTS];
    private static int segments;
    private static long entryPoint;

    private ElfImage() {}

    /**
     * Checks the file at {@code file}; afterwards the other methods answer.
     *
     * @return what is wrong with it, or null
     */
    public static String examine(long file, long fileBytes) {
        segments = 0;
        if (fileBytes < HEADER_BYTES || Memory.loadInt(file) != 0x464c_457f) {
            return "The kernel is not an ELF file.";
        }
        if (Memory.loadByte(file + 4) != 2 || Memory.loadByte(file + 5) != 1 || Memory.loadShort(file + 18) != 62) {
            return "The kernel is not an ELF file for x86-64.";
        }
        if (Memory.loadShort(file + 16) != 2) {
            return "The kernel is not a static executable.";
        }
        entryPoint = Memory.loadLong(file + 24);
        long headers = Memory.loadLong(file + 32);
        int count = Memory.loadShort(file + 56) & 0xffff;
        if (Memory.loadShort(file + 54) != PROGRAM_HEADER_BYTES || headers < 0 || headers > fileBytes
                || (long) count * PROGRAM_HEADER_BYTES > fileBytes - headers) {
            return "The kernel's program headers lie outside its file.";
        }
        for (int index = 0; index < count; index++) {
            String problem = examineHeader(file + headers + (long) index * PROGRAM_HEADER_BYTES, fileBytes);
            if (problem != null) {
                return problem;
            }
        }
        if (segments == 0) {
            return "The kernel has no segment to load.";
        }
        if (virtualBytes() > MAXIMUM_BYTES) {
            return "The kernel spans more than 256 MiB.";
        }
        return isExecutable(entryPoint) ? null : "The kernel's entry point lies outside its code.";
    }

    private static String examineHeader(long header, long fileBytes) {
        long memoryBytes = Memory.loadLong(header + 40);
        if (Memory.loadInt(header) != TYPE_LOAD || memoryBytes == 0) {
            return null;
        }
        int flags = Memory.loadInt(header + 4);
        long offset = Memory.loadLong(header + 8);
        long virtual = Memory.loadLong(header + 16);
        long bytes = Memory.loadLong(header + 32);
        if (offset < 0 || bytes < 0 || offset > fileBytes || bytes > fileBytes - offset) {
            return "The kernel is truncated: a segment lies outside its file.";
        }
        if (memoryBytes < bytes || memoryBytes > MAXIMUM_BYTES) {
            return "The kernel has a segment of impossible size.";
        }
        // The last page of the address space stays free, so that no end of a segment wraps to zero.
        if (virtual >= -PAGE || virtual < LOWEST_VIRTUAL || virtual + memoryBytes > -PAGE) {
            return "The kernel is not linked in the top 2 GiB of the address space.";
        }
        if ((flags & EXECUTABLE) != 0 && (flags & WRITABLE) != 0) {
            return "The kernel has a segment that is both writable and executable.";
        }
        if (segments == MAXIMUM_SEGMENTS) {
            return "The kernel has more than 16 segments.";
        }
        if (segments > 0 && pageDown(virtual) < segmentEndPage(segments - 1)) {
            return "The kernel's segments share a page or are not in ascending order.";
        }
        SEGMENT_FILE_OFFSET[segments] = offset;
        SEGMENT_FILE_BYTES[segments] = bytes;
        SEGMENT_VIRTUAL[segments] = virtual;
        SEGMENT_BYTES[segments] = memoryBytes;
        SEGMENT_FLAGS[segments] = flags;
        segments++;
        return null;
    }

    private static boolean isExecutable(long address) {
        for (int index = 0; index < segments; index++) {
            long offset = address - SEGMENT_VIRTUAL[index];
            if ((SEGMENT_FLAGS[index] & EXECUTABLE) != 0 && offset >= 0 && offset < SEGMENT_BYTES[index]) {
                return true;
            }
        }
        return false;
    }

    /** Copies the segments to {@link #virtualBytes} bytes at {@code target}, a page boundary; the rest becomes zero. */
    public static void place(long file, long target) {
        Memory.fill(target, (byte) 0, virtualBytes());
        for (int index = 0; index < segments; index++) {
            Memory.copy(target + (SEGMENT_VIRTUAL[index] - virtualBase()), file + SEGMENT_FILE_OFFSET[index],
                    SEGMENT_FILE_BYTES[index]);
        }
    }

    /** The address of the first instruction. */
    public static long entryPoint() {
        return entryPoint;
    }

    /** The page boundary at or below the first segment. */
    public static long virtualBase() {
        return pageDown(SEGMENT_VIRTUAL[0]);
    }

    /** Bytes from {@link #virtualBase} to the page boundary at or above the last segment's end. */
    public static long virtualBytes() {
        return segmentEndPage(segments - 1) - virtualBase();
    }

    /** Number of segments, in ascending order of address; no two share a page. */
    public static int segments() {
        return segments;
    }

    /** The page boundary at or below the segment. */
    public static long segmentPage(int segment) {
        return pageDown(SEGMENT_VIRTUAL[segment]);
    }

    /** The page boundary at or above the segment's end. */
    public static long segmentEndPage(int segment) {
        return pageDown(SEGMENT_VIRTUAL[segment] + SEGMENT_BYTES[segment] + PAGE - 1);
    }

    /** {@link #EXECUTABLE}, {@link #WRITABLE} or neither. */
    public static int segmentFlags(int segment) {
        return SEGMENT_FLAGS[segment] & (EXECUTABLE | WRITABLE);
    }

    private static long pageDown(long address) {
        return address & -PAGE;
    }
}
