package hiillos.kernel.memory;

import hiillos.abi.kernel.Status;
import hiillos.kernel.Panic;
import hiillos.kernel.capability.Job;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.AlwaysInline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An object that lives in a cell of its type's slab. {@code new} takes a cell that {@link Slab#reserve} set aside before.
 * References held in fields of other objects and in handles are counted by {@link #retain} and {@link #release}; those in
 * local variables are borrowed, and good until the kernel is left. With the last counted reference the object goes to the
 * {@link Reclaimer}, which ends it once no borrowed one can be left.
 *
 * <pre>
 * counts   63..32 handles, those in messages included   31..0 references, those of the handles included
 * </pre>
 */
public abstract class KernelObject {
    private static final VarHandle COUNTS = field();
    private static final long HANDLE = 1L << 32;
    /**
     * Nobody is given a reference by {@link #tryRetain} or {@link #tryRetainHandle} when there are so many, far from where the
     * count would turn over. A handle takes 8 bytes, a machine with much memory has room for more.
     */
    static final int MOST_REFERENCES = 1 << 30;
    /** So many references or less before one was dropped: the drop may be somebody's concern. */
    public static final int FEW = 2;

    /** One of {@link hiillos.abi.kernel.ObjectType}. */
    public final byte type;
    private final byte slab;
    /** Who pays for the cell. */
    private final Job payer;
    private final long identity;
    private long counts = 1;
    /** The next one in the {@link Reclaimer}'s queue. */
    KernelObject nextEnded;

    /** Takes the reserved cell; the new object has one reference, its creator's. */
    protected KernelObject(int type, Slab slab, Job payer) {
        this.type = (byte) type;
        this.slab = slab.number();
        this.payer = payer;
        this.identity = Processor.current().nextIdentity();
        Slab.place(slab, this);
    }

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(KernelObject.class, "counts", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Adds a reference; the caller knows that there is one already that cannot go meanwhile. */
    public final void retain() {
        if ((int) (long) COUNTS.getAndAdd(this, 1L) <= 0) {
            Panic.panic("a reference was taken to an object that had ended");
        }
    }

    /**
     * Adds a reference to an object that was found without a lock; false when its last reference is gone already and it
     * only waits for its end, or when it has too many: {@link #refusal} tells which.
     */
    public final boolean tryRetain() {
        return tryAdd(1, MOST_REFERENCES);
    }

    /** As {@link #tryRetain}, of the kernel's own accord: for few, who let go soon. */
    public final boolean tryRetainShortly() {
        return tryAdd(1, Integer.MAX_VALUE);
    }

    /**
     * As {@link #tryRetain}; the reference is a handle's, which {@link #releaseHandle} drops. False also when the last handle
     * is gone and that was heard: an object is told so once.
     */
    public final boolean tryRetainHandle() {
        return tryAdd(HANDLE + 1, MOST_REFERENCES);
    }

    /** Whether so many more references are too many. */
    public final boolean isCrowded(int more) {
        return references() > MOST_REFERENCES - more;
    }

    /** Why there was no reference, as a {@link Status}. */
    public final int refusal() {
        return isCrowded(1) ? Status.OUT_OF_QUOTA : Status.BAD_HANDLE;
    }

    private boolean tryAdd(long added, int most) {
        long seen = (long) COUNTS.getVolatile(this);
        while ((int) seen > 0 && (int) seen < most && (added < HANDLE || seen >= HANDLE || !hearsLastHandle())) {
            SpinLock.point();
            if (COUNTS.compareAndSet(this, seen, seen + added)) {
                return true;
            }
            seen = (long) COUNTS.getVolatile(this);
        }
        return false;
    }

    /** Makes the caller's reference a handle's. */
    public final void becomeHandle() {
        COUNTS.getAndAdd(this, HANDLE);
    }

    /** Drops a reference; with the last one the object ends, later. */
    public final void release() {
        int before = releaseShortly();
        if (before <= FEW) {
            noteFew(before);
        }
    }

    /** As {@link #release}, but when not more than {@link #FEW} are returned, {@link #noteFew} must be called with that. */
    @AlwaysInline(reason = "system calls with an entry point of their own")
    public final int releaseShortly() {
        return (int) (long) COUNTS.getAndAdd(this, -1L);
    }

    /** The second part of a {@link #release}: there were so few references before. */
    public final void noteFew(int before) {
        if (before <= 1) {
            if (before < 1) {
                Panic.panic("a reference was dropped that nobody had");
            }
            Reclaimer.later(this);
        } else if (hearsLastButOne() && tryRetainShortly()) {
            Reclaimer.later(this);
        }
    }

    /** Drops a handle's reference; after the last handle {@link #lastHandleStep} is called, later, if it is heard. */
    public final void releaseHandle() {
        long before = (long) COUNTS.getAndAdd(this, -HANDLE);
        if (before >>> 32 == 1 && hearsLastHandle()) {
            // The reference goes with it.
            Reclaimer.later(this);
        } else {
            release();
        }
    }

    public final int references() {
        return (int) (long) COUNTS.getVolatile(this);
    }

    /** Handles in tables and in messages. */
    public final int handles() {
        return (int) ((long) COUNTS.getVolatile(this) >>> 32);
    }

    /** A number that no other object ever has. */
    public final long identity() {
        return identity;
    }

    /** Who pays for what the object takes. */
    public final Job payer() {
        return payer;
    }

    public final Slab slab() {
        return Slab.of(slab);
    }

    /** Whether {@link #laterStep} is to be called when no handle is left. */
    protected boolean hearsLastHandle() {
        return false;
    }

    /**
     * Whether {@link #laterStep} is to be called now that only one reference is left. After it said so it says no until that
     * call: an object is queued once.
     */
    protected boolean hearsLastButOne() {
        return false;
    }

    /**
     * A part of what the object asked for by {@link Reclaimer#later} while it had references, for example what its last
     * handle's end asks for. Called without locks, when no borrowed reference from before is left; bounded work, some
     * microseconds at most.
     *
     * @return true when nothing is left to do; else it is called again
     */
    protected boolean laterStep() {
        return true;
    }

    /** A part of the object's end, as {@link #laterStep}: frees what it owns, drops what it refers to. */
    protected boolean destroyStep() {
        return true;
    }

    /** The object has ended, and nothing of it is left but the cell: gives that back. */
    protected void discard() {
        Slab from = slab();
        Job owner = payer;
        from.give(hiillos.word.Memory.addressOf(this));
        if (owner != null) {
            owner.refund(from.cellBytes());
        }
    }
}
