package hiillos.kernel.syscall;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.CpuFeatures;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.KernelMessage;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.FrameContents;
import hiillos.kernel.memory.FrameSizes;
import hiillos.kernel.memory.MemoryRanges;
import hiillos.kernel.memory.Pager;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserRange;

/** What is done to Frames, beside mapping them. */
final class FrameCalls {
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;

    private FrameCalls() {}

    private static Frame frame(ThreadObject thread, int handle, int rights) {
        return (Frame) HandleTable.get(thread.process, handle, ObjectType.FRAME, rights);
    }

    private static long refusal(ThreadObject thread, int handle, int rights) {
        return -HandleTable.status(thread.process, handle, ObjectType.FRAME, rights);
    }

    /** A cell and a slot for a new Frame; nothing stays reserved on error. */
    static int reserve(ProcessObject process, Job job) {
        int status = HandleTable.reserve(process);
        if (status != Status.OK) {
            return status;
        }
        status = Slab.FRAME.reserve(job);
        if (status != Status.OK) {
            HandleTable.cancel(process);
        }
        return status;
    }

    /** Whether a range of whole pages lies in a Frame. */
    private static boolean isInside(Frame frame, long offset, long countBytes) {
        return offset >= 0 && countBytes > 0 && (offset & PAGE - 1) == 0 && (countBytes & PAGE - 1) == 0
                && countBytes <= frame.countBytes() && offset <= frame.countBytes() - countBytes;
    }

    /** A status as the call's answer; a call that has more to do starts again. */
    static long finish(ThreadObject thread, int status) {
        return status == Restart.STATUS ? -Restart.again(thread) : status == Restart.BLOCKED ? -Restart.STATUS : -status;
    }

    static long resize(ThreadObject thread, int handle, long countBytes) {
        Frame frame = frame(thread, handle, Rights.WRITE);
        if (frame == null) {
            return refusal(thread, handle, Rights.WRITE);
        }
        if (countBytes <= 0 || countBytes > Frame.MAXIMUM_BYTES) {
            return -Status.BAD_ARGUMENT;
        }
        return finish(thread, FrameSizes.resize(frame, countBytes + PAGE - 1 >>> 12));
    }

    static long discard(ThreadObject thread, int handle, long offset, long countBytes) {
        Frame frame = frame(thread, handle, Rights.WRITE);
        if (frame == null) {
            return refusal(thread, handle, Rights.WRITE);
        }
        if (!isInside(frame, offset, countBytes)) {
            return -Status.BAD_ARGUMENT;
        }
        return finish(thread, FrameSizes.discard(frame, offset >>> 12, offset + countBytes >>> 12));
    }

