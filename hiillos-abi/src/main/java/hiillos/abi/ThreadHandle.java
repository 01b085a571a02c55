package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** A thread. */
public final class ThreadHandle extends Handle {
    public ThreadHandle(int number) {
        super(number);
    }

    /** Starts it; only once. */
    public void start() throws StatusException {
        StatusException.check(SystemCalls.threadStart(number()));
    }
}
