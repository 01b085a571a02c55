package hiillos.kernel.ipc;

import hiillos.abi.kernel.KernelOperation;
import hiillos.kernel.capability.Job;

/** A Sender whose Receiver is told when no handle is left. A class instead of a field: the cell is full. */
public final class HeardSender extends Sender {
    /** The cell is reserved, and a {@link KernelMessage}. */
    public HeardSender(Job payer, Receiver receiver, long badge) {
        super(payer, receiver, badge);
    }

    @Override
    protected boolean hearsLastHandle() {
        return true;
    }

    /** Nobody can call through it any more. */
    @Override
    protected boolean laterStep() {
        KernelMessage.send(payer(), this, KernelOperation.SENDER_CLOSED, badge, identity(), 0);
        return true;
    }
}
