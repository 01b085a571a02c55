package hiillos.boot.protocol;

import hiillos.word.Memory;

/**
 * The physical memory map: an array of entries in raw memory.
 *
 * <pre>
 *  0          8          16     20     24
 * +----------+----------+------+------+
 * | base     | length   | type | 0    |   little-endian; base and length in bytes
 * +----------+----------+------+------+
 * </pre>
 *
 * <p>Invariant of a finished map: entries are sorted by base, disjoint, not empty, and page aligned (4 KiB), and
 * neighbours of the same type that touch are one entry. What no entry covers is address space without known content.
 */
public final class MemoryMap {
    /** Bytes of one entry. */
    public static final int ENTRY_BYTES = 24;

    private MemoryMap() {}

    /** The address of entry {@code index} of the map at {@code map}. */
    public static long entry(long map, int index) {
        return map + (long) index * ENTRY_BYTES;
    }

    /** First byte of the range that entry {@code index} describes: a physical address. */
    public static long base(long map, int index) {
        return Memory.loadLong(entry(map, index));
    }

    /** Length of the range in bytes. */
    public static long length(long map, int index) {
        return Memory.loadLong(entry(map, index) + 8);
    }

    /** What the range is: a constant of {@link MemoryType}. */
    public static int type(long map, int index) {
        return Memory.loadInt(entry(map, index) + 16);
    }

    /** Writes a whole entry. */
    public static void set(long map, int index, long base, long lengthBytes, int type) {
        long entry = entry(map, index);
        Memory.storeLong(entry, base);
        Memory.storeLong(entry + 8, lengthBytes);
        Memory.storeInt(entry + 16, type);
        Memory.storeInt(entry + 20, 0);
    }
}
