package java.lang;

import hiillos.runtime.os.Platform;
import java.time.Duration;

/** The thread of execution. This runtime has one; there is no way to start another. */
public class Thread implements Runnable {
    public static final int MIN_PRIORITY = 1;
    public static final int NORM_PRIORITY = 5;
    public static final int MAX_PRIORITY = 10;

    /** The number that HotSpot gives its main thread. */
    private static final long MAIN_IDENTIFIER = 3;
    private static final Thread MAIN = new Thread(null, "main", MAIN_IDENTIFIER);
    private static int nextNumber;

    /** Owned by {@link ThreadLocal}. */
    ThreadLocal.ThreadLocalMap threadLocals;
    /** Owned by {@link InheritableThreadLocal}. */
    ThreadLocal.ThreadLocalMap inheritableThreadLocals;
    private ThreadLocal.ThreadLocalMap terminatingThreadLocals;
    // Owned by java.util.concurrent.ThreadLocalRandom, which finds them by name.
    long threadLocalRandomSeed;
    int threadLocalRandomProbe;
    int threadLocalRandomSecondarySeed;

    private final Runnable target;
    private final long identifier;
    private String name;
    private int priority = NORM_PRIORITY;
    private boolean daemon;
    private boolean interrupted;

    public Thread() {
        this(null, "Thread-" + nextNumber++, 0L);
    }

    public Thread(Runnable target) {
        this(target, "Thread-" + nextNumber++, 0L);
    }

    public Thread(String name) {
        this(null, checkName(name), 0L);
    }

    public Thread(Runnable target, String name) {
        this(target, checkName(name), 0L);
    }

    private Thread(Runnable target, String name, long identifier) {
        this.target = target;
        this.name = name;
        this.identifier = identifier;
    }

    private static String checkName(String name) {
        if (name == null) {
            throw new NullPointerException("'name' is null");
        }
        return name;
    }

    public static Thread currentThread() {
        return MAIN;
    }

    static Thread currentCarrierThread() {
        return MAIN;
    }

    ThreadLocal.ThreadLocalMap threadLocals() {
        return threadLocals;
    }

    void setThreadLocals(ThreadLocal.ThreadLocalMap map) {
        threadLocals = map;
    }

    ThreadLocal.ThreadLocalMap terminatingThreadLocals() {
        return terminatingThreadLocals;
    }

    void setTerminatingThreadLocals(ThreadLocal.ThreadLocalMap map) {
        terminatingThreadLocals = map;
    }

    @Override
    public void run() {
        if (target != null) {
            target.run();
        }
    }

    public static void yield() {}

    public static void onSpinWait() {}

    public static void sleep(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        sleepNanos(millis > Long.MAX_VALUE / 1_000_000L ? Long.MAX_VALUE : millis * 1_000_000L);
    }

    public static void sleep(long millis, int nanos) throws InterruptedException {
        if (nanos < 0 || nanos > 999999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        sleep(millis);
        sleepNanos(nanos);
    }

    public static void sleep(Duration duration) throws InterruptedException {
        sleepNanos(duration.toNanos());
    }

    private static void sleepNanos(long nanos) throws InterruptedException {
        if (interrupted()) {
            throw new InterruptedException();
        }
        if (nanos > 0) {
            Platform.sleepNanos(nanos);
        }
    }

    public void interrupt() {
        interrupted = true;
    }

    public boolean isInterrupted() {
        return interrupted;
    }

    public static boolean interrupted() {
        boolean was = MAIN.interrupted;
        MAIN.interrupted = false;
        return was;
    }

    public final boolean isAlive() {
        return this == MAIN;
    }

    public final boolean isVirtual() {
        return false;
    }

    public final long threadId() {
        return identifier;
    }

    public final String getName() {
        return name;
    }

    public final void setName(String newName) {
        name = checkName(newName);
    }

    public final int getPriority() {
        return priority;
    }

    public final void setPriority(int newPriority) {
        if (newPriority < MIN_PRIORITY || newPriority > MAX_PRIORITY) {
            throw new IllegalArgumentException();
        }
        priority = newPriority;
    }

    public final boolean isDaemon() {
        return daemon;
    }

    public final void setDaemon(boolean on) {
        daemon = on;
    }

    public static boolean holdsLock(Object object) {
        return hiillos.runtime.Monitors.isHeld(object);
    }

    public StackTraceElement[] getStackTrace() {
        return this == MAIN ? new Exception().getStackTrace() : new StackTraceElement[0];
    }

    public static void dumpStack() {
        new Exception("Stack trace").printStackTrace();
    }

    @Override
    public String toString() {
        return "Thread[#" + identifier + "," + name + "," + priority + ",main]";
    }
}
