package java.util.concurrent.locks;

import hiillos.runtime.os.Platform;
import hiillos.runtime.thread.ThreadWaits;

/** Waiting for a permit. */
public class LockSupport {
    private LockSupport() {}

    public static void setCurrentBlocker(Object blocker) {
        ThreadAccess.blocker(Thread.currentThread(), blocker);
    }

    public static Object getBlocker(Thread thread) {
        return ThreadAccess.blocker(java.util.Objects.requireNonNull(thread));
    }

    public static void unpark(Thread thread) {
        if (thread != null) {
            ThreadAccess.unpark(thread);
        }
    }

    public static void park() {
        ThreadWaits.park(Long.MAX_VALUE);
    }

    public static void park(Object blocker) {
        setCurrentBlocker(blocker);
        ThreadWaits.park(Long.MAX_VALUE);
        setCurrentBlocker(null);
    }

    public static void parkNanos(long nanos) {
        if (nanos > 0) {
            long now = Platform.monotonicNanos();
            ThreadWaits.park(nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos);
        }
    }

    public static void parkNanos(Object blocker, long nanos) {
        setCurrentBlocker(blocker);
        parkNanos(nanos);
        setCurrentBlocker(null);
    }

    public static void parkUntil(long deadlineMillis) {
        long now = Math.floorDiv(Platform.wallClockNanos(), 1_000_000L);
        if (deadlineMillis > now) {
            long millis = deadlineMillis - now;
            parkNanos(millis > Long.MAX_VALUE / 1_000_000L ? Long.MAX_VALUE : millis * 1_000_000L);
        }
    }

    public static void parkUntil(Object blocker, long deadlineMillis) {
        setCurrentBlocker(blocker);
        parkUntil(deadlineMillis);
        setCurrentBlocker(null);
    }

    static long getThreadId(Thread thread) {
        return thread.threadId();
    }
}
