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

/**
 * A word of signal bits. Bits that are signalled add up until somebody takes them: a thread that waits for one of them,
 * else a server of the Receiver that this object is bound to.
 *
 * <p>Invariant, under the scheduler's lock: no waiter's mask has a bit in common with {@link #bits}.
 */
public final class Notify extends WaitQueue {
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

    /** The current thread takes bits of a mask, or waits for one until the deadline. Returns a {@link Status}. */
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
            thread.setResult(0);
            return Status.OK;
        }
        if (deadline == 0) {
            return Status.SHOULD_WAIT;
        }
        SpinLock.point();
        thread.signalMask = mask;
        // Others may close the last handle meanwhile.
        retain();
        thread.waitsFor = this;
        add(thread);
        Scheduler.blockAndChoose(thread, ThreadObject.SIGNAL_WAIT, deadline);
        return Status.OK;
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
