package hiillos.kernel.ipc;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.WaitQueue;
import hiillos.word.AlwaysInline;

/**
 * A word of signal bits. Bits that are signalled add up until somebody takes them: a thread that waits for one of them,
 * else a server of the Receiver that this object is bound to.
 *
 * <p>Invariant, under the scheduler's lock: no waiter's mask has a bit in common with {@link #bits}.
 */
public final class Notify extends WaitQueue {
    /** {@link #await}: the thread waits, and its frame has the result when it is woken. */
    public static final int WAITS = -1;

    private long bits;
    /** Where it is bound to, with a reference; or null. */
    private Receiver receiver;
    /** What the Receiver's servers know it by. */
    long badge;
    Notify nextBound;
    Notify previousBound;
    /** In the Receiver's queue of those that have bits. */
    boolean isSignalled;
    Notify nextSignalled;
    Notify previousSignalled;

    /** The cell is reserved. */
    public Notify(Job payer) {
        super(ObjectType.NOTIFY, Slab.NOTIFY, payer);
    }

    /** Bits that nobody has taken: a moment old without the scheduler's lock. */
    public long bits() {
        return bits;
    }

    /** Sets bits and wakes who waits for them. From system calls and interrupts; never blocks. */
    public void signal(long more) {
        Dispatch.LOCK.lock();
        signalLocked(more);
        Dispatch.LOCK.unlock();
    }

    /** {@link #signal} for who has the scheduler's lock. */
    public void signalLocked(long more) {
        bits |= more;
        SpinLock.point();
        ThreadObject waiter = first();
        while (waiter != null && bits != 0) {
            ThreadObject next = waiter.nextInQueue;
            if ((waiter.signalMask & bits) != 0) {
                setTaken(waiter, take(waiter.signalMask));
                Scheduler.wake(waiter, 0);
            }
            waiter = next;
        }
        if (bits != 0 && receiver != null) {
            receiver.signal(this);
        }
    }

    /** Adds bits, for which nobody waits; false when a Receiver is to hear of them. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path")
    public boolean trySignal(long more) {
        if (receiver != null) {
            return false;
        }
        bits |= more;
        return true;
    }

    /** Whether all these bits, which are not 0, are for {@link #first} alone. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path")
    public boolean isFor(ThreadObject waiter, long more) {
        return more != 0 && (more & ~waiter.signalMask) == 0 && waiter.nextInQueue == null;
    }

    /** Gives bits to the waiter that they are for, who is to run; as {@link #releaseShortly}. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path")
    public int give(ThreadObject waiter, long more) {
        // No bit that is set was in a waiter's mask: the invariant.
        long frame = waiter.frame;
        RegisterFrame.set(frame, FaultRecord.RDX, more);
        RegisterFrame.setResult(frame, 0);
        removeOnly(waiter);
        waiter.waitsFor = null;
        return releaseShortly();
    }

    private static void setTaken(ThreadObject thread, long taken) {
        RegisterFrame.set(thread.frame, FaultRecord.RDX, taken);
    }

    private long take(long mask) {
        long taken = bits & mask;
        bits &= ~taken;
        return taken;
    }

    /** All bits, which are gone now. */
    long takeAll() {
        return take(-1);
    }

    /** Bits of a mask that are set: a moment old without {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path")
    public long bits(long mask) {
        return bits & mask;
    }

    /** The current thread takes bits that are set; false when a Receiver is to hear of it. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path")
    public boolean tryTake(ThreadObject thread, long taken) {
        if (isSignalled) {
            return false;
        }
        bits ^= taken;
        setTaken(thread, taken);
        return true;
    }

    /** The current thread, which is about to block, waits here for bits. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path")
    public void join(ThreadObject thread, long mask) {
        thread.signalMask = mask;
        // Others may close the last handle meanwhile.
        retain();
        thread.waitsFor = this;
        add(thread);
    }

    /**
     * The current thread takes bits of a mask, or waits for one until the deadline. Returns {@link Status#OK} when it has
     * taken some, {@link #WAITS}, or why neither.
     */
    public int await(ThreadObject thread, long mask, long deadlineNanos) {
        long deadline = Messages.effectiveDeadline(deadlineNanos);
        Dispatch.LOCK.lock();
        int status = awaitLocked(thread, mask, deadline);
        Dispatch.LOCK.unlock();
        return status;
    }

    private int awaitLocked(ThreadObject thread, long mask, long deadline) {
        if ((bits & mask) != 0) {
            setTaken(thread, take(mask));
            if (bits == 0 && isSignalled) {
                receiver.removeSignalled(this);
            }
            return Status.OK;
        }
        if (deadline == 0) {
            return Status.SHOULD_WAIT;
        }
        SpinLock.point();
        join(thread, mask);
        Scheduler.block(thread, ThreadObject.SIGNAL_WAIT, deadline);
        return WAITS;
    }

    /** Binds it to a Receiver, or to none (null), in place of what it was bound to. Returns a {@link Status}. */
    public int bind(Receiver target, long newBadge) {
        Dispatch.LOCK.lock();
        int status = target != null && target.isClosed() ? Status.PEER_CLOSED : Status.OK;
        if (status == Status.OK) {
            unbindLocked();
            if (target != null && target.tryRetain()) {
                receiver = target;
                badge = newBadge;
                target.addBound(this);
                if (bits != 0) {
                    target.signal(this);
                }
            }
        }
        Dispatch.LOCK.unlock();
        return status;
    }

    void unbindLocked() {
        Receiver bound = receiver;
        if (bound != null) {
            bound.removeSignalled(this);
            bound.removeBound(this);
            receiver = null;
            bound.release();
        }
    }

    @Override
    protected boolean destroyStep() {
        Dispatch.LOCK.lock();
        unbindLocked();
        Dispatch.LOCK.unlock();
        return true;
    }
}
