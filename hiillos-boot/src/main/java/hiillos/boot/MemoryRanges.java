package hiillos.boot;

import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;

/**
 * The memory map in the making: what the firmware reports, overlaid with what the loader has claimed, put in order.
 *
 * <ol>
 *   <li>{@link #addFirmware} takes ranges as the firmware tells them: in any order, overlapping, of any alignment.
 *   <li>{@link #claim} records what the loader uses. Claims survive {@link #clearFirmware}.
 *   <li>{@link #normalize} cuts the address space at every boundary and gives each piece the type of highest rank that
 *       covers it; usable memory shrinks to whole pages, everything else grows.
 * </ol>
 *
 * <p>Addresses are physical. Ranges end at 2^52 at the latest, where x86-64 ends.
 */
public final class MemoryRanges {
    /** How many ranges a normalised map can have. */
    public static final int CAPACITY = 512;

    private static final int MAXIMUM_CLAIMS = 32;
    private static final long PAGE = 4096;
    private static final long ADDRESS_LIMIT = 1L << 52;

    private static final long[] FIRMWARE_BASE = new long[CAPACITY];
    private static final long[] FIRMWARE_END = new long[CAPACITY];
    private static final int[] FIRMWARE_TYPE = new int[CAPACITY];
    private static final long[] CLAIM_BASE = new long[MAXIMUM_CLAIMS];
    private static final long[] CLAIM_END = new long[MAXIMUM_CLAIMS];
    private static final int[] CLAIM_TYPE = new int[MAXIMUM_CLAIMS];
    private static final long[] BOUNDARY = new long[2 * (CAPACITY + MAXIMUM_CLAIMS)];
    private static final long[] BASE = new long[CAPACITY];
    private static final long[] END = new long[CAPACITY];
    private static final int[] TYPE = new int[CAPACITY];
    private static int firmwareRanges;
    private static int claims;
    private static int boundaries;
    private static int ranges;

    private MemoryRanges() {}

    /** Forgets everything. */
    public static void clear() {
        claims = 0;
        ranges = 0;
        clearFirmware();
    }

    /** Forgets what the firmware reported; claims stay. */
    public static void clearFirmware() {
        firmwareRanges = 0;
    }

    /**
     * Adds a range that the firmware reports.
     *
     * @return what is wrong, or null
     */
    public static String addFirmware(long base, long lengthBytes, int type) {
        if (base < 0 || base >= ADDRESS_LIMIT || lengthBytes == 0) {
            return null;
        }
        long end = lengthBytes < 0 || lengthBytes > ADDRESS_LIMIT - base ? ADDRESS_LIMIT : base + lengthBytes;
        if (type == MemoryType.USABLE) {
            base = pageUp(base);
            end = end & -PAGE;
        } else {
            base = base & -PAGE;
            end = pageUp(end);
        }
        if (base >= end) {
            return null;
        }
        int last = firmwareRanges - 1;
        if (last >= 0 && FIRMWARE_TYPE[last] == type && FIRMWARE_END[last] == base) {
            FIRMWARE_END[last] = end;
            return null;
        }
        if (firmwareRanges == CAPACITY) {
            return "The firmware's memory map has more than 512 ranges.";
        }
        FIRMWARE_BASE[firmwareRanges] = base;
        FIRMWARE_END[firmwareRanges] = end;
        FIRMWARE_TYPE[firmwareRanges] = type;
        firmwareRanges++;
        return null;
    }

    /** Records that the loader uses a range for what {@code type} says; it is widened to whole pages. */
    public static void claim(long base, long lengthBytes, int type) {
        CLAIM_BASE[claims] = base & -PAGE;
        CLAIM_END[claims] = pageUp(base + lengthBytes);
        CLAIM_TYPE[claims] = type;
        claims++;
    }

    /**
     * Computes the map: sorted, disjoint, page aligned, neighbours of one type joined.
     *
     * @return what is wrong, or null
     */
    public static String normalize() {
        collectBoundaries();
        ranges = 0;
        for (int index = 0; index + 1 < boundaries; index++) {
            int type = typeAt(BOUNDARY[index]);
            if (type == 0) {
                continue;
            }
            int last = ranges - 1;
            if (last >= 0 && TYPE[last] == type && END[last] == BOUNDARY[index]) {
                END[last] = BOUNDARY[index + 1];
            } else if (ranges == CAPACITY) {
                return "The memory map has more than 512 ranges.";
            } else {
                BASE[ranges] = BOUNDARY[index];
                END[ranges] = BOUNDARY[index + 1];
                TYPE[ranges] = type;
                ranges++;
            }
        }
        return null;
    }

