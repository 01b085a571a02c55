package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** A word of signal bits. */
public final class Notify extends Handle {
    public Notify(int number) {
        super(number);
    }

    /** Sets bits and wakes who waits for one of them. */
    public void signal(long bits) throws StatusException {
        StatusException.check(SystemCalls.notifySignal(number(), bits));
    }
}
