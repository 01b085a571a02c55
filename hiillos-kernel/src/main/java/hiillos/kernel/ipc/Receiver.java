package hiillos.kernel.ipc;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.JobMember;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Dispatch;

/**
 * The receiving end of calls.
 *
 * <p>Invariant: at most one of the two queues is not empty. A thread is in the queue of callers exactly when its state is
 * CALLING, and in that of waiting servers exactly when it is RECEIVING, and {@code thread.receiver} names this object.
 */
public final class Receiver extends JobMember {
    ThreadObject firstCaller;
    private ThreadObject lastCaller;
    ThreadObject firstServer;
    private ThreadObject lastServer;
    private boolean closed;

    /** The cell is reserved. */
    public Receiver(Job payer) {
        super(ObjectType.RECEIVER, Slab.RECEIVER, payer);
    }

    @Override
    protected boolean hearsLastHandle() {
        return true;
    }

    /** Nobody can receive any more: callers get PEER_CLOSED, now and ever. */
    @Override
    protected boolean laterStep() {
        Dispatch.LOCK.lock();
        closed = true;
        while (firstCaller != null) {
            ThreadObject caller = firstCaller;
            removeCaller(caller);
            Ipc.finishWithError(caller, Status.PEER_CLOSED);
        }
        while (firstServer != null) {
            ThreadObject server = firstServer;
            removeServer(server);
            Ipc.finishWithError(server, Status.PEER_CLOSED);
        }
        Dispatch.LOCK.unlock();
        return true;
    }

    @Override
    protected boolean killStep() {
        return laterStep();
    }

    public boolean isClosed() {
        return closed;
    }

    void addCaller(ThreadObject thread) {
        thread.receiver = this;
        thread.nextInQueue = null;
        thread.previousInQueue = lastCaller;
        if (lastCaller == null) {
            firstCaller = thread;
        } else {
            lastCaller.nextInQueue = thread;
        }
        lastCaller = thread;
    }

    void removeCaller(ThreadObject thread) {
        ThreadObject next = thread.nextInQueue;
        ThreadObject previous = thread.previousInQueue;
        if (previous == null) {
            firstCaller = next;
        } else {
            previous.nextInQueue = next;
        }
        if (next == null) {
            lastCaller = previous;
        } else {
            next.previousInQueue = previous;
        }
        thread.nextInQueue = null;
        thread.previousInQueue = null;
        thread.receiver = null;
    }

    /** Takes the first waiting server, which there is. */
    void removeFirstServer(ThreadObject server) {
        ThreadObject next = server.nextInQueue;
        firstServer = next;
        if (next == null) {
            lastServer = null;
        } else {
            next.previousInQueue = null;
            server.nextInQueue = null;
        }
        server.receiver = null;
    }

    void addServer(ThreadObject thread) {
        thread.receiver = this;
        thread.nextInQueue = null;
        thread.previousInQueue = lastServer;
        if (lastServer == null) {
            firstServer = thread;
        } else {
            lastServer.nextInQueue = thread;
        }
        lastServer = thread;
    }

    void removeServer(ThreadObject thread) {
        ThreadObject next = thread.nextInQueue;
        ThreadObject previous = thread.previousInQueue;
        if (previous == null) {
            firstServer = next;
        } else {
            previous.nextInQueue = next;
        }
        if (next == null) {
            lastServer = previous;
        } else {
            next.previousInQueue = previous;
        }
        thread.nextInQueue = null;
        thread.previousInQueue = null;
        thread.receiver = null;
    }
}
