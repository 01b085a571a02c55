package hiillos.kernel.memory;

import hiillos.word.Memory;

/**
 * One word for each page of memory proper. What it counts depends on what the page is:
 *
 * <pre>
 * page of a Frame       31..20 pins    19..0 references beyond the first (pins included)
 * node of a Frame's tree, page table    31..0 entries in use
 * </pre>
 *
 * A page that goes back to the allocator has a zero word. References change atomically; entries under their table's lock.
 */
final class PageCounts {
    private static final int PIN = 1 << 20;
    private static final int REFERENCES = PIN - 1;

    private PageCounts() {}

    private static long word(long physical) {
        return PhysicalMemory.countOf(physical);
    }

    /** Another Frame shows the page too. Returns false when too many do. */
    static boolean share(long physical) {
        if ((Memory.loadInt(word(physical)) & REFERENCES) >= REFERENCES - 4096) {
            return false;
        }
        Memory.getAndAddInt(word(physical), 1);
        return true;
    }

    /** Whether more than one Frame shows the page. */
    static boolean isShared(long physical) {
        int value = Memory.loadInt(word(physical));
        return value != 0 && (value & REFERENCES) > value >>> 20;
    }

    /** Whether somebody relies on the page staying where it is. */
    static boolean isPinned(long physical) {
        return Memory.loadInt(word(physical)) >>> 20 != 0;
    }

    /** Keeps the page from being freed or copied away. Returns false when too many do. */
    static boolean pin(long physical) {
        if (Memory.loadInt(word(physical)) >>> 20 >= 4000) {
            return false;
        }
        Memory.getAndAddInt(word(physical), PIN + 1);
        return true;
    }

    /** Takes a pin back; frees the page if nobody else has it. */
    static void unpin(long physical) {
        Memory.getAndAddInt(word(physical), -PIN);
        release(physical);
    }

    /** Drops a reference; the last one frees the page. */
    static void release(long physical) {
        // With a zero word the caller has the only reference, and nobody else can make another.
        if (Memory.loadInt(word(physical)) == 0 || (Memory.getAndAddInt(word(physical), -1) & REFERENCES) == 0) {
            Memory.storeInt(word(physical), 0);
            PhysicalMemory.freePage(physical);
        }
    }

    /** Entries in use of a table or node. */
    static int entries(long physical) {
        return Memory.loadInt(word(physical));
    }

    /** Changes the number of entries in use and returns it. */
    static int addEntries(long physical, int change) {
        long word = word(physical);
        int value = Memory.loadInt(word) + change;
        Memory.storeInt(word, value);
        return value;
    }
}
