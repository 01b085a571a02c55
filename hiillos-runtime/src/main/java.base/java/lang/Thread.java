package java.lang;

import hiillos.runtime.Monitors;
import hiillos.runtime.os.Platform;
import hiillos.runtime.os.SystemThreads;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.thread.JavaThreads;
import hiillos.runtime.thread.ThreadState;
import hiillos.runtime.thread.ThreadWaits;
import hiillos.runtime.trace.StackTraces;
import hiillos.runtime.unwind.FatalError;
import hiillos.word.FirstFrame;
import hiillos.word.Memory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import jdk.internal.misc.TerminatingThreadLocal;
import jdk.internal.vm.ThreadContainer;

/** A thread of execution: one of the system's, with a stack of its own. Virtual threads are no different here but in their looks. */
public class Thread implements Runnable {
    public static final int MIN_PRIORITY = 1;
    public static final int NORM_PRIORITY = 5;
    public static final int MAX_PRIORITY = 10;

    /** The number that HotSpot gives its main thread. */
    private static final long MAIN_IDENTIFIER = 3;
    /** Before the first thread's area has one, this is the current thread; the compiler, too, takes it for that. */
    private static final Thread MAIN = new Thread(ThreadGroup.MAIN, null, "main", 0, MAIN_IDENTIFIER);
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final StackTraceElement[] NO_TRACE = new StackTraceElement[0];
    private static final byte[] SECOND = FatalError.bytes("\nException: ");
    private static final byte[] THROWN_FROM = FatalError.bytes(" thrown from the UncaughtExceptionHandler in thread \"");
    private static final byte[] END_OF_REPORT = FatalError.bytes("\"\n");
    private static final byte[] NOT_LATIN = FatalError.bytes("?");

    private static int nextNumber;
    private static long lastIdentifier = 20;
    /** Null in programs that have no such locals, so that they need not have what ends them. */
    private static volatile Runnable terminator;
    private static volatile UncaughtExceptionHandler defaultUncaughtExceptionHandler;

    /** Owned by {@link ThreadLocal}. */
    ThreadLocal.ThreadLocalMap threadLocals;
    /** Owned by {@link InheritableThreadLocal}. */
    ThreadLocal.ThreadLocalMap inheritableThreadLocals;
    private ThreadLocal.ThreadLocalMap terminatingThreadLocals;
    // Owned by java.util.concurrent.ThreadLocalRandom, which finds them by name.
    long threadLocalRandomSeed;
    int threadLocalRandomProbe;
    int threadLocalRandomSecondarySeed;
    /** Owned by {@link ScopedValue}: what is bound now. */
    ScopedValue.Carrier scopedValues;
    /** Owned by {@link java.util.concurrent.locks.LockSupport}. */
    volatile Object parkBlocker;

    private final Runnable target;
    private final long identifier;
    private final ThreadGroup group;
    private final long stackBytes;
    private volatile String name;
    private volatile int priority;
    private volatile boolean daemon;
    private volatile boolean interrupted;
    private volatile UncaughtExceptionHandler uncaughtExceptionHandler;
    private volatile ClassLoader contextClassLoader;
    /** 0 not started, 1 started, 2 ended. */
    private volatile int progress;
    /** What hears of the thread's end; often null. */
    private ThreadContainer container;
    /** The {@link ThreadArea}, when the thread was started. */
    private volatile long area;
    final boolean virtual;

    public Thread() {
        this(null, null, null, 0, true, false);
    }

    public Thread(Runnable target) {
        this(null, target, null, 0, true, false);
    }

    public Thread(ThreadGroup group, Runnable target) {
        this(group, target, null, 0, true, false);
    }

    public Thread(String name) {
        this(null, null, checkName(name), 0, true, false);
    }

    public Thread(ThreadGroup group, String name) {
        this(group, null, checkName(name), 0, true, false);
    }

    public Thread(Runnable target, String name) {
        this(null, target, checkName(name), 0, true, false);
    }

    public Thread(ThreadGroup group, Runnable target, String name) {
        this(group, target, checkName(name), 0, true, false);
    }

    public Thread(ThreadGroup group, Runnable target, String name, long stackBytes) {
        this(group, target, checkName(name), stackBytes, true, false);
    }

    public Thread(ThreadGroup group, Runnable target, String name, long stackBytes, boolean inheritThreadLocals) {
        this(group, target, checkName(name), stackBytes, inheritThreadLocals, false);
    }

