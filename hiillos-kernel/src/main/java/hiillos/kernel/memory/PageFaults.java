package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.CpuFeatures;
import hiillos.kernel.arch.amd64.PageTable;

/** Resolves faults: from the mapping to the Frame's page to the page table entry. */
final class PageFaults {
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;

    private PageFaults() {}

    /**
     * Makes an address accessible.
     *
     * @param access one of {@link MapFlags}
     * @return OK; BAD_ADDRESS: not mapped so, or beyond the Frame's end; OUT_OF_QUOTA, OUT_OF_MEMORY; {@link Restart#STATUS}:
     *         not yet, the access is to be tried again
     */
    static int resolve(Vmem vmem, long address, int access) {
        vmem.lock.lock();
        int status = Status.BAD_ADDRESS;
        Mapping m = vmem.find(address);
        if (m != null && (m.flags & access) == access) {
            Frame frame = m.frame;
            frame.lock.lock();
            status = show(vmem, m, address & -PAGE, access == MapFlags.WRITE);
            frame.lock.unlock();
        }
        vmem.lock.unlock();
        return status;
    }

    /** Whether an address shows a device, which the kernel never reads or writes for a user. */
    static boolean isDevice(Vmem vmem, long address) {
        vmem.lock.lock();
        Mapping m = vmem.find(address);
        boolean device = m != null && m.frame.isDevice;
        vmem.lock.unlock();
        return device;
    }

    /**
     * Pins the page at an address that was just faulted in for writing. Returns its physical address, 0 when it is gone
     * again, or a negated {@link Status}.
     */
    static long pin(Vmem vmem, long address) {
        vmem.lock.lock();
        long result = 0;
        Mapping m = vmem.find(address);
        if (m != null && (m.flags & MapFlags.WRITE) != 0) {
            Frame frame = m.frame;
            frame.lock.lock();
            result = frame.hasTree() ? FramePages.pin(frame, m.indexOf(address)) : -Status.NOT_SUPPORTED;
            frame.lock.unlock();
        }
        vmem.lock.unlock();
        return result;
    }

    private static int show(Vmem vmem, Mapping m, long address, boolean write) {
        Frame frame = m.frame;
        long index = m.indexOf(address);
        int status = frame.obtain(index, write);
        if (status == Restart.ABSENT) {
            return Pager.await(frame, index, write ? MapFlags.WRITE : MapFlags.READ);
        } else if (status != Status.OK) {
            return status;
        }
        return enter(vmem, m, address, index, frame.found);
    }

    /**
     * Enters present small pages that have no entry yet, a node of the Frame's tree or a page table at a time. Returns the
     * first address that is to be entered otherwise, or the end.
     */
    static long enterRun(Vmem vmem, Mapping m, long address, long end) {
        Frame frame = m.frame;
        long at = address;
        if (!frame.hasTree() || frame.largestOrder != 0) {
            return at;
        }
        boolean mayWrite = (m.flags & MapFlags.WRITE) != 0;
        long stop = Math.min(end, m.start + (frame.countPages << 12) - m.offset);
        while (at < stop) {
            long index = m.indexOf(at);
            long pages = FramePages.slots(frame, index);
            long run = Math.min(stop - at >>> 12, 512 - Math.max(index & 511, at >>> 12 & 511));
            long done = pages == 0 ? 0 : UserTables.showRun(vmem, at, run, pages, m.flags, mayWrite);
            at += done << 12;
            if (done < run) {
                return at;
            }
        }
        return at;
    }

    /** Enters a present page in the tables, with its surroundings when they are one large page. */
    static int enter(Vmem vmem, Mapping m, long address, long index, long page) {
        Frame frame = m.frame;
        boolean mayWrite = (m.flags & MapFlags.WRITE) != 0;
        int flags = frame.isDevice ? m.flags | PageTable.DEVICE_FLAG : m.flags;
        for (int level = frame.largestLevel(index); level > 0; level--) {
            long span = PAGE << 9 * level;
            long start = address & -span;
            boolean fits = start >= m.start && start + span <= m.end && (page & span - 1) == (address & span - 1)
                    && (level == 1 || CpuFeatures.hasHugePages());
            if (fits && UserTables.show(vmem, start, level, page & -span, flags, mayWrite) == Status.OK) {
                return Status.OK;
            }
        }
        return UserTables.show(vmem, address, 0, page, flags, mayWrite && !frame.isShared(page));
    }
}
