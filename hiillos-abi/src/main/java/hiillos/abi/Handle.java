package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** A handle of this process: a capability. Closing it gives the capability up; closing twice does nothing. */
public abstract sealed class Handle implements AutoCloseable
        permits Frame, Job, Log, Notify, Power, ProcessControl, Receiver, Sender, ThreadHandle, Vmem {
    private int number;

    Handle(int number) {
        this.number = number;
    }

    /** The number that system calls take; 0, which is never a handle, once closed. */
    public final int number() {
        return number;
    }

    @Override
    public final void close() {
        if (number != 0) {
            SystemCalls.handleClose(number);
            number = 0;
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " " + number;
    }
}