    private static void collectBoundaries() {
        boundaries = 0;
        for (int index = 0; index < firmwareRanges; index++) {
            insertBoundary(FIRMWARE_BASE[index]);
            insertBoundary(FIRMWARE_END[index]);
        }
        for (int index = 0; index < claims; index++) {
            insertBoundary(CLAIM_BASE[index]);
            insertBoundary(CLAIM_END[index]);
        }
    }

    /** Keeps the boundaries sorted and each but once; firmware maps are nearly sorted, so this is nearly linear. */
    private static void insertBoundary(long address) {
        int place = boundaries;
        while (place > 0 && BOUNDARY[place - 1] > address) {
            place--;
        }
        if (place > 0 && BOUNDARY[place - 1] == address) {
            return;
        }
        for (int index = boundaries; index > place; index--) {
            BOUNDARY[index] = BOUNDARY[index - 1];
        }
        BOUNDARY[place] = address;
        boundaries++;
    }

    /** The type of highest rank of all ranges that cover the address; 0 if none does. */
    private static int typeAt(long address) {
        int best = 0;
        for (int index = 0; index < firmwareRanges; index++) {
            if (FIRMWARE_BASE[index] <= address && address < FIRMWARE_END[index]
                    && rank(FIRMWARE_TYPE[index]) > rank(best)) {
                best = FIRMWARE_TYPE[index];
            }
        }
        for (int index = 0; index < claims; index++) {
            if (CLAIM_BASE[index] <= address && address < CLAIM_END[index] && rank(CLAIM_TYPE[index]) > rank(best)) {
                best = CLAIM_TYPE[index];
            }
        }
        return best;
    }

    /** Where ranges overlap, the one that promises least wins; the framebuffer is known better than any "reserved". */
    private static int rank(int type) {
        return switch (type) {
            case 0 -> 0;
            case MemoryType.USABLE -> 1;
            case MemoryType.LOADER, MemoryType.KERNEL_IMAGE, MemoryType.INITFS, MemoryType.CPU_START -> 2;
            case MemoryType.ACPI_RECLAIMABLE -> 3;
            case MemoryType.ACPI_NVS -> 4;
            case MemoryType.BAD -> 6;
            case MemoryType.FRAMEBUFFER -> 7;
            default -> 5;
        };
    }

    /**
     * The highest free range of the normalised map that fits below {@code limit}.
     *
     * @param countBytes a multiple of 4096
     * @param lowest the range does not begin below this
     * @return its base, a multiple of 4096, or 0 if there is none
     */
    public static long findFree(long countBytes, long lowest, long limit) {
        for (int index = ranges - 1; index >= 0; index--) {
            long end = END[index] < limit ? END[index] : limit;
            long base = BASE[index] > lowest ? BASE[index] : lowest;
            if (TYPE[index] == MemoryType.USABLE && end - base >= countBytes) {
                return end - countBytes;
            }
        }
        return 0;
    }

    /** The end of the highest range that is memory (not reserved, not a framebuffer). */
    public static long memoryEnd() {
        for (int index = ranges - 1; index >= 0; index--) {
            if (TYPE[index] != MemoryType.RESERVED && TYPE[index] != MemoryType.FRAMEBUFFER) {
                return END[index];
            }
        }
        return 0;
    }

    /** All usable bytes of the normalised map. */
    public static long usableBytes() {
        long bytes = 0;
        for (int index = 0; index < ranges; index++) {
            if (TYPE[index] == MemoryType.USABLE) {
                bytes += END[index] - BASE[index];
            }
        }
        return bytes;
    }

    /** Number of ranges of the normalised map. */
    public static int count() {
        return ranges;
    }

    /** Writes the normalised map as the boot protocol lays it out. */
    public static void write(long map) {
        for (int index = 0; index < ranges; index++) {
            MemoryMap.set(map, index, BASE[index], END[index] - BASE[index], TYPE[index]);
        }
    }

    private static long pageUp(long address) {
        return (address + PAGE - 1) & -PAGE;
    }
}
