package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;

/** Budgets. */
final class JobCalls {
    private static final int JOB_RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.READ | Rights.CREATE | Rights.MANAGE;

    private JobCalls() {}

    static long create(ThreadObject thread, int jobHandle, long limitBytes, long maximumPriority) {
        Job job = (Job) HandleTable.get(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (job == null) {
            return -HandleTable.status(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        }
        if (limitBytes < 0 || maximumPriority < 0 || maximumPriority > job.maximumPriority()) {
            return -Status.BAD_ARGUMENT;
        }
        int status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return -status;
        }
        status = job.reserveChild(limitBytes);
        if (status != Status.OK) {
            HandleTable.cancel(thread.process);
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(thread.process, job.child(limitBytes, (int) maximumPriority), JOB_RIGHTS);
    }

    /** Restarted until everything has ended: each time a part is done on the way out of the kernel. */
    static long kill(ThreadObject thread, int jobHandle) {
        Job job = (Job) HandleTable.get(thread.process, jobHandle, ObjectType.JOB, Rights.MANAGE);
        if (job == null) {
            return -HandleTable.status(thread.process, jobHandle, ObjectType.JOB, Rights.MANAGE);
        }
        if (job.isKillDone()) {
            return 0;
        }
        if (!job.tryRetain()) {
            return -Status.BAD_HANDLE;
        }

        // --- Point of no return. ---

        job.kill();
        job.release();
        RegisterFrame.repeatCall(thread.frame);
        return Dispatcher.NO_RESULT;
    }
}
