package hiillos.kernel.memory;

import hiillos.boot.protocol.MemoryType;
import hiillos.word.Memory;

/**
 * The physical allocator: a buddy system over blocks of 4 KiB to 1 GiB. Addresses are physical; 0 means none.
 *
 * <p>Invariant: a block is in the list of its order exactly when the byte of its first page holds that order; every other
 * byte is {@link #TAKEN}. A free block's first two words link the list: next, previous.
 *
 * <pre>
 * order bytes: one for each 4 KiB page from address 0 to the end of memory, in the largest usable range itself
 * </pre>
 */
public final class PhysicalMemory {
    /** Virtual address of physical address 0. */
    public static final long DIRECT_MAP = 0xffff_8000_0000_0000L;
    public static final int PAGE_BYTES = 4096;
    /** Blocks of this order are 1 GiB. */
    public static final int HIGHEST_ORDER = 18;
    private static final int PAGE_SHIFT = 12;
    private static final byte TAKEN = -1;

    private static final long[] HEADS = new long[HIGHEST_ORDER + 1];

    private static long orders;
    private static long countPages;
    private static long freePages;
    private static long totalPages;

    private PhysicalMemory() {}

    /** The direct-map address of a physical one. */
    public static long direct(long physical) {
        return DIRECT_MAP + physical;
    }

    /** The physical address behind a direct-map one. */
    public static long physical(long direct) {
        return direct - DIRECT_MAP;
    }

    /** Takes over the usable ranges of {@link MemoryRanges}. Returns false when there is no room for the order bytes. */
    public static boolean initialize() {
        for (int i = 0; i <= HIGHEST_ORDER; i++) {
            HEADS[i] = 0;
        }
        freePages = 0;
        totalPages = 0;
        countPages = 0;
        int largest = -1;
        for (int i = 0; i < MemoryRanges.count(); i++) {
            if (MemoryRanges.isFree(i)) {
                countPages = Math.max(countPages, MemoryRanges.end(i) >>> PAGE_SHIFT);
            }
            if (MemoryRanges.type(i) == MemoryType.USABLE && (largest < 0 || bytes(i) > bytes(largest))) {
                largest = i;
            }
        }
        long orderBytes = countPages + PAGE_BYTES - 1 & -PAGE_BYTES;
        if (largest < 0 || bytes(largest) < orderBytes + PAGE_BYTES) {
            return false;
        }
        // At the range's end, so that a range that begins at 0 keeps its low, special page out of use.
        long place = MemoryRanges.end(largest) - orderBytes;
        orders = direct(place);
        Memory.fill(orders, TAKEN, orderBytes);
        for (int i = 0; i < MemoryRanges.count(); i++) {
            if (MemoryRanges.type(i) == MemoryType.USABLE) {
                add(MemoryRanges.base(i), i == largest ? place : MemoryRanges.end(i));
            }
        }
        return true;
    }

    private static long bytes(int range) {
        return MemoryRanges.end(range) - MemoryRanges.base(range);
    }

    /** Gives the loader's ranges to the allocator; nothing in them may be used any more. */
    public static void reclaimLoader() {
        for (int i = 0; i < MemoryRanges.count(); i++) {
            if (MemoryRanges.type(i) == MemoryType.LOADER) {
                add(MemoryRanges.base(i), MemoryRanges.end(i));
            }
        }
    }

    /** Adds whole pages of a range; the first page of all is never used, because 0 means none. */
    private static void add(long base, long end) {
        long at = Math.max(base + PAGE_BYTES - 1 & -PAGE_BYTES, PAGE_BYTES);
        long last = end & -PAGE_BYTES;
        while (at < last) {
            int order = 0;
            while (order < HIGHEST_ORDER && (at & (long) PAGE_BYTES << order) == 0
                    && at + ((long) PAGE_BYTES << order + 1) <= last) {
                order++;
            }
            totalPages += 1L << order;
            free(at, order);
            at += (long) PAGE_BYTES << order;
        }
    }

    private static int orderOf(long physical) {
        return Memory.loadByte(orders + (physical >>> PAGE_SHIFT));
    }

    private static void setOrder(long physical, int order) {
        Memory.storeByte(orders + (physical >>> PAGE_SHIFT), (byte) order);
    }

    private static void push(long physical, int order) {
        long next = HEADS[order];
        Memory.storeLong(direct(physical), next);
        Memory.storeLong(direct(physical) + 8, 0);
        if (next != 0) {
            Memory.storeLong(direct(next) + 8, physical);
        }
        HEADS[order] = physical;
        setOrder(physical, order);
    }

    private static void remove(long physical, int order) {
        long next = Memory.loadLong(direct(physical));
        long previous = Memory.loadLong(direct(physical) + 8);
        if (previous == 0) {
            HEADS[order] = next;
        } else {
            Memory.storeLong(direct(previous), next);
        }
        if (next != 0) {
            Memory.storeLong(direct(next) + 8, previous);
        }
        setOrder(physical, TAKEN);
    }

    /** A zeroed block of {@code 4 KiB << order}, aligned to its size; 0 when there is none. */
    public static long allocate(int order) {
        if (order < 0 || order > HIGHEST_ORDER) {
            return 0;
        }
        int from = order;
        while (from <= HIGHEST_ORDER && HEADS[from] == 0) {
            from++;
        }
        if (from > HIGHEST_ORDER) {
            return 0;
        }
        long block = HEADS[from];
        remove(block, from);
        while (from > order) {
            from--;
            push(block + ((long) PAGE_BYTES << from), from);
        }
        freePages -= 1L << order;
        Memory.fill(direct(block), (byte) 0, (long) PAGE_BYTES << order);
        return block;
    }

    /** A zeroed page; 0 when memory is out. */
    public static long allocatePage() {
        return allocate(0);
    }

    /** A zeroed block of at least so many bytes; 0 when there is none. */
    public static long allocateBytes(long countBytes) {
        int order = 0;
        while (order <= HIGHEST_ORDER && (long) PAGE_BYTES << order < countBytes) {
            order++;
        }
        return allocate(order);
    }

    /** Gives a block back, joined with its free buddies. */
    public static void free(long physical, int order) {
        freePages += 1L << order;
        long block = physical;
        int at = order;
        while (at < HIGHEST_ORDER) {
            long buddy = block ^ (long) PAGE_BYTES << at;
            if (buddy >>> PAGE_SHIFT >= countPages || orderOf(buddy) != at) {
                break;
            }
            remove(buddy, at);
            block = Math.min(block, buddy);
            at++;
        }
        push(block, at);
    }

    public static void freePage(long physical) {
        free(physical, 0);
    }

    /** Pages that are free now. */
    public static long freePages() {
        return freePages;
    }

    /** Pages that the allocator manages. */
    public static long totalPages() {
        return totalPages;
    }

    /** Whether the page is the first of a free block: for tests. */
    static boolean isHeadOfFreeBlock(long physical) {
        return orderOf(physical) != TAKEN;
    }
}
