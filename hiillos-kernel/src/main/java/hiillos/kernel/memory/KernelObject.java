package hiillos.kernel.memory;

import hiillos.kernel.capability.Job;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An object that lives in a cell of its type's slab. {@code new} takes a cell that {@link Slab#reserve} set aside before;
 * the last {@link #release} gives it back. References held in fields of other objects and in handles are counted by
 * {@link #retain} and {@link #release}; those in local variables are borrowed.
 */
public abstract class KernelObject {
    private static final VarHandle REFERENCES = field();

    /** One of {@link hiillos.abi.kernel.ObjectType}. */
    public final int type;
    private final Slab slab;
    /** Who pays for the cell. */
    private final Job payer;
    private int references = 1;
    /** The next one in the {@link Reclaimer}'s queue. */
    KernelObject nextDead;

    /** Takes the reserved cell; the new object has one reference, its creator's. */
    protected KernelObject(int type, Slab slab, Job payer) {
        this.type = type;
        this.slab = slab;
        this.payer = payer;
        slab.noteConstructed();
    }

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(KernelObject.class, "references", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Adds a reference; the caller knows that there is one already that cannot go meanwhile. */
    public final void retain() {
        REFERENCES.getAndAdd(this, 1);
    }

    /**
     * Adds a reference to an object that was found without a lock; false when its last reference is gone already and it
     * only waits for its end.
     */
    public final boolean tryRetain() {
        int seen = (int) REFERENCES.getVolatile(this);
        while (seen > 0) {
            if (REFERENCES.compareAndSet(this, seen, seen + 1)) {
                return true;
            }
            seen = (int) REFERENCES.getVolatile(this);
        }
        return false;
    }

    /** Drops a reference; with the last one the object ends. */
    public final void release() {
        if ((int) REFERENCES.getAndAdd(this, -1) == 1) {
            Reclaimer.add(this);
        }
    }

    public final int references() {
        return (int) REFERENCES.getVolatile(this);
    }

    /** Who pays for what the object takes. */
    public final Job payer() {
        return payer;
    }

    public final Slab slab() {
        return slab;
    }
}
