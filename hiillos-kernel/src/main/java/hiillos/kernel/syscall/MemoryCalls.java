package hiillos.kernel.syscall;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.memory.Vmem;

/** Making Frames, and address spaces. */
final class MemoryCalls {
    static final int FRAME_RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.READ | Rights.WRITE | Rights.EXECUTE;

    private static final int LARGE_PAGES = 1;
    private static final int HUGE_PAGES = 2;
    private static final int CONTIGUOUS = 4;
    private static final int QUERY_WORDS = 5;

    private MemoryCalls() {}

    static long frameCreate(ThreadObject thread, int jobHandle, long countBytes, long flags) {
        ProcessObject process = thread.process;
        Job job = (Job) HandleTable.get(process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (job == null) {
            return -HandleTable.status(process, jobHandle, ObjectType.JOB, Rights.CREATE);
        }
        if (countBytes <= 0 || countBytes > Frame.MAXIMUM_BYTES
                || (flags & ~(long) (LARGE_PAGES | HUGE_PAGES | CONTIGUOUS)) != 0) {
            return -Status.BAD_ARGUMENT;
        }
        int status = FrameCalls.reserve(process, job);
        if (status != Status.OK) {
            return -status;
        }
        long pages = countBytes + PhysicalMemory.PAGE_BYTES - 1 >>> 12;
        if ((flags & CONTIGUOUS) != 0) {
            return contiguous(process, job, pages);
        }

        // --- Point of no return. ---

        int order = (flags & HUGE_PAGES) != 0 ? 18 : (flags & LARGE_PAGES) != 0 ? 9 : 0;
        return HandleTable.insert(process, Frame.ofLargePages(job, pages, order), FRAME_RIGHTS | Rights.MANAGE);
    }

    /** Handle and cell are reserved. */
    private static long contiguous(ProcessObject process, Job job, long pages) {
        boolean charged = job.charge(pages << 12);
        long block = charged ? Frame.takeBlock(pages) : 0;
        if (block == 0) {
            if (charged) {
                job.refund(pages << 12);
            }
            Slab.FRAME.cancel(job);
            HandleTable.cancel(process);
            return charged ? -Status.OUT_OF_MEMORY : -Status.OUT_OF_QUOTA;
        }

        // --- Point of no return. ---

        return HandleTable.insert(process, Frame.contiguous(job, block, pages), FRAME_RIGHTS | Rights.MANAGE);
    }

    static long frameSize(ThreadObject thread, int handle) {
        Frame frame = (Frame) HandleTable.get(thread.process, handle, ObjectType.FRAME, 0);
        return frame == null ? -HandleTable.status(thread.process, handle, ObjectType.FRAME, 0) : frame.countBytes();
    }

    private static Vmem vmem(ThreadObject thread, int handle) {
        return (Vmem) HandleTable.get(thread.process, handle, ObjectType.VMEM, Rights.MAP);
    }

    private static long refusal(ThreadObject thread, int handle) {
        return -HandleTable.status(thread.process, handle, ObjectType.VMEM, Rights.MAP);
    }

    static long map(ThreadObject thread, int vmemHandle, int frameHandle, long address, long offset, long bytes,
            long flags) {
        Vmem vmem = vmem(thread, vmemHandle);
        if (vmem == null) {
            return refusal(thread, vmemHandle);
        }
        long entry = HandleTable.look(thread.process, frameHandle);
        if (entry == 0) {
            return -Status.BAD_HANDLE;
        }
        if (HandleTable.objectOf(entry).type != ObjectType.FRAME) {
            return -Status.WRONG_TYPE;
        }
        if ((flags & ~(long) MapFlags.KNOWN) != 0) {
            return -Status.BAD_ARGUMENT;
        }
        Frame frame = (Frame) HandleTable.objectOf(entry);
        int kept = (int) flags & ~MapFlags.POPULATE;
        int allowed = allowed(HandleTable.rightsOf(entry));
        if ((flags & MapFlags.POPULATE) == 0) {
            return vmem.map(frame, address, offset, bytes, kept, allowed);
        }
        int status = vmem.checkMap(frame, address, offset, bytes, kept, allowed);
        if (status == Status.OK) {
            status = frame.populate(thread, offset >>> 12, offset + bytes >>> 12, (kept & MapFlags.WRITE) != 0);
        }
        if (status != Status.OK) {
            return -status;
        }
        long place = vmem.map(frame, address, offset, bytes, kept, allowed);
        if (place > 0) {
            vmem.show(place, bytes);
        }
        return place;
    }

    /** What a Frame handle's rights allow a mapping to do. */
    private static int allowed(int rights) {
        return ((rights & Rights.READ) != 0 ? MapFlags.READ : 0) | ((rights & Rights.WRITE) != 0 ? MapFlags.WRITE : 0)
                | ((rights & Rights.EXECUTE) != 0 ? MapFlags.EXECUTE : 0);
    }

    static long unmap(ThreadObject thread, int vmemHandle, long address, long bytes) {
        Vmem vmem = vmem(thread, vmemHandle);
        return vmem == null ? refusal(thread, vmemHandle) : FrameCalls.finish(thread, vmem.unmap(address, bytes));
    }

    static long protect(ThreadObject thread, int vmemHandle, long address, long bytes, long flags) {
        Vmem vmem = vmem(thread, vmemHandle);
        if (vmem == null) {
            return refusal(thread, vmemHandle);
        }
        if ((flags & ~(long) MapFlags.ALL) != 0) {
            return -Status.BAD_ARGUMENT;
        }
        return FrameCalls.finish(thread, vmem.protect(address, bytes, (int) flags));
    }

    static long query(ThreadObject thread, int vmemHandle, long address, long out) {
        Vmem vmem = vmem(thread, vmemHandle);
        if (vmem == null) {
            return refusal(thread, vmemHandle);
        }
        if ((out & 7) != 0) {
            return -Status.BAD_ARGUMENT;
        }
        Vmem own = thread.process.vmem();
        int status = UserMemory.prepare(own, new UserRange(out, 8 * QUERY_WORDS), MapFlags.WRITE);
        for (int i = 0; status == Status.OK && i < QUERY_WORDS; i++) {
            // One look for each word: the mapping may change meanwhile, as it may right after the call.
            long word = vmem.query(address, i);
            status = word < 0 ? Status.BAD_ADDRESS : UserMemory.storeLong(own, out + 8L * i, word);
        }
        return -status;
    }
}
