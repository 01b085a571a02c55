package hiillos.kernel.ipc;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.capability.Job;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

/** The calling end: a Receiver and the badge that calls through this Sender carry. */
public sealed class Sender extends KernelObject permits HeardSender {
    final Receiver receiver;
    final long badge;

    /** The cell is reserved. */
    public Sender(Job payer, Receiver receiver, long badge) {
        super(ObjectType.SENDER, Slab.SENDER, payer);
        this.receiver = receiver;
        this.badge = badge;
        receiver.retain();
    }

    /** Where its messages arrive. */
    public Receiver receiver() {
        return receiver;
    }

    @Override
    protected boolean destroyStep() {
        receiver.release();
        return true;
    }
}
