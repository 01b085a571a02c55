package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.HeardSender;
import hiillos.kernel.ipc.KernelMessage;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

/** Handles, and the objects that consist of little else. */
final class HandleCalls {
    private static final int MOST_MESSAGES = 4096;

    private HandleCalls() {}

    static long close(ThreadObject thread, int handle) {
        return -HandleTable.close(thread.process, handle);
    }

    static long type(ThreadObject thread, int handle) {
        KernelObject object = HandleTable.object(thread.process, handle);
        return object == null ? -Status.BAD_HANDLE : object.type;
    }

    static long identify(ThreadObject thread, int handle) {
        KernelObject object = HandleTable.object(thread.process, handle);
        return object == null ? -Status.BAD_HANDLE : object.identity();
    }

    static long restrict(ThreadObject thread, int handle, int rights) {
        return -HandleTable.restrict(thread.process, handle, rights);
    }

    static long duplicate(ThreadObject thread, int handle, int rights) {
        long entry = HandleTable.look(thread.process, handle);
        if (entry == 0) {
            return -Status.BAD_HANDLE;
        }
        int held = HandleTable.rightsOf(entry);
        if ((held & Rights.DUPLICATE) == 0) {
            return -Status.ACCESS_DENIED;
        }
        int status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return -status;
        }
        KernelObject object = HandleTable.objectOf(entry);
        if (!object.tryRetainHandle()) {
            // Another processor has closed the last handle since.
            HandleTable.cancel(thread.process);
            return -object.refusal();
        }

        // --- Point of no return. ---

        return HandleTable.insertHeld(thread.process, object, held & rights);
    }

    static long receiverCreate(ThreadObject thread, int jobHandle, long capacity) {
        Job job = (Job) HandleTable.get(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (job == null) {
            return -HandleTable.status(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        }
        if (capacity < 0 || capacity > MOST_MESSAGES) {
            return -Status.BAD_ARGUMENT;
        }
        int status = reserve(thread, Slab.RECEIVER, job);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(thread.process, new Receiver(job, (int) capacity), Rights.DUPLICATE | Rights.TRANSFER | Rights.RECEIVE
                | Rights.MINT);
    }

    /** A cell and a slot in the caller's table; nothing stays reserved on error. */
    static int reserve(ThreadObject thread, Slab slab, Job job) {
        int status = HandleTable.reserve(thread.process);
        if (status != Status.OK) {
            return status;
        }
        status = slab.reserve(job);
        if (status != Status.OK) {
            HandleTable.cancel(thread.process);
        }
        return status;
    }

    /** Takes back what {@link #reserve} set aside. */
    static void cancel(ThreadObject thread, Slab slab, Job job) {
        slab.cancel(job);
        HandleTable.cancel(thread.process);
    }

    static long senderCreate(ThreadObject thread, int receiverHandle, long badge, long flags) {
        Receiver receiver = (Receiver) HandleTable.get(thread.process, receiverHandle, ObjectType.RECEIVER, Rights.MINT);
        if (receiver == null) {
            return -HandleTable.status(thread.process, receiverHandle, ObjectType.RECEIVER, Rights.MINT);
        }
        if ((flags & ~1L) != 0) {
            return -Status.BAD_ARGUMENT;
        }
        Job job = thread.process.payer();
        int status = reserve(thread, Slab.SENDER, job);
        if (status != Status.OK) {
            return -status;
        }
        status = flags != 0 ? KernelMessage.reserve(job) : Status.OK;
        if (status == Status.OK && !receiver.tryRetain()) {
            if (flags != 0) {
                KernelMessage.cancel(job);
            }
            status = receiver.refusal();
        }
        if (status != Status.OK) {
            cancel(thread, Slab.SENDER, job);
            return -status;
        }

        // --- Point of no return. ---

        Sender sender = flags != 0 ? new HeardSender(job, receiver, badge) : new Sender(job, receiver, badge);
        receiver.release();
        return HandleTable.insert(thread.process, sender, Rights.DUPLICATE | Rights.TRANSFER | Rights.SEND);
    }
}
