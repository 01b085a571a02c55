package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;

/**
 * The only way to user memory: a page walk and the direct map, never the user's own mapping. Absent pages are faulted in.
 *
 * <p>Every method may answer {@link Restart#STATUS}: the page is not there yet, and the thread's system call starts again
 * when it is (its registers are set for that already; it may have been blocked). So callers copy in their decode phase and
 * hand such a status up, negated like any other, after they have taken back what they reserved.
 */
public final class UserMemory {
    private UserMemory() {}

    /** Copies from user memory to the kernel's. Returns a {@link Status}; on error the target is undefined. */
    public static int copyIn(Vmem vmem, UserRange source, long target) {
        return copy(vmem, source, target, MapFlags.READ);
    }

    /** Copies from the kernel's memory to the user's. Returns a {@link Status}; on error a part may be written. */
    public static int copyOut(Vmem vmem, UserRange target, long source) {
        return copy(vmem, target, source, MapFlags.WRITE);
    }

    /**
     * Makes sure that a range may be accessed so, for a copy after the point of no return. That copy fails only if another
     * thread unmaps the range meanwhile. Returns a {@link Status}.
     */
    public static int prepare(Vmem vmem, UserRange range, int access) {
        return copy(vmem, range, 0, access);
    }

    private static int copy(Vmem vmem, UserRange range, long kernel, int access) {
        if (!range.isInUserSpace()) {
            return Status.BAD_ADDRESS;
        }
        long done = 0;
        while (done < range.countBytes()) {
            long address = range.address() + done;
            long inPage = PhysicalMemory.PAGE_BYTES - (address & PhysicalMemory.PAGE_BYTES - 1);
            long chunk = Math.min(inPage, range.countBytes() - done);
            int status = copyInPage(vmem, address, kernel == 0 ? 0 : kernel + done, chunk, access);
            if (status != Status.OK) {
                return status;
            }
            done += chunk;
        }
        return Status.OK;
    }

    /** Within one page; {@code kernel} 0: only makes it accessible. */
    static int copyInPage(Vmem vmem, long address, long kernel, long countBytes, int access) {
        while (true) {
            vmem.tablesLock.lock();
            long direct = UserTables.reach(vmem, address, access);
            if (direct != 0) {
                // The lock keeps the page where it is.
                if (kernel != 0 && access == MapFlags.WRITE) {
                    Memory.copy(direct, kernel, countBytes);
                } else if (kernel != 0) {
                    Memory.copy(kernel, direct, countBytes);
                }
                vmem.tablesLock.unlock();
                return Status.OK;
            }
            vmem.tablesLock.unlock();
            int status = faultIn(vmem, address, access);
            if (status != Status.OK) {
                return status;
            }
        }
    }

    /** Stores a word at an aligned user address. Returns a {@link Status}. */
    public static int storeLong(Vmem vmem, long address, long value) {
        if (!new UserRange(address, Long.BYTES).isInUserSpace() || (address & Long.BYTES - 1) != 0) {
            return Status.BAD_ADDRESS;
        }
        while (true) {
            vmem.tablesLock.lock();
            long direct = UserTables.reach(vmem, address, MapFlags.WRITE);
            if (direct != 0) {
                Memory.storeLong(direct, value);
            }
            vmem.tablesLock.unlock();
            int status = direct != 0 ? Status.OK : faultIn(vmem, address, MapFlags.WRITE);
            if (direct != 0 || status != Status.OK) {
                return status;
            }
        }
    }

    private static int faultIn(Vmem vmem, long address, int access) {
        if (PageFaults.isDevice(vmem, address)) {
            return Status.BAD_ADDRESS;
        }
        int status = PageFaults.resolve(vmem, address, access);
        if (status == Restart.BLOCKED) {
            return Restart.STATUS;
        }
        return status == Restart.STATUS ? Restart.again(Scheduler.current()) : status;
    }

    /**
     * Finds a word and keeps its page where it is and its value coherent until {@link #unlockWord}: the TABLES lock is
     * held. Returns its direct-map address, which is negative, or without the lock a {@link Status}, which is positive.
     */
    public static long lockWord(Vmem vmem, long address) {
        if (!new UserRange(address, 4).isInUserSpace()) {
            return Status.BAD_ADDRESS;
        }
        while (true) {
            vmem.tablesLock.lock();
            long direct = UserTables.reach(vmem, address, MapFlags.READ);
            if (direct != 0) {
                return direct;
            }
            vmem.tablesLock.unlock();
            int status = faultIn(vmem, address, MapFlags.READ);
            if (status != Status.OK) {
                return status;
            }
        }
    }

    /** The word that {@link #lockWord} found: one read, because users change it meanwhile. */
    public static int readWord(long direct) {
        return Memory.loadIntVolatile(direct);
    }

    /** Gives back what {@link #lockWord} took. */
    public static void unlockWord(Vmem vmem) {
        vmem.tablesLock.unlock();
    }

    /**
     * Keeps the page at an address where it is, writable: the page that the user sees is the one that the kernel writes,
     * until {@link #unpin}. Returns its direct-map address, which is negative, or a {@link Status}, which is positive.
     */
    public static long pin(Vmem vmem, long address) {
        if ((address & PhysicalMemory.PAGE_BYTES - 1) != 0 || !new UserRange(address, PhysicalMemory.PAGE_BYTES).isInUserSpace()) {
            return Status.BAD_ADDRESS;
        }
        while (true) {
            int status = faultIn(vmem, address, MapFlags.WRITE);
            if (status != Status.OK) {
                return status;
            }
            long page = PageFaults.pin(vmem, address);
            if (page < 0) {
                return -page;
            }
            if (page != 0) {
                return PhysicalMemory.direct(page);
            }
        }
    }

    /** Ends a {@link #pin}. */
    public static void unpin(long direct) {
        PageCounts.unpin(PhysicalMemory.physical(direct));
    }
}