    /** A name of null is replaced by a numbered one. */
    Thread(ThreadGroup group, Runnable target, String name, long stackBytes, boolean inheritThreadLocals, boolean virtual) {
        Thread parent = currentThread();
        this.group = virtual ? ThreadGroup.VIRTUAL : group == null ? parent.group : group;
        this.target = target;
        this.name = name == null ? nextName() : name;
        this.identifier = nextIdentifier();
        this.stackBytes = stackBytes;
        this.virtual = virtual;
        this.daemon = virtual || parent.daemon;
        this.priority = virtual ? NORM_PRIORITY : Math.min(parent.priority, this.group.getMaxPriority());
        this.contextClassLoader = parent.contextClassLoader;
        if (inheritThreadLocals && parent.inheritableThreadLocals != null) {
            inheritableThreadLocals = ThreadLocal.createInheritedMap(parent.inheritableThreadLocals);
        }
    }

    /** The first thread. */
    private Thread(ThreadGroup group, Runnable target, String name, long stackBytes, long identifier) {
        this.group = group;
        this.target = target;
        this.name = name;
        this.stackBytes = stackBytes;
        this.identifier = identifier;
        this.priority = NORM_PRIORITY;
        this.progress = 1;
        this.virtual = false;
    }

    private static String checkName(String name) {
        if (name == null) {
            throw new NullPointerException("'name' is null");
        }
        return name;
    }

    private static synchronized String nextName() {
        return "Thread-" + nextNumber++;
    }

    private static synchronized long nextIdentifier() {
        return ++lastIdentifier;
    }

    // --- The current thread ---

    public static Thread currentThread() {
        return (Thread) Memory.objectAt(ThreadArea.thread());
    }

    static Thread currentCarrierThread() {
        return currentThread();
    }

    /** The first thread becomes what {@link #currentThread} finds. */
    static void begin() {
        MAIN.area = ThreadArea.first();
        Memory.storeLong(ThreadArea.first() + ThreadArea.THREAD, Memory.addressOf(MAIN));
    }

    public static void yield() {
        SystemThreads.yield();
    }

    public static void onSpinWait() {}

    public static void sleep(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        sleepNanos(millis > Long.MAX_VALUE / NANOS_PER_MILLI ? Long.MAX_VALUE : millis * NANOS_PER_MILLI);
    }

