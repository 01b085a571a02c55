package hiillos.kernel.memory;

import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.kernel.Log;

/** The physical memory map, copied out of the loader's memory, which is given back. */
public final class MemoryRanges {
    private static final int MAXIMUM = 256;
    private static final long[] BASES = new long[MAXIMUM];
    private static final long[] LENGTHS = new long[MAXIMUM];
    private static final byte[] TYPES = new byte[MAXIMUM];

    private static int count;

    private MemoryRanges() {}

    /** Whether a range touches memory proper: the allocator's, the kernel's, or what the loader brought. */
    public static boolean holdsMemory(long base, long end) {
        for (int i = 0; i < count(); i++) {
            boolean isDevice = type(i) == MemoryType.RESERVED || type(i) == MemoryType.ACPI_RECLAIMABLE
                    || type(i) == MemoryType.ACPI_NVS || type(i) == MemoryType.BAD || type(i) == MemoryType.FRAMEBUFFER;
            if (!isDevice && base < end(i) && end > base(i)) {
                return true;
            }
        }
        return false;
    }

    /** Copies the map at a (direct-map) address. Entries beyond {@value #MAXIMUM} are lost: memory unused, nothing worse. */
    public static void copy(long map, long entries) {
        count = 0;
        for (int i = 0; i < entries && count < MAXIMUM; i++) {
            BASES[count] = MemoryMap.base(map, i);
            LENGTHS[count] = MemoryMap.length(map, i);
            TYPES[count] = (byte) MemoryMap.type(map, i);
            count++;
        }
    }

    public static int count() {
        return count;
    }

    /** First physical address of a range. */
    public static long base(int index) {
        return BASES[index];
    }

    /** First physical address behind a range. */
    public static long end(int index) {
        return BASES[index] + LENGTHS[index];
    }

    /** One of {@link MemoryType}. */
    public static int type(int index) {
        return TYPES[index];
    }

    /** Whether the range is memory that is, or will be, the allocator's. */
    public static boolean isFree(int index) {
        return TYPES[index] == MemoryType.USABLE || TYPES[index] == MemoryType.LOADER
                || TYPES[index] == MemoryType.CPU_START;
    }

    /** First address behind all memory proper (not devices). */
    public static long endOfMemory() {
        long end = 0;
        for (int i = 0; i < count; i++) {
            boolean memory = TYPES[i] != MemoryType.RESERVED && TYPES[i] != MemoryType.BAD
                    && TYPES[i] != MemoryType.FRAMEBUFFER;
            end = memory && end(i) > end ? end(i) : end;
        }
        return end;
    }

    /** Prints the map, one line for each range. */
    public static void print() {
        for (int i = 0; i < count; i++) {
            Log.text("memory: ");
            Log.hex(BASES[i], 10);
            Log.text(" to ");
            Log.hex(end(i) - 1, 10);
            Log.text("  ");
            Log.number(LENGTHS[i] >>> 10);
            Log.text(" KiB  ");
            Log.line(MemoryType.nameOf(TYPES[i]));
        }
    }
}
