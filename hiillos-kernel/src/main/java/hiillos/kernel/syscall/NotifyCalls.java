package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.memory.Slab;

/** Words of signal bits. */
final class NotifyCalls {
    private static final int NOTIFY_RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.READ | Rights.WRITE;

    private NotifyCalls() {}

    static long create(ThreadObject thread, int jobHandle) {
        Job job = (Job) HandleTable.get(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        if (job == null) {
            return -HandleTable.status(thread.process, jobHandle, ObjectType.JOB, Rights.CREATE);
        }
        int status = HandleCalls.reserve(thread, Slab.NOTIFY, job);
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        return HandleTable.insert(thread.process, new Notify(job), NOTIFY_RIGHTS);
    }

    static long signal(ThreadObject thread, int handle, long bits) {
        Notify notify = (Notify) HandleTable.get(thread.process, handle, ObjectType.NOTIFY, Rights.WRITE);
        if (notify == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.NOTIFY, Rights.WRITE);
        }
        notify.signal(bits);
        return 0;
    }

    static long await(ThreadObject thread, int handle, long mask, long deadlineNanos) {
        Notify notify = (Notify) HandleTable.get(thread.process, handle, ObjectType.NOTIFY, Rights.READ);
        if (notify == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.NOTIFY, Rights.READ);
        }
        int status = notify.await(thread, mask, deadlineNanos);
        return status == Notify.WAITS ? Dispatcher.NO_RESULT : -status;
    }

    static long bind(ThreadObject thread, int handle, int receiverHandle, long badge) {
        Notify notify = (Notify) HandleTable.get(thread.process, handle, ObjectType.NOTIFY, Rights.READ);
        if (notify == null) {
            return -HandleTable.status(thread.process, handle, ObjectType.NOTIFY, Rights.READ);
        }
        Receiver receiver = null;
        if (receiverHandle != 0) {
            receiver = (Receiver) HandleTable.get(thread.process, receiverHandle, ObjectType.RECEIVER, Rights.RECEIVE);
            if (receiver == null) {
                return -HandleTable.status(thread.process, receiverHandle, ObjectType.RECEIVER, Rights.RECEIVE);
            }
        }
        return -notify.bind(receiver, badge);
    }
}
