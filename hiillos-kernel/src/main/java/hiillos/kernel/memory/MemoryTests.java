package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.CacheModes;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.capability.Job;
import hiillos.word.Memory;

/** Self tests of Frames and mappings on real page tables. */
public final class MemoryTests {
    private static final long PLACE = 0x4000_0000L;
    private static final long LARGE_BYTES = 2L << 20;
    private static final int READ_WRITE = MapFlags.READ | MapFlags.WRITE;

    private MemoryTests() {}

    private static int touch(Vmem vmem, long address, int access) {
        int status = vmem.fault(address, access);
        while (status == Restart.STATUS) {
            status = vmem.fault(address, access);
        }
        return status;
    }

    private static boolean unmap(Vmem vmem, long address, long countBytes) {
        int status = vmem.unmap(address, countBytes);
        while (status == Restart.STATUS) {
            status = vmem.unmap(address, countBytes);
        }
        return status == Status.OK && PageTable.translate(vmem.root(), address) == 0;
    }

    /** A large page is one entry, zero from end to end, and goes back whole. */
    public static boolean largePages(Vmem vmem, Job job) {
        if (Slab.FRAME.reserve(job) != Status.OK) {
            return false;
        }
        Frame frame = Frame.ofLargePages(job, LARGE_BYTES >>> 12, 9);
        boolean good = vmem.map(frame, PLACE, 0, LARGE_BYTES, READ_WRITE, READ_WRITE) == PLACE
                && touch(vmem, PLACE + 0x12_3456, MapFlags.WRITE) == Status.OK;
        long entry = good ? Memory.loadLong(PageTable.entry(vmem.root(), PLACE, 1, false, true)) : 0;
        good = good && (entry & PageTable.LARGE) != 0 && frame.countPresent() == LARGE_BYTES >>> 12;
        for (long at = 0; good && at < LARGE_BYTES; at += 8) {
            good = Memory.loadLong(PhysicalMemory.direct(frame.page(0)) + at) == 0;
        }
        good &= unmap(vmem, PLACE + 0x1000, 0x1000) && unmap(vmem, PLACE, LARGE_BYTES);
        frame.release();
        return good;
    }

    /** A clone shows the page that its original had, until one of them writes. */
    public static boolean clones(Vmem vmem, Job job) {
        if (Slab.FRAME.reserve(job) != Status.OK || Slab.FRAME.reserve(job) != Status.OK) {
            return false;
        }
        Frame frame = new Frame(job, 2);
        Frame clone = FrameSizes.emptyClone(frame, job, 2);
        boolean good = vmem.map(frame, PLACE, 0, 0x2000, READ_WRITE, READ_WRITE) == PLACE
                && touch(vmem, PLACE, MapFlags.WRITE) == Status.OK;
        long page = frame.page(0);
        Memory.storeLong(PhysicalMemory.direct(page), 4711);
        good &= FrameSizes.share(frame, 0, clone) == Status.OK && clone.page(0) == page
                && (PageTable.translate(vmem.root(), PLACE) & PageTable.WRITABLE) == 0
                && touch(vmem, PLACE, MapFlags.WRITE) == Status.OK && frame.page(0) != page
                && PageTable.physicalPage(PageTable.translate(vmem.root(), PLACE)) == frame.page(0)
                && Memory.loadLong(PhysicalMemory.direct(frame.page(0))) == 4711
                && unmap(vmem, PLACE, 0x2000);
        frame.release();
        clone.release();
        return good;
    }

    /** Every mode is in the entry as the processor's register has it. */
    public static boolean cacheModes(Vmem vmem, Job job) {
        if (Slab.FRAME.reserve(job) != Status.OK) {
            return false;
        }
        Frame frame = new Frame(job, 1);
        boolean good = true;
        for (int mode = 0; mode < CacheModes.COUNT; mode++) {
            int flags = READ_WRITE | mode << MapFlags.CACHE_SHIFT;
            good &= vmem.map(frame, PLACE, 0, 0x1000, flags, READ_WRITE) == PLACE
                    && touch(vmem, PLACE, MapFlags.READ) == Status.OK;
            long leaf = PageTable.translate(vmem.root(), PLACE);
            good &= (leaf >>> 3 & 3 | leaf >>> 5 & 4) == mode && unmap(vmem, PLACE, 0x1000);
        }
        frame.release();
        return good && CacheModes.isProgrammed();
    }
}
