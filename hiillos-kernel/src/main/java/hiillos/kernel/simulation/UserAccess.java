package hiillos.kernel.simulation;

import hiillos.abi.kernel.MapFlags;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.memory.PhysicalMemory;

/**
 * What a program's loads and stores mean: the page tables are walked each time, and faults go to the kernel. While {@link #begin}
 * to {@link #end} lasts, nothing that was reached is taken away: the kernel waits.
 */
final class UserAccess {
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;

    private final HostedThread thread;
    private final PhysicalPages pages;
    private volatile boolean busy;

    UserAccess(HostedThread thread, PhysicalPages pages) {
        this.thread = thread;
        this.pages = pages;
    }

    /** The physical address behind a user address; what follows in its page can be accessed, too. */
    long begin(long address, boolean write) {
        while (true) {
            busy = true;
            if (thread.hasEnded()) {
                busy = false;
                throw new EndedError();
            }
            long physical = reach(address, write);
            if (physical >= 0) {
                return physical;
            }
            busy = false;
            thread.machine().fault(thread, address, write ? MapFlags.WRITE : MapFlags.READ);
        }
    }

    void end() {
        busy = false;
    }

    /** Waits until what was reached before is used no more. */
    void await() {
        while (busy) {
            Thread.onSpinWait();
        }
    }

    private long reach(long address, boolean write) {
        long table = thread.root();
        for (int level = 3; level >= 0; level--) {
            long entry = pages.loadLong(table + ((address >>> 12 + 9 * level & 511) << 3));
            if ((entry & PageTable.PRESENT) == 0) {
                return -1;
            }
            if (level == 0 || level < 3 && (entry & PageTable.LARGE) != 0) {
                long span = PhysicalMemory.PAGE_BYTES * (1L << 9 * level);
                return write && (entry & PageTable.WRITABLE) == 0 ? -1 : entry & ADDRESS & -span | address & span - 1;
            }
            table = entry & ADDRESS;
        }
        throw new AssertionError("page tables have four levels");
    }
}