    public static void sleep(long millis, int nanos) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos > 999999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        sleepNanos(millis >= Long.MAX_VALUE / NANOS_PER_MILLI ? Long.MAX_VALUE : millis * NANOS_PER_MILLI + nanos);
    }

    public static void sleep(Duration duration) throws InterruptedException {
        if (!duration.isNegative()) {
            sleepNanos(nanos(duration));
        }
    }

    /** At most {@link Long#MAX_VALUE}; the duration is not negative. */
    private static long nanos(Duration duration) {
        return duration.getSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : duration.toNanos();
    }

    private static void sleepNanos(long nanos) throws InterruptedException {
        if (nanos > 0) {
            long now = Platform.monotonicNanos();
            ThreadWaits.sleep(nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos);
        } else {
            SystemThreads.yield();
        }
        if (interrupted()) {
            throw new InterruptedException("sleep interrupted");
        }
    }

    public static boolean holdsLock(Object object) {
        return Monitors.isHeld(java.util.Objects.requireNonNull(object));
    }

    public static void dumpStack() {
        new Exception("Stack trace").printStackTrace();
    }

    // --- Life ---

    public void start() {
        synchronized (this) {
            if (progress != 0) {
                throw new IllegalThreadStateException();
            }
            JavaThreads.start(this, stackBytes);
        }
    }

    /** The same, and the container hears of it. */
    void start(ThreadContainer newContainer) {
        synchronized (this) {
            if (progress != 0) {
                throw new IllegalThreadStateException();
            }
            container = newContainer;
            newContainer.onStart(this);
            boolean started = false;
            try {
                JavaThreads.start(this, stackBytes);
                started = true;
            } finally {
                if (!started) {
                    newContainer.onExit(this);
                }
            }
        }
    }

    /** Called by {@link JavaThreads} when there is an area, just before the thread runs. */
    void started(long ownArea) {
        area = ownArea;
        progress = 1;
    }

    /** The system has refused the thread. */
    void notStarted() {
        area = 0;
        progress = 0;
    }

    /** Runs the thread; nothing escapes. */
    @FirstFrame(reason = "where a thread begins")
    void runWhole() {
        try {
            run();
        } catch (Throwable uncaught) {
            dispatchUncaughtException(uncaught);
        } finally {
            end();
        }
    }

    /** The last that the thread does in Java. */
    @FirstFrame(reason = "where a thread begins, when all else has returned")
    void end() {
        try {
            if (terminatingThreadLocals != null) {
                terminator.run();
            }
        } catch (Throwable ignored) {
            // As HotSpot: it has no one to go to.
        }
        if (container != null) {
            container.onExit(this);
        }
        threadLocals = null;
        inheritableThreadLocals = null;
        terminatingThreadLocals = null;
        synchronized (this) {
            progress = 2;
            notifyAll();
        }
        area = 0;
    }

    @Override
    public void run() {
        if (target != null) {
            target.run();
        }
    }

    void dispatchUncaughtException(Throwable uncaught) {
        try {
            getUncaughtExceptionHandler().uncaughtException(this, uncaught);
        } catch (Throwable second) {
            reportSecond(second);
        }
    }

    /** Needs no room in the heap, whose want may be what was thrown: the thread is to end, and the others to go on. */
    private void reportSecond(Throwable second) {
        FatalError.write(SECOND);
        report(second.getClass().getName());
        FatalError.write(THROWN_FROM);
        report(name);
        FatalError.write(END_OF_REPORT);
    }

    /** Outside Latin, and for its accents, there are question marks or raw bytes: their UTF-8 would need room. */
    private static void report(String text) {
        byte[] latin = TextAccess.latinOrNull(text);
        FatalError.write(latin == null ? NOT_LATIN : latin);
    }

    public final boolean isAlive() {
        return progress == 1;
    }

    public State getState() {
        long own = area;
        // Before the progress: another thread has the area as soon as this one has ended.
        int doing = own == 0 ? ThreadState.RUNNABLE : ThreadState.of(own);
        return switch (progress) {
            case 0 -> State.NEW;
            case 2 -> State.TERMINATED;
            default -> State.values()[doing];
        };
    }

    public final void join() throws InterruptedException {
        join(0);
    }

    public final void join(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        joinNanos(millis == 0 || millis > Long.MAX_VALUE / NANOS_PER_MILLI ? Long.MAX_VALUE : millis * NANOS_PER_MILLI);
    }

    public final void join(long millis, int nanos) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos > 999999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        join(nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    public final boolean join(Duration duration) throws InterruptedException {
        if (progress == 0) {
            throw new IllegalThreadStateException("Thread not started");
        }
        if (duration.isPositive()) {
            joinNanos(nanos(duration));
        }
        return progress == 2;
    }

    private void joinNanos(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        synchronized (this) {
            long left = nanos;
            while (progress == 1 && left > 0) {
                Monitors.await(this, left);
                left = nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - start);
            }
        }
    }

    // --- Interruption ---

    public void interrupt() {
        interrupted = true;
        long own = area;
        if (own != 0) {
            ThreadWaits.interrupt(own);
        }
    }

    public boolean isInterrupted() {
        return interrupted;
    }

    public static boolean interrupted() {
        Thread self = currentThread();
        // A raw thread has no object.
        boolean was = self != null && self.interrupted;
        if (was) {
            self.interrupted = false;
        }
        return was;
    }

    /** For {@link java.util.concurrent.locks.LockSupport}: a permit. */
    void unpark() {
        long own = area;
        if (own != 0) {
            ThreadWaits.unpark(own);
        }
    }

    // --- Attributes ---

    public final boolean isVirtual() {
        return virtual;
    }

    public final long threadId() {
        return identifier;
    }

    @Deprecated(since = "19")
    public long getId() {
        return identifier;
    }

    public final String getName() {
        return name;
    }

    public final synchronized void setName(String newName) {
        if (newName == null) {
            throw new NullPointerException("name cannot be null");
        }
        name = newName;
    }

    public final int getPriority() {
        return priority;
    }

    public final void setPriority(int newPriority) {
        if (newPriority < MIN_PRIORITY || newPriority > MAX_PRIORITY) {
            throw new IllegalArgumentException();
        }
        if (!virtual) {
            priority = Math.min(newPriority, group.getMaxPriority());
        }
    }

    public final boolean isDaemon() {
        return daemon;
    }

    public final void setDaemon(boolean on) {
        if (virtual && !on) {
            throw new IllegalArgumentException("'false' not legal for virtual threads");
        }
        if (isAlive()) {
            throw new IllegalThreadStateException();
        }
        if (!virtual) {
            daemon = on;
        }
    }

    public final ThreadGroup getThreadGroup() {
        return progress == 2 ? null : group;
    }

    /** The group, also of a thread that has ended. */
    ThreadGroup group() {
        return group;
    }

    public ClassLoader getContextClassLoader() {
        return contextClassLoader == null ? ClassLoader.getSystemClassLoader() : contextClassLoader;
    }

    public void setContextClassLoader(ClassLoader loader) {
        contextClassLoader = loader;
    }

    @Deprecated(since = "17")
    public final void checkAccess() {}

    public static int activeCount() {
        return currentThread().group.activeCount();
    }

    public static int enumerate(Thread[] array) {
        return currentThread().group.enumerate(array);
    }

    /** What the thread does now; another one is stopped for as long as its stack is read. */
    public StackTraceElement[] getStackTrace() {
        if (this == currentThread()) {
            return new Exception().getStackTrace();
        }
        return isAlive() ? StackTraces.of(this) : NO_TRACE;
    }

    public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
        Map<Thread, StackTraceElement[]> traces = new HashMap<>();
        for (Thread each : ThreadAccess.living()) {
            StackTraceElement[] trace = each.isVirtual() ? NO_TRACE : each.getStackTrace();
            if (trace.length != 0) {
                traces.put(each, trace);
            }
        }
        return traces;
    }

    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
        if (progress == 2) {
            return null;
        }
        UncaughtExceptionHandler own = uncaughtExceptionHandler;
        return own != null ? own : group;
    }

    public void setUncaughtExceptionHandler(UncaughtExceptionHandler handler) {
        uncaughtExceptionHandler = handler;
    }

    public static UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
        return defaultUncaughtExceptionHandler;
    }

    public static void setDefaultUncaughtExceptionHandler(UncaughtExceptionHandler handler) {
        defaultUncaughtExceptionHandler = handler;
    }

    @Override
    public String toString() {
        if (virtual) {
            return "VirtualThread[#" + identifier + (name.isEmpty() ? "" : "," + name) + "]/"
                    + (progress == 0 ? "new" : progress == 1 ? "runnable" : "terminated");
        }
        ThreadGroup present = getThreadGroup();
        return "Thread[#" + identifier + "," + name + "," + priority + "," + (present == null ? "" : present.getName()) + "]";
    }

    // --- Thread locals ---

    ThreadLocal.ThreadLocalMap threadLocals() {
        return threadLocals;
    }

    void setThreadLocals(ThreadLocal.ThreadLocalMap map) {
        threadLocals = map;
    }

    ThreadLocal.ThreadLocalMap inheritableThreadLocals() {
        return inheritableThreadLocals;
    }

    void setInheritableThreadLocals(ThreadLocal.ThreadLocalMap map) {
        inheritableThreadLocals = map;
    }

    ThreadLocal.ThreadLocalMap terminatingThreadLocals() {
        return terminatingThreadLocals;
    }

    void setTerminatingThreadLocals(ThreadLocal.ThreadLocalMap map) {
        terminator = TerminatingThreadLocal::threadTerminated;
        terminatingThreadLocals = map;
    }

    // --- Builders ---

    public static Builder.OfPlatform ofPlatform() {
        return new ThreadBuilders.Platform();
    }

    public static Builder.OfVirtual ofVirtual() {
        return new ThreadBuilders.Virtual();
    }

    public static Thread startVirtualThread(Runnable task) {
        return ofVirtual().start(task);
    }

    /** How far a thread is. */
    public enum State {
        NEW,
        RUNNABLE,
        BLOCKED,
        WAITING,
        TIMED_WAITING,
        TERMINATED
    }

    /** Hears of exceptions that end a thread. */
    @FunctionalInterface
    public interface UncaughtExceptionHandler {
        void uncaughtException(Thread thread, Throwable exception);
    }

    /** Makes threads and factories of threads. */
    public interface Builder {
        Builder name(String name);

        Builder name(String prefix, long start);

        Builder inheritInheritableThreadLocals(boolean inherit);

        Builder uncaughtExceptionHandler(UncaughtExceptionHandler handler);

        Thread unstarted(Runnable task);

        Thread start(Runnable task);

        ThreadFactory factory();

        /** For platform threads. */
        interface OfPlatform extends Builder {
            @Override
            OfPlatform name(String name);

            @Override
            OfPlatform name(String prefix, long start);

            @Override
            OfPlatform inheritInheritableThreadLocals(boolean inherit);

            @Override
            OfPlatform uncaughtExceptionHandler(UncaughtExceptionHandler handler);

            OfPlatform group(ThreadGroup group);

            OfPlatform daemon(boolean on);

            default OfPlatform daemon() {
                return daemon(true);
            }

            OfPlatform priority(int priority);

            OfPlatform stackSize(long stackSize);
        }

        /** For virtual threads. */
        interface OfVirtual extends Builder {
            @Override
            OfVirtual name(String name);

            @Override
            OfVirtual name(String prefix, long start);

            @Override
            OfVirtual inheritInheritableThreadLocals(boolean inherit);

            @Override
            OfVirtual uncaughtExceptionHandler(UncaughtExceptionHandler handler);
        }
    }
}
