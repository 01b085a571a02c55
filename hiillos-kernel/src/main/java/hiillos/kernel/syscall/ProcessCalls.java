package hiillos.kernel.syscall;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
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
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** Processes. */
@RawMemory(reason = "copies names and blocks from users")
public final class ProcessCalls {
    private static final int PROCESS_RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.MANAGE | Rights.WAIT;
    private static final int NAME_BYTES = ProcessObject.MAXIMUM_NAME + 1;

    private ProcessCalls() {}

    static long exit(ThreadObject thread, int code) {
        thread.process.end(ExitReason.of(ExitReason.EXITED, code));
        return Dispatcher.NO_RESULT;
    }

    static long create(ThreadObject thread, int jobHandle, long name, long nameBytes) {
        int status = HandleTable.check(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (status != Status.OK) {
            return -status;
        }
        if (nameBytes < 0 || nameBytes > ProcessObject.MAXIMUM_NAME) {
            return -Status.BAD_ARGUMENT;
        }
        long nameBuffer = Processor.current().scratch;
        Memory.fill(nameBuffer, (byte) 0, NAME_BYTES);
        status = UserMemory.copyIn(thread.process.vmem(), new UserRange(name, nameBytes), nameBuffer);
        if (status != Status.OK) {
            return -status;
        }
        status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return -status;
        }
        ProcessObject process = make((Job) HandleTable.object(thread.process, jobHandle));
        if (process == null) {
            return -Status.OUT_OF_MEMORY;
        }
        process.setName(nameBuffer);
        return HandleTable.insert(thread.process, process, PROCESS_RIGHTS);
    }

    /** A process with an empty address space; null when memory or the job's budget does not suffice. */
    public static ProcessObject make(Job job) {
        if (!job.charge(2 * PhysicalMemory.PAGE_BYTES)) {
            return null;
        }
        long directory = PhysicalMemory.allocatePage();
        long root = PageTable.create();
        boolean processCell = Slab.PROCESS.reserve(job) == Status.OK;
        boolean vmemCell = Slab.VMEM.reserve(job) == Status.OK;
        if (directory == 0 || root == 0 || !processCell || !vmemCell) {
            if (directory != 0) {
                PhysicalMemory.freePage(directory);
            }
            if (root != 0) {
                PhysicalMemory.freePage(root);
            }
            if (processCell) {
                Slab.PROCESS.cancel(job);
            }
            if (vmemCell) {
                Slab.VMEM.cancel(job);
            }
            job.refund(2 * PhysicalMemory.PAGE_BYTES);
            return null;
        }

        // --- Point of no return. ---

        return new ProcessObject(job, new Vmem(job, root), directory);
    }

    static long vmem(ThreadObject thread, int handle) {
        int status = HandleTable.check(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        if (status != Status.OK) {
            return -status;
        }
        status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        Vmem vmem = ((ProcessObject) HandleTable.object(thread.process, handle)).vmem();
        vmem.retain();
        return HandleTable.insert(thread.process, vmem, Rights.DUPLICATE | Rights.TRANSFER | Rights.MAP);
    }

    static long grant(ThreadObject thread, int processHandle, int handle, int rights) {
        int status = HandleTable.check(thread.process, processHandle, ObjectType.PROCESS, Rights.MANAGE);
        if (status != Status.OK) {
            return -status;
        }
        KernelObject object = HandleTable.object(thread.process, handle);
        if (object == null) {
            return -Status.BAD_HANDLE;
        }
        int held = HandleTable.rights(thread.process, handle);
        if ((held & Rights.TRANSFER) == 0) {
            return -Status.ACCESS_DENIED;
        }
        ProcessObject target = (ProcessObject) HandleTable.object(thread.process, processHandle);
        if (target.isStarted() || target.isEnded()) {
            return -Status.BAD_STATE;
        }
        status = HandleTable.reserve(target);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        object.retain();
        return HandleTable.insert(target, object, held & rights);
    }

    static long await(ThreadObject thread, int handle, long deadlineNanos) {
        int status = HandleTable.check(thread.process, handle, ObjectType.PROCESS, Rights.WAIT);
        if (status != Status.OK) {
            return -status;
        }
        ProcessObject target = (ProcessObject) HandleTable.object(thread.process, handle);
        if (target.isEnded()) {
            return target.exitReason();
        }
        if (deadlineNanos == 0) {
            return -Status.SHOULD_WAIT;
        }

        // --- Point of no return. ---

        target.retain();
        thread.waitsFor = target;
        thread.state = ThreadObject.WAITING;
        target.addWaiter(thread);
        return Dispatcher.NO_RESULT;
    }

    static long kill(ThreadObject thread, int handle) {
        int status = HandleTable.check(thread.process, handle, ObjectType.PROCESS, Rights.MANAGE);
        if (status != Status.OK) {
            return -status;
        }
        ((ProcessObject) HandleTable.object(thread.process, handle)).end(ExitReason.of(ExitReason.KILLED, 0));
        return 0;
    }
}
