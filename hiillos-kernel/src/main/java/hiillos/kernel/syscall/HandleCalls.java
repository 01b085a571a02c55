package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

/** Handles, and the objects that consist of little else. */
final class HandleCalls {
    private HandleCalls() {}

    static long close(ThreadObject thread, int handle) {
        return -HandleTable.close(thread.process, handle);
    }

    static long type(ThreadObject thread, int handle) {
        KernelObject object = HandleTable.object(thread.process, handle);
        return object == null ? -Status.BAD_HANDLE : object.type;
    }

    static long duplicate(ThreadObject thread, int handle, int rights) {
        KernelObject object = HandleTable.object(thread.process, handle);
        if (object == null) {
            return -Status.BAD_HANDLE;
        }
        int held = HandleTable.rights(thread.process, handle);
        if ((held & Rights.DUPLICATE) == 0) {
            return -Status.ACCESS_DENIED;
        }
        int status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        object.retain();
        return HandleTable.insert(thread.process, object, held & rights);
    }

    static long receiverCreate(ThreadObject thread, int jobHandle, long capacity) {
        int status = HandleTable.check(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (status != Status.OK) {
            return -status;
        }
        if (capacity != 0) {
            return -Status.BAD_ARGUMENT;
        }
        Job job = (Job) HandleTable.object(thread.process, jobHandle);
        status = reserve(thread, Slab.RECEIVER, job);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(thread.process, new Receiver(job), Rights.DUPLICATE | Rights.TRANSFER | Rights.RECEIVE
                | Rights.MINT);
    }

    /** A cell and a slot in the caller's table; nothing stays reserved on error. */
    static int reserve(ThreadObject thread, Slab slab, Job job) {
        int status = HandleTable.reserve(thread.process);
        return status != Status.OK ? status : slab.reserve(job);
    }

    static long senderCreate(ThreadObject thread, int receiverHandle, long badge) {
        int status = HandleTable.check(thread.process, receiverHandle, ObjectType.RECEIVER, Rights.MINT);
        if (status != Status.OK) {
            return -status;
        }
        Receiver receiver = (Receiver) HandleTable.object(thread.process, receiverHandle);
        Job job = thread.process.payer();
        status = reserve(thread, Slab.SENDER, job);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(thread.process, new Sender(job, receiver, badge), Rights.DUPLICATE | Rights.TRANSFER
                | Rights.SEND);
    }
}
