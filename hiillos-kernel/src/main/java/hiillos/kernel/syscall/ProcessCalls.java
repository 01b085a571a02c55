package hiillos.kernel.syscall;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.memory.Vmem;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** Processes. */
@RawMemory(reason = "copies names and blocks from users")
public final class ProcessCalls {
    private static final int PROCESS_RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.MANAGE | Rights.WAIT;
    /** Handle directory, first page of handles, page table root. */
    private static final long PAGES_AT_FIRST = 3;
    private static final int NAME_BYTES = ProcessObject.MAXIMUM_NAME + 1;

    private ProcessCalls() {}

    static long exit(ThreadObject thread, int code) {
        thread.process.end(ExitReason.of(ExitReason.EXITED, code));
        return Dispatcher.NO_RESULT;
    }

    static long create(ThreadObject thread, int jobHandle, long name, long nameBytes) {
        Job job = (Job) HandleTable.get(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (job == null) {
            return -HandleTable.status(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        }
        if (nameBytes < 0 || nameBytes > ProcessObject.MAXIMUM_NAME) {
            return -Status.BAD_ARGUMENT;
        }
        long nameBuffer = Processor.current().scratch;
        Memory.fill(nameBuffer, (byte) 0, NAME_BYTES);
        int status = UserMemory.copyIn(thread.process.vmem(), new UserRange(name, nameBytes), nameBuffer);
        if (status != Status.OK) {
            return -status;
        }
        status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return -status;
        }
        status = reserve(job);
        if (status != Status.OK) {
            HandleTable.cancel(thread.process);
            return -status;
        }
        ProcessObject process = build(job);
        if (process == null) {
            HandleTable.cancel(thread.process);
            return -Status.OUT_OF_MEMORY;
        }
        process.setName(nameBuffer);
        return HandleTable.insert(thread.process, process, PROCESS_RIGHTS);
    }

    /** A process with an empty address space; null when memory or the job's budget does not suffice. */
    public static ProcessObject make(Job job) {
        return reserve(job) == Status.OK ? build(job) : null;
    }

    /** Charges the pages of a process and sets its cells aside. Returns a {@link Status}. */
    private static int reserve(Job job) {
        if (!job.charge(PAGES_AT_FIRST * PhysicalMemory.PAGE_BYTES)) {
            return Status.OUT_OF_QUOTA;
        }
        int status = Slab.PROCESS.reserve(job);
        if (status == Status.OK) {
            status = Slab.VMEM.reserve(job);
            if (status != Status.OK) {
                Slab.PROCESS.cancel(job);
            }
        }
        if (status != Status.OK) {
            job.refund(PAGES_AT_FIRST * PhysicalMemory.PAGE_BYTES);
        }
        return status;
    }

    /** A process from what {@link #reserve} set aside; null, and nothing set aside any more, when memory is out. */
    private static ProcessObject build(Job job) {
        long directory = PhysicalMemory.allocatePage();
        long slots = PhysicalMemory.allocatePage();
        long root = PageTable.create();
        if (directory == 0 || slots == 0 || root == 0) {
            freeIfAny(directory);
            freeIfAny(slots);
            freeIfAny(root);
            Slab.PROCESS.cancel(job);
            Slab.VMEM.cancel(job);
            job.refund(PAGES_AT_FIRST * PhysicalMemory.PAGE_BYTES);
            return null;
        }

        // --- Point of no return. ---

        return new ProcessObject(job, new Vmem(job, root), directory, slots);
    }

    private static void freeIfAny(long page) {
        if (page != 0) {
            PhysicalMemory.freePage(page);
        }
    }

    static long vmem(ThreadObject thread, int handle) {
        ProcessObject process = (ProcessObject) HandleTable.get(thread.process, handle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (process == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        }
        int status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return -status;
        }
        Vmem vmem = process.vmem();
        if (!vmem.tryRetainHandle()) {
            HandleTable.cancel(thread.process);
            return -vmem.refusal();
        }

        // --- Point of no return. ---

        return HandleTable.insertHeld(thread.process, vmem, Rights.DUPLICATE | Rights.TRANSFER | Rights.MAP);
    }

    static long grant(ThreadObject thread, int processHandle, int handle, int rights) {
        ProcessObject target = (ProcessObject) HandleTable.get(thread.process, processHandle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, processHandle, ObjectType.PROCESS, Rights.MANAGE);
        }
        long entry = HandleTable.look(thread.process, handle);
        if (entry == 0) {
            return -Status.BAD_HANDLE;
        }
        int held = HandleTable.rightsOf(entry);
        if ((held & Rights.TRANSFER) == 0) {
            return -Status.ACCESS_DENIED;
        }
        if (target.isStarted() || target.isEnded()) {
            return -Status.BAD_STATE;
        }
        int status = HandleTable.reserve(target);
        if (status != Status.OK) {
            return -status;
        }
        KernelObject object = HandleTable.objectOf(entry);
        if (!object.tryRetainHandle()) {
            HandleTable.cancel(target);
            return -object.refusal();
        }

        // --- Point of no return. ---

        return HandleTable.insertHeld(target, object, held & rights);
    }

    static long await(ThreadObject thread, int handle, long deadlineNanos) {
        ProcessObject target = (ProcessObject) HandleTable.get(thread.process, handle, ObjectType.PROCESS, Rights.WAIT);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.PROCESS, Rights.WAIT);
        }
        if (target.isFinished()) {
            return target.exitReason();
        }
        if (deadlineNanos >= 0 && deadlineNanos <= Clock.nanos()) {
            return -(deadlineNanos == 0 ? Status.SHOULD_WAIT : Status.TIMED_OUT);
        }
        if (!target.tryRetain()) {
            return -Status.BAD_HANDLE;
        }

        // --- Point of no return. ---

        Dispatch.LOCK.lock();
        if (target.isFinished()) {
            Dispatch.LOCK.unlock();
            target.release();
            return target.exitReason();
        }
        thread.waitsFor = target;
        target.add(thread);
        Scheduler.block(thread, ThreadObject.WAITING, deadlineNanos);
        Dispatch.LOCK.unlock();
        return Dispatcher.NO_RESULT;
    }

    static long kill(ThreadObject thread, int handle) {
        ProcessObject target = (ProcessObject) HandleTable.get(thread.process, handle, ObjectType.PROCESS,
                Rights.MANAGE);
        if (target == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        }
        target.end(ExitReason.of(ExitReason.KILLED, 0));
        return 0;
    }
}
