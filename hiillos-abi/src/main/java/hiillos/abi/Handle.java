package hiillos.abi;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCalls;

/** A handle of this process: a capability. Closing it gives the capability up; closing twice does nothing. */
public abstract sealed class Handle implements AutoCloseable
        permits Frame, IoPorts, Irq, Job, Log, Notify, Power, ProcessControl, Receiver, Reply, Sender, ThreadHandle, Vmem {
    private int number;

    Handle(int number) {
        this.number = number;
    }

    /** The number that system calls take; 0, which is never a handle, once closed. */
    public final int number() {
        return number;
    }

    /** Gives the number away: what becomes of the handle is the caller's business, and this object is closed. */
    public final int release() {
        int released = number;
        number = 0;
        return released;
    }

    @Override
    public final void close() {
        if (number != 0) {
            SystemCalls.handleClose(number);
            number = 0;
        }
    }

    /** The number of another handle for the same object, with those of this one's rights that are asked for. */
    final int duplicateNumber(int rights) throws StatusException {
        return (int) StatusException.check(SystemCalls.handleDuplicate(number, rights));
    }

    /** The number of another handle for the same object with the same rights. */
    final int duplicateNumber() throws StatusException {
        return duplicateNumber(Rights.SAME);
    }

    /** A number that belongs to the object behind the handle for ever; two handles of one object have the same. */
    public final long identity() throws StatusException {
        return StatusException.check(SystemCalls.handleIdentify(number));
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " " + number;
    }
}
