package hiillos.kernel.ipc;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;

/** The right to answer one call, taken out of the server's thread: it can be kept, and handed to others. */
public final class Reply extends KernelObject {
    /** Who waits for the answer; null once it has it, or an error. Under the scheduler's lock. */
    ThreadObject caller;

    /** The cell is reserved. */
    public Reply(Job payer) {
        super(ObjectType.REPLY, Slab.REPLY, payer);
    }

    /** Whether somebody waits for the answer; a moment old. */
    public boolean isAwaited() {
        return caller != null;
    }

    @Override
    protected boolean hearsLastHandle() {
        return true;
    }

    /** Nobody can answer any more. */
    @Override
    protected boolean laterStep() {
        Dispatch.LOCK.lock();
        ThreadObject client = caller;
        if (client != null) {
            caller = null;
            client.reply = null;
            Ipc.finishWithError(client, Status.REPLY_DROPPED);
        }
        Dispatch.LOCK.unlock();
        return true;
    }
}
