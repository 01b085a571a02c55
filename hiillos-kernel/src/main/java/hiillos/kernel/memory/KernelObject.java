package hiillos.kernel.memory;

import hiillos.kernel.capability.Job;

/**
 * An object that lives in a cell of its type's slab. {@code new} takes a cell that {@link Slab#reserve} set aside before;
 * the last {@link #release} gives it back. References held in fields of other objects and in handles are counted by
 * {@link #retain} and {@link #release}; those in local variables are borrowed.
 */
public abstract class KernelObject {
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

    /** Adds a reference. */
    public final void retain() {
        references++;
    }

    /** Drops a reference; with the last one the object ends. */
    public final void release() {
        references--;
        if (references == 0) {
            Reclaimer.add(this);
        }
    }

    public final int references() {
        return references;
    }

    /** Who pays for what the object takes. */
    public final Job payer() {
        return payer;
    }

    public final Slab slab() {
        return slab;
    }
}
