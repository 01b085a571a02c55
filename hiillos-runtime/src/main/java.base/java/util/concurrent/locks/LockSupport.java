package java.util.concurrent.locks;

import jdk.internal.misc.Unsafe;

/** Waiting for a permit. With one thread nobody else can give it: each wait ends at once or when its time is over. */
public class LockSupport {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private LockSupport() {}

    public static void setCurrentBlocker(Object blocker) {}

    public static Object getBlocker(Thread thread) {
        return null;
    }

    public static void unpark(Thread thread) {
        UNSAFE.unpark(thread);
    }

    public static void park() {
        UNSAFE.park(false, 0L);
    }

    public static void park(Object blocker) {
        UNSAFE.park(false, 0L);
    }

    public static void parkNanos(long nanos) {
        UNSAFE.park(false, nanos);
    }

    public static void parkNanos(Object blocker, long nanos) {
        UNSAFE.park(false, nanos);
    }

    public static void parkUntil(long deadlineMillis) {
        UNSAFE.park(true, deadlineMillis);
    }

    public static void parkUntil(Object blocker, long deadlineMillis) {
        UNSAFE.park(true, deadlineMillis);
    }

    static long getThreadId(Thread thread) {
        return thread.threadId();
    }
}
