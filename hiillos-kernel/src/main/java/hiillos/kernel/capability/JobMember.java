package hiillos.kernel.capability;

import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.WaitQueue;

/**
 * An object that its Job knows, because it owns or refers to others: when the Job is killed it lets go of them, so that no
 * cycle of references outlives the Job.
 */
public abstract class JobMember extends WaitQueue {
    /** Guards the lists of all Jobs' members. */
    static final SpinLock LOCK = new SpinLock(LockRank.JOB);

    /** In whose list this is; null in none. */
    private Job listedIn;
    private JobMember next;
    private JobMember previous;

    /** As {@link hiillos.kernel.memory.KernelObject}; a payer lists the new object. */
    protected JobMember(int type, Slab slab, Job payer) {
        super(type, slab, payer);
        if (payer != null) {
            LOCK.lock();
            addTo(payer);
            LOCK.unlock();
        }
    }

    /** Enters a Job's list, at its front. Needs {@link #LOCK}. */
    final void addTo(Job job) {
        previous = null;
        next = job.firstMember;
        if (next != null) {
            next.previous = this;
        }
        job.firstMember = this;
        listedIn = job;
    }

    /** Leaves the list that this is in. Needs {@link #LOCK}. */
    final void removeFromList() {
        if (listedIn == null) {
            return;
        }
        if (previous == null) {
            listedIn.firstMember = next;
        } else {
            previous.next = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        next = null;
        previous = null;
        listedIn = null;
    }

    /**
     * A part of what this does when its Job is killed: ends what it runs, drops what it refers to, frees what it holds, and
     * fails from then on. Called without locks, when no borrowed reference from before the kill is left; bounded work.
     *
     * @return true when nothing is left to do; else it is called again
     */
    protected boolean killStep() {
        return true;
    }

    @Override
    protected void discard() {
        LOCK.lock();
        removeFromList();
        LOCK.unlock();
        super.discard();
    }
}
