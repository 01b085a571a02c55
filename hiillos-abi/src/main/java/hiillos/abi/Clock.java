package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** The monotonic clock: nanoseconds since the kernel started. */
public final class Clock {
    private Clock() {}

    public static long nanos() {
        return SystemCalls.clockRead();
    }

    /** Sleeps until the clock passes the deadline. */
    public static void sleepUntil(long deadlineNanos) {
        SystemCalls.threadSleep(deadlineNanos);
    }

    /** The processor's time-stamp counter. */
    public static long timeStamp() {
        return SystemCalls.timeStamp();
    }
}
