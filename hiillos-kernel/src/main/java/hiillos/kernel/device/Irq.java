package hiillos.kernel.device;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.capability.Job;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

/**
 * An interrupt line, or a block of message interrupts: signals bits of a Notify.
 *
 * <p>Its vectors are its own until it ends. All fields that change are guarded by the lock of {@link Interrupts}.
 */
public final class Irq extends KernelObject {
    /** {@link #line} of message interrupts. */
    static final int NO_LINE = -1;

    /** The line, numbered across all controllers. */
    final int line;
    /** Trigger and polarity as {@link hiillos.kernel.arch.amd64.IoApics} wants them. */
    final int flags;
    final int firstVector;
    final int vectors;
    /** Number of the interrupt controller of the processor that takes them. */
    final int processorId;
    /** What it signals, with a reference; null until it is bound. */
    Notify notify;
    long bits;
    /** A level-triggered line has interrupted, and is masked until {@link Interrupts#acknowledge}. */
    boolean unacknowledged;
    long count;

    /** Cell and vectors reserved. */
    Irq(Job payer, int line, int flags, int firstVector, int vectors, int processorId) {
        super(ObjectType.IRQ, Slab.IRQ, payer);
        this.line = line;
        this.flags = flags;
        this.firstVector = firstVector;
        this.vectors = vectors;
        this.processorId = processorId;
    }

    /** How often it has interrupted. */
    public long count() {
        return count;
    }

    /** The line, −1 for messages. */
    public int line() {
        return line;
    }

    public int firstVector() {
        return firstVector;
    }

    public int vectors() {
        return vectors;
    }

    /** Whether it waits to be acknowledged. */
    public boolean isUnacknowledged() {
        return unacknowledged;
    }

    /** Gives the line and the vectors back. Always done at once. */
    @Override
    protected boolean destroyStep() {
        Interrupts.release(this);
        return true;
    }
}
