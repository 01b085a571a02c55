package hiillos.kernel.capability;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.RunQueue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A budget of bytes. Cells, pages and page tables of what its processes create are charged to it: one atomic word.
 *
 * <p>A child's whole limit is charged to its parent when the child is made, so that charging never climbs a chain, and what
 * was promised to a child is there. A Job lives as long as something refers to it or is charged to it.
 *
 * <pre>
 * account   62 killed: nothing is charged any more   61 no references left   60..0 bytes charged
 * </pre>
 */
public final class Job extends JobMember {
    private static final VarHandle ACCOUNT = field();
    private static final long KILLED = 1L << 62;
    private static final long UNREFERENCED = 1L << 61;
    private static final long BYTES = UNREFERENCED - 1;

    private final long limitBytes;
    private final int maximumPriority;
    /** First of the objects that this Job must end when it is killed; guarded by {@link JobMember#LOCK}. */
    JobMember firstMember;
    /** The member that is just being ended. */
    private JobMember ending;
    private boolean killed;
    private long account;

    private Job(Job parent, long limitBytes, int maximumPriority) {
        super(ObjectType.JOB, Slab.JOB, parent);
        this.limitBytes = limitBytes;
        this.maximumPriority = maximumPriority;
        if (parent != null && parent.isKilled()) {
            // Since its limit was charged. The kill may have passed by the parent's members already, and not find this one.
            killed = true;
            set(KILLED);
        }
    }

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(Job.class, "account", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A Job for the first processes, which nobody pays for; null when memory is out. */
    public static Job first(long limitBytes) {
        return Slab.JOB.reserveUnpaid() == Status.OK ? new Job(null, limitBytes, RunQueue.PRIORITIES - 1) : null;
    }

    /** Sets aside what {@link #child} needs. Returns a {@link Status}. */
    public int reserveChild(long limit) {
        if (!charge(limit)) {
            return Status.OUT_OF_QUOTA;
        }
        int status = Slab.JOB.reserve(this);
        if (status != Status.OK) {
            refund(limit);
        }
        return status;
    }

    /** A child, after {@link #reserveChild} of the same limit. */
    public Job child(long limit, int priority) {
        return new Job(this, limit, priority);
    }

    /** Charges bytes; tells whether the budget had them. */
    public boolean charge(long bytes) {
        long seen = (long) ACCOUNT.getVolatile(this);
        while ((seen & KILLED) == 0 && bytes <= limitBytes - (seen & BYTES)) {
            SpinLock.point();
            if (ACCOUNT.compareAndSet(this, seen, seen + bytes)) {
                return true;
            }
            seen = (long) ACCOUNT.getVolatile(this);
        }
        return false;
    }

    /** Whether so much could be charged now: a hint. */
    public boolean canCharge(long bytes) {
        long seen = (long) ACCOUNT.getVolatile(this);
        return (seen & KILLED) == 0 && bytes <= limitBytes - (seen & BYTES);
    }

    /** Takes a charge back. The last one of a Job without references ends it. */
    public void refund(long bytes) {
        long before = (long) ACCOUNT.getAndAdd(this, -bytes);
        if ((before & (UNREFERENCED | BYTES)) == (UNREFERENCED | bytes)) {
            Reclaimer.later(this);
        }
    }

    public long chargedBytes() {
        return (long) ACCOUNT.getVolatile(this) & BYTES;
    }

    public long limitBytes() {
        return limitBytes;
    }

    /** The highest priority that threads of its processes may have. */
    public int maximumPriority() {
        return maximumPriority;
    }

    /** Whether {@link #kill} was called, on this Job or on one that it is in. */
    public boolean isKilled() {
        return ((long) ACCOUNT.getVolatile(this) & KILLED) != 0;
    }

    /** Whether a kill has ended all that there was. */
    public boolean isKillDone() {
        return killed;
    }

    /**
     * Begins to end everything in this Job and its children. What is charged to it comes back piece by piece; what others
     * refer to stays, empty, until they let go.
     */
    public void kill() {
        if ((set(KILLED) & KILLED) == 0) {
            retain();
            Reclaimer.later(this);
        }
    }

    private long set(long bit) {
        long seen = (long) ACCOUNT.getVolatile(this);
        while (!ACCOUNT.compareAndSet(this, seen, seen | bit)) {
            seen = (long) ACCOUNT.getVolatile(this);
        }
        return seen;
    }

    /** Ends one member, or a part of it. A child's members become this Job's, so that a tree of any depth is walked flat. */
    @Override
    protected boolean laterStep() {
        if (ending != null) {
            if (ending.killStep()) {
                ending.release();
                ending = null;
            }
            return false;
        }
        LOCK.lock();
        JobMember member = firstMember;
        boolean claimed = false;
        if (member != null) {
            if (member.type == ObjectType.JOB) {
                takeFrom((Job) member);
            } else {
                member.removeFromList();
                // Without references it is at its end anyway.
                claimed = member.tryRetainShortly();
            }
        }
        LOCK.unlock();
        if (claimed) {
            ending = member;
        }
        killed = member == null;
        return killed;
    }

    private void takeFrom(Job child) {
        child.set(KILLED);
        JobMember member = child.firstMember;
        if (member == null) {
            child.removeFromList();
            child.killed = true;
        } else {
            member.removeFromList();
            member.addTo(this);
        }
    }

    /** Ends the Job when nothing is charged to it; else {@link #refund} comes back to it. */
    @Override
    protected void discard() {
        if ((set(UNREFERENCED) & BYTES) != 0) {
            return;
        }
        Job parent = payer();
        if (parent != null) {
            // Before the cell, which is never free: a limit of 0 given back last would find the parent's account at its end again.
            parent.refund(limitBytes);
        }
        super.discard();
    }
}
