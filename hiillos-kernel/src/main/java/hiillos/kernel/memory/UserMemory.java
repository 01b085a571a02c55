package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.word.Memory;

/**
 * The only way to user memory: a page walk and the direct map, never the user's own mapping. Absent pages are faulted in.
 */
public final class UserMemory {
    private UserMemory() {}

    /** The direct-map address of a user byte that may be accessed so; 0 when it may not or memory is out. */
    private static long reach(Vmem vmem, long address, int access) {
        long leaf = PageTable.translate(vmem.root(), address);
        boolean good = (leaf & PageTable.PRESENT) != 0
                && (access != MapFlags.WRITE || (leaf & PageTable.WRITABLE) != 0);
        if (!good) {
            if (vmem.fault(address, access) != Status.OK) {
                return 0;
            }
            leaf = PageTable.translate(vmem.root(), address);
        }
        return PhysicalMemory.direct(PageTable.physicalPage(leaf)) + (address & PhysicalMemory.PAGE_BYTES - 1);
    }

    /** Copies from user memory to the kernel's. Returns a {@link Status}; on error the target is undefined. */
    public static int copyIn(Vmem vmem, UserRange source, long target) {
        return copy(vmem, source, target, MapFlags.READ);
    }

    /** Copies from the kernel's memory to the user's. Returns a {@link Status}; on error a part may be written. */
    public static int copyOut(Vmem vmem, UserRange target, long source) {
        return copy(vmem, target, source, MapFlags.WRITE);
    }

    private static int copy(Vmem vmem, UserRange range, long kernel, int access) {
        if (!range.isInUserSpace()) {
            return Status.BAD_ADDRESS;
        }
        long done = 0;
        while (done < range.countBytes()) {
            long address = range.address() + done;
            long direct = reach(vmem, address, access);
            if (direct == 0) {
                return Status.BAD_ADDRESS;
            }
            long inPage = PhysicalMemory.PAGE_BYTES - (address & PhysicalMemory.PAGE_BYTES - 1);
            long chunk = Math.min(inPage, range.countBytes() - done);
            if (access == MapFlags.WRITE) {
                Memory.copy(direct, kernel + done, chunk);
            } else {
                Memory.copy(kernel + done, direct, chunk);
            }
            done += chunk;
        }
        return Status.OK;
    }
}
