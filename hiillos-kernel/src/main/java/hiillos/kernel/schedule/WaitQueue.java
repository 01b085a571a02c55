package hiillos.kernel.schedule;

import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;
import hiillos.word.AlwaysInline;

/**
 * An object that threads wait for, first come, first served. Adding and removing take the same time however many wait.
 *
 * <p>Invariant: a thread is in this queue exactly when {@code thread.queue} names it; it is then blocked. Needs
 * {@link Dispatch#LOCK}. The queue holds no reference: a blocked thread lives, and who can free the object first wakes
 * its waiters or gives each a reference in {@link ThreadObject#waitsFor}.
 */
public abstract class WaitQueue extends KernelObject {
    private ThreadObject first;
    private ThreadObject last;

    /** Takes the reserved cell; the new object has one reference, its creator's. */
    protected WaitQueue(int type, Slab slab, Job payer) {
        super(type, slab, payer);
    }

    /** Who waits longest; null when nobody waits. */
    @AlwaysInline(reason = "fast path of IPC")
    public final ThreadObject first() {
        return first;
    }

    /** Puts a thread that is in no queue at the end. */
    @AlwaysInline(reason = "fast path of IPC")
    public final void add(ThreadObject thread) {
        ThreadObject before = last;
        thread.queue = this;
        thread.previousInQueue = before;
        thread.nextInQueue = null;
        last = thread;
        if (before == null) {
            first = thread;
        } else {
            before.nextInQueue = thread;
        }
    }

    /** Takes a thread out that is in this queue. */
    @AlwaysInline(reason = "fast path of IPC")
    public final void remove(ThreadObject thread) {
        ThreadObject next = thread.nextInQueue;
        ThreadObject before = thread.previousInQueue;
        if (before == null) {
            first = next;
        } else {
            before.nextInQueue = next;
        }
        if (next == null) {
            last = before;
        } else {
            next.previousInQueue = before;
        }
        thread.queue = null;
    }

    /** As {@link #remove}, of the only one. */
    @AlwaysInline(reason = "system calls with an entry point of their own")
    protected final void removeOnly(ThreadObject thread) {
        first = null;
        last = null;
        thread.queue = null;
    }

    /** Wakes everyone with the result of the call that they wait in. */
    public final void wakeAll(long result) {
        while (first != null) {
            Scheduler.wake(first, result);
        }
    }
}
