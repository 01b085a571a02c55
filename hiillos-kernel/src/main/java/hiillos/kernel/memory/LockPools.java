package hiillos.kernel.memory;

import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.SpinLock;

/**
 * The locks of families of Frames and of address spaces. Kernel objects hold no objects of their own, so the locks come
 * from pools; two families that share one wait for each other now and then and nothing worse, because no operation holds
 * two locks of one rank.
 */
final class LockPools {
    private static final int COUNT = 64;
    private static final SpinLock[] FRAMES = pool(LockRank.FRAME);
    private static final SpinLock[] SPACES = pool(LockRank.VMEM);
    private static final SpinLock[] TABLES = pool(LockRank.TABLES);

    private static int last;

    private LockPools() {}

    private static SpinLock[] pool(int rank) {
        SpinLock[] locks = new SpinLock[COUNT];
        for (int i = 0; i < COUNT; i++) {
            locks[i] = new SpinLock(rank);
        }
        return locks;
    }

    private static int number() {
        // Two processors that get the same number share a lock: no harm.
        int number = last + 1 & COUNT - 1;
        last = number;
        return number;
    }

    /** A lock for a new family of Frames. */
    static SpinLock nextFamily() {
        return FRAMES[number()];
    }

    /** A lock for a new address space. */
    static SpinLock nextSpace() {
        return SPACES[number()];
    }

    /** A lock for the page tables of a new address space. */
    static SpinLock nextTables() {
        return TABLES[number()];
    }
}
