package hiillos.kernel.syscall;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.Vmem;

/** Frames and address spaces. */
final class MemoryCalls {
    static final int FRAME_RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.READ | Rights.WRITE | Rights.EXECUTE;

    private MemoryCalls() {}

    static long frameCreate(ThreadObject thread, int jobHandle, long countBytes, long flags) {
        int status = HandleTable.check(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (status != Status.OK) {
            return -status;
        }
        if (countBytes <= 0 || countBytes > Frame.MAXIMUM_BYTES || flags != 0) {
            return -Status.BAD_ARGUMENT;
        }
        Job job = (Job) HandleTable.object(thread.process, jobHandle);
        status = HandleCalls.reserve(thread, Slab.FRAME, job);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        long pages = countBytes + PhysicalMemory.PAGE_BYTES - 1 >>> 12;
        return HandleTable.insert(thread.process, new Frame(job, pages), FRAME_RIGHTS);
    }

    static long frameSize(ThreadObject thread, int handle) {
        int status = HandleTable.check(thread.process, handle, ObjectType.FRAME, 0);
        return status != Status.OK ? -status : ((Frame) HandleTable.object(thread.process, handle)).countBytes();
    }

    static long map(ThreadObject thread, int vmemHandle, int frameHandle, long address, long offset, long bytes,
            long flags) {
        int status = HandleTable.check(thread.process, vmemHandle, ObjectType.VMEM, Rights.MAP);
        if (status != Status.OK) {
            return -status;
        }
        status = HandleTable.check(thread.process, frameHandle, ObjectType.FRAME, 0);
        if (status != Status.OK) {
            return -status;
        }
        if ((flags & ~(long) MapFlags.KNOWN) != 0) {
            return -Status.BAD_ARGUMENT;
        }
        Frame frame = (Frame) HandleTable.object(thread.process, frameHandle);
        Vmem vmem = (Vmem) HandleTable.object(thread.process, vmemHandle);
        return vmem.map(frame, address, offset, bytes, (int) flags, allowed(HandleTable.rights(thread.process, frameHandle)));
    }

    /** What a Frame handle's rights allow a mapping to do. */
    private static int allowed(int rights) {
        return ((rights & Rights.READ) != 0 ? MapFlags.READ : 0) | ((rights & Rights.WRITE) != 0 ? MapFlags.WRITE : 0)
                | ((rights & Rights.EXECUTE) != 0 ? MapFlags.EXECUTE : 0);
    }

    static long unmap(ThreadObject thread, int vmemHandle, long address, long bytes) {
        int status = HandleTable.check(thread.process, vmemHandle, ObjectType.VMEM, Rights.MAP);
        if (status != Status.OK) {
            return -status;
        }
        return finish(thread, ((Vmem) HandleTable.object(thread.process, vmemHandle)).unmap(address, bytes));
    }

    static long protect(ThreadObject thread, int vmemHandle, long address, long bytes, long flags) {
        int status = HandleTable.check(thread.process, vmemHandle, ObjectType.VMEM, Rights.MAP);
        if (status != Status.OK) {
            return -status;
        }
        if ((flags & ~(long) MapFlags.ALL) != 0) {
            return -Status.BAD_ARGUMENT;
        }
        return finish(thread, ((Vmem) HandleTable.object(thread.process, vmemHandle)).protect(address, bytes, (int) flags));
    }

    /** A status as the call's answer; a call that has more to do starts again. */
    private static long finish(ThreadObject thread, int status) {
        return status == Restart.STATUS ? -Restart.again(thread) : -status;
    }
}
