package hiillos.runtime.os;

import hiillos.word.Memory;

/** {@link Futex} by system call 202. */
final class LinuxFutex {
    private static final int FUTEX = 202;
    /** FUTEX_WAIT_BITSET, whose time-out is a point in time, and FUTEX_WAKE; both for this process alone. */
    private static final int WAIT = 9 | 128;
    private static final int WAKE = 1 | 128;
    private static final int ANY = -1;
    private static final long NANOS = 1_000_000_000L;

    private LinuxFutex() {}

    static long wait(long word, int value, long deadlineNanos) {
        long timeout = 0;
        if (deadlineNanos != Long.MAX_VALUE) {
            long deadline = Math.max(deadlineNanos, 0);
            timeout = ThreadArea.scratch();
            Memory.storeLong(timeout, deadline / NANOS);
            Memory.storeLong(timeout + 8, deadline % NANOS);
        }
        return LinuxPlatform.call(FUTEX, word, WAIT, value, timeout, 0, ANY);
    }

    static void wake(long word, int count) {
        LinuxPlatform.call(FUTEX, word, WAKE, count, 0, 0, 0);
    }
}