    static long cloneFrame(ThreadObject thread, int handle, int jobHandle, long offset, long countBytes) {
        Frame frame = frame(thread, handle, Rights.READ);
        if (frame == null) {
            return refusal(thread, handle, Rights.READ);
        }
        Job job = (Job) HandleTable.get(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (job == null) {
            return -HandleTable.status(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        }
        if (!isInside(frame, offset, countBytes)) {
            return -Status.BAD_ARGUMENT;
        }
        int status = reserve(thread.process, job);
        if (status != Status.OK) {
            return -status;
        }
        Frame clone = FrameSizes.emptyClone(frame, job, countBytes >>> 12);
        status = FrameSizes.share(frame, offset >>> 12, clone);
        if (status != Status.OK) {
            HandleTable.cancel(thread.process);
            clone.release();
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(thread.process, clone, MemoryCalls.FRAME_RIGHTS);
    }

    static long physical(ThreadObject thread, int handle, long base, long countBytes) {
        ProcessObject process = thread.process;
        if (HandleTable.get(process, handle, ObjectType.PHYSICAL_ROOT, Rights.CREATE) == null) {
            return -HandleTable.status(process, handle, ObjectType.PHYSICAL_ROOT, Rights.CREATE);
        }
        long end = 1L << CpuFeatures.physicalAddressBits();
        if ((base & PAGE - 1) != 0 || (countBytes & PAGE - 1) != 0 || base < 0 || countBytes <= 0
                || countBytes > Frame.MAXIMUM_BYTES || countBytes > end || base > end - countBytes
                || MemoryRanges.holdsMemory(base, base + countBytes)) {
            return -Status.BAD_ARGUMENT;
        }
        int status = reserve(process, process.payer());
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(process, Frame.overDevice(process.payer(), base, countBytes >>> 12),
                (MemoryCalls.FRAME_RIGHTS | Rights.MANAGE) & ~Rights.EXECUTE);
    }

    static long address(ThreadObject thread, int handle, long offset) {
        Frame frame = frame(thread, handle, Rights.MANAGE);
        if (frame == null) {
            return refusal(thread, handle, Rights.MANAGE);
        }
        if (!frame.isFixed()) {
            return -Status.NOT_SUPPORTED;
        }
        if (offset < 0 || offset >= frame.countBytes()) {
            return -Status.BAD_ARGUMENT;
        }
        // A device may write there from now on: it must not be zeroed later.
        int status = frame.prepare();
        return status != Status.OK ? finish(thread, status) : frame.page(offset >>> 12) + (offset & PAGE - 1);
    }

    static long read(ThreadObject thread, int handle, long offset, long address, long countBytes) {
        Frame frame = frame(thread, handle, Rights.READ);
        return frame == null ? refusal(thread, handle, Rights.READ)
                : copy(thread, frame, offset, address, countBytes, MapFlags.WRITE);
    }

    static long write(ThreadObject thread, int handle, long offset, long address, long countBytes) {
        Frame frame = frame(thread, handle, Rights.WRITE);
        return frame == null ? refusal(thread, handle, Rights.WRITE)
                : copy(thread, frame, offset, address, countBytes, MapFlags.READ);
    }

    private static long copy(ThreadObject thread, Frame frame, long offset, long address, long countBytes, int access) {
        UserRange range = new UserRange(address, countBytes);
        if (!range.isInUserSpace()) {
            return -Status.BAD_ADDRESS;
        }
        if (frame.isDevice()) {
            return -Status.NOT_SUPPORTED;
        }
        if (offset < 0 || countBytes > frame.countBytes() || offset > frame.countBytes() - countBytes) {
            return -Status.BAD_ARGUMENT;
        }
        return FrameContents.copy(thread, frame, offset, range, access);
    }

    static long pager(ThreadObject thread, int jobHandle, long countBytes, int senderHandle) {
        ProcessObject process = thread.process;
        Job job = (Job) HandleTable.get(process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (job == null) {
            return -HandleTable.status(process, jobHandle, ObjectType.JOB, Rights.CREATE);
        }
        Sender sender = (Sender) HandleTable.get(process, senderHandle, ObjectType.SENDER, Rights.SEND);
        if (sender == null) {
            return -HandleTable.status(process, senderHandle, ObjectType.SENDER, Rights.SEND);
        }
        if (countBytes <= 0 || countBytes > Frame.MAXIMUM_BYTES) {
            return -Status.BAD_ARGUMENT;
        }
        int status = reserve(process, job);
        if (status != Status.OK) {
            return -status;
        }
        status = KernelMessage.reserve(job);
        if (status == Status.OK && !sender.tryRetain()) {
            KernelMessage.cancel(job);
            status = Status.BAD_HANDLE;
        }
        if (status != Status.OK) {
            Slab.FRAME.cancel(job);
            HandleTable.cancel(process);
            return -status;
        }
        Frame frame = Frame.ofPager(job, countBytes + PAGE - 1 >>> 12, sender);
        status = Pager.enlist(frame);
        if (status != Status.OK) {
            HandleTable.cancel(process);
            frame.release();
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(process, frame, MemoryCalls.FRAME_RIGHTS | Rights.MANAGE);
    }

    static long supply(ThreadObject thread, int handle, long offset, int sourceHandle, long sourceOffset, long countBytes) {
        Frame frame = frame(thread, handle, Rights.WRITE);
        if (frame == null) {
            return refusal(thread, handle, Rights.WRITE);
        }
        Frame source = frame(thread, sourceHandle, Rights.WRITE);
        if (source == null) {
            return refusal(thread, sourceHandle, Rights.WRITE);
        }
        if (!isInside(frame, offset, countBytes) || !isInside(source, sourceOffset, countBytes)) {
            return -Status.BAD_ARGUMENT;
        }
        // Where the call starts again, the thread is set for it already.
        return -Pager.supply(thread, frame, offset >>> 12, source, sourceOffset >>> 12, countBytes >>> 12);
    }

    static long fail(ThreadObject thread, int handle, long offset, long countBytes) {
        Frame frame = frame(thread, handle, Rights.WRITE);
        if (frame == null) {
            return refusal(thread, handle, Rights.WRITE);
        }
        return isInside(frame, offset, countBytes) ? -Pager.fail(frame, offset >>> 12, offset + countBytes >>> 12)
                : -Status.BAD_ARGUMENT;
    }
}
