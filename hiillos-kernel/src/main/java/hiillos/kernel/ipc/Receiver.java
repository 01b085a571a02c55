package hiillos.kernel.ipc;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.JobMember;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.Pager;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.AlwaysInline;

/**
 * The receiving end: of calls, one-way messages, the kernel's messages and the signals of Notifys that are bound to it.
 *
 * <p>Invariant, under the scheduler's lock: while a server waits, nothing is queued. A thread is in the queue of callers
 * (the inherited one) exactly when its state is CALLING and {@code thread.queue} names this object, and in the list of waiting servers
 * exactly when it is RECEIVING and {@code thread.receiver} does.
 */
public final class Receiver extends JobMember {
    /** The most one-way messages that a Receiver can be made for. */
    public static final int MAXIMUM_CAPACITY = 4096;

    /** {@link #countNotes} of a closed Receiver. */
    private static final int NEVER_IDLE = 1;

    /** How many one-way messages may wait. */
    final int capacity;
    /**
     * The server that waits since the shortest time: its memory is the warmest. Linked by {@code nextServer}; only those
     * behind the first have a {@code previousServer}.
     */
    ThreadObject firstServer;
    /** The Frames whose pages are asked for here. */
    public Frame firstPaged;
    private KernelMessage firstMessage;
    private KernelMessage lastMessage;
    /** One-way messages among those that wait. */
    private int countOneWay;
    private Notify firstSignalled;
    private Notify lastSignalled;
    private Notify firstBound;
    /** Messages and signalled Notifys that wait; not 0 when closed. */
    int countNotes;
    /** The last thing that was received while callers waited was no call: callers are next. */
    private boolean callersTurn;
    private boolean closed;

    /** The cell is reserved. */
    public Receiver(Job payer, int capacity) {
        super(ObjectType.RECEIVER, Slab.RECEIVER, payer);
        this.capacity = capacity;
    }

    @Override
    protected boolean hearsLastHandle() {
        return true;
    }

    /** Nobody can receive any more: callers get PEER_CLOSED, now and ever. */
    @Override
    protected boolean laterStep() {
        close();
        return true;
    }

    @Override
    protected boolean killStep() {
        return laterStep();
    }

    private void close() {
        Dispatch.LOCK.lock();
        closed = true;
        for (ThreadObject caller = first(); caller != null; caller = first()) {
            Ipc.finishWithError(caller, Status.PEER_CLOSED);
        }
        while (firstServer != null) {
            ThreadObject server = firstServer;
            removeServer(server);
            Ipc.finishWithError(server, Status.PEER_CLOSED);
        }
        while (firstMessage != null) {
            takeMessage().release();
        }
        while (firstBound != null) {
            firstBound.unbindLocked();
        }
        // The fast path looks at nothing else before it lets a server wait.
        countNotes = NEVER_IDLE;
        Pager.receiverClosed(this);
        Dispatch.LOCK.unlock();
    }

    /** Whether a server would have to wait. */
    boolean isIdle() {
        return first() == null && countNotes == 0;
    }

    /** Whether nobody can receive any more. */
    public boolean isClosed() {
        return closed;
    }

    /** One-way messages that wait: a moment old without the scheduler's lock. */
    public int countOneWay() {
        return countOneWay;
    }

    /** How many one-way messages may wait. */
    public int capacity() {
        return capacity;
    }

    /** The current thread waits for messages. */
    @AlwaysInline(reason = "fast path of IPC")
    void addServer(ThreadObject thread) {
        ThreadObject next = firstServer;
        thread.receiver = this;
        thread.nextServer = next;
        if (next != null) {
            next.previousServer = thread;
        }
        firstServer = thread;
    }

    /** Takes a waiting server out. */
    void removeServer(ThreadObject thread) {
        ThreadObject next = thread.nextServer;
        if (firstServer == thread) {
            firstServer = next;
        } else {
            ThreadObject previous = thread.previousServer;
            previous.nextServer = next;
            if (next != null) {
                next.previousServer = previous;
            }
        }
        thread.nextServer = null;
        thread.previousServer = null;
        thread.receiver = null;
    }

    /** Gives the current thread a signal or a message, if it is their turn and there is one. */
    boolean takeNote(ThreadObject thread) {
        if (countNotes == 0 || callersTurn && first() != null) {
            callersTurn = false;
            return false;
        }
        callersTurn = true;
        Notify notify = firstSignalled;
        if (notify != null) {
            removeSignalled(notify);
            Messages.deliverBits(thread, notify.takeAll(), notify.badge);
        } else {
            KernelMessage message = takeMessage();
            message.deliver(thread);
            message.release();
        }
        return true;
    }

    /** Whether one more one-way message may wait. */
    boolean hasRoom() {
        return countOneWay < capacity;
    }

    /** Queues a message; no server waits. */
    void addMessage(KernelMessage message) {
        if (firstMessage == null) {
            firstMessage = message;
        } else {
            lastMessage.next = message;
        }
        lastMessage = message;
        countNotes++;
        if (message.isOneWay()) {
            countOneWay++;
        }
    }

    private KernelMessage takeMessage() {
        KernelMessage message = firstMessage;
        firstMessage = message.next;
        message.next = null;
        countNotes--;
        if (message.isOneWay()) {
            countOneWay--;
        }
        return message;
    }

    /** A bound Notify has bits that nobody took: a server gets them now or as soon as one asks. */
    void signal(Notify notify) {
        ThreadObject server = firstServer;
        if (server != null) {
            removeServer(server);
            Messages.deliverBits(server, notify.takeAll(), notify.badge);
            Scheduler.ready(server);
        } else if (!notify.isSignalled) {
            notify.isSignalled = true;
            notify.previousSignalled = lastSignalled;
            if (firstSignalled == null) {
                firstSignalled = notify;
            } else {
                lastSignalled.nextSignalled = notify;
            }
            lastSignalled = notify;
            countNotes++;
        }
    }

    /** Takes a Notify out of the queue, if it is there. */
    void removeSignalled(Notify notify) {
        if (!notify.isSignalled) {
            return;
        }
        Notify before = notify.previousSignalled;
        Notify after = notify.nextSignalled;
        if (before == null) {
            firstSignalled = after;
        } else {
            before.nextSignalled = after;
        }
        if (after == null) {
            lastSignalled = before;
        } else {
            after.previousSignalled = before;
        }
        notify.nextSignalled = null;
        notify.previousSignalled = null;
        notify.isSignalled = false;
        countNotes--;
    }

    void addBound(Notify notify) {
        notify.nextBound = firstBound;
        notify.previousBound = null;
        if (firstBound != null) {
            firstBound.previousBound = notify;
        }
        firstBound = notify;
    }

    void removeBound(Notify notify) {
        if (notify.previousBound == null) {
            firstBound = notify.nextBound;
        } else {
            notify.previousBound.nextBound = notify.nextBound;
        }
        if (notify.nextBound != null) {
            notify.nextBound.previousBound = notify.previousBound;
        }
        notify.nextBound = null;
        notify.previousBound = null;
    }
}
