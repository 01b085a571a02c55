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

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public ThreadHandle duplicate(int rights) throws StatusException {
        return new ThreadHandle(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public ThreadHandle duplicate() throws StatusException {
        return new ThreadHandle(duplicateNumber());
    }
}
