package hiillos.runtime.os;

import hiillos.abi.kernel.SystemCalls;

/** {@link Futex} by the kernel's calls of that name. */
final class UserFutex {
    private static final int PRIVATE = 0;

    private UserFutex() {}

    static long wait(long word, int value, long deadlineNanos) {
        return SystemCalls.futexWait(word, value & 0xffff_ffffL, PRIVATE, Math.max(deadlineNanos, 1));
    }

    static void wake(long word, int count) {
        SystemCalls.futexWake(word, count, PRIVATE);
    }
}
