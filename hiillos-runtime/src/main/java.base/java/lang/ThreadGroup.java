package java.lang;

import java.util.ArrayList;
import java.util.List;

/** A set of threads and groups. It knows its threads by looking through the living ones. */
public class ThreadGroup implements Thread.UncaughtExceptionHandler {
    static final ThreadGroup SYSTEM = new ThreadGroup("system", null, Thread.MAX_PRIORITY);
    static final ThreadGroup MAIN = new ThreadGroup("main", SYSTEM, Thread.MAX_PRIORITY);
    static final ThreadGroup VIRTUAL = new ThreadGroup("VirtualThreads", SYSTEM, Thread.MAX_PRIORITY);

    private final String name;
    private final ThreadGroup parent;
    private final List<ThreadGroup> groups = new ArrayList<>();
    private volatile int maxPriority;
    private volatile boolean daemon;

    private ThreadGroup(String name, ThreadGroup parent, int maxPriority) {
        this.name = name;
        this.parent = parent;
        this.maxPriority = maxPriority;
    }

    public ThreadGroup(String name) {
        this(Thread.currentThread().group(), name);
    }

    public ThreadGroup(ThreadGroup parent, String name) {
        this(name, parent, parent.getMaxPriority());
        synchronized (parent.groups) {
            parent.groups.add(this);
        }
    }

    public final String getName() {
        return name;
    }

    public final ThreadGroup getParent() {
        return parent;
    }

    public final int getMaxPriority() {
        return maxPriority;
    }

    public final void setMaxPriority(int priority) {
        if (priority >= Thread.MIN_PRIORITY && priority <= Thread.MAX_PRIORITY) {
            maxPriority = parent == null ? priority : Math.min(priority, parent.maxPriority);
            children().forEach(group -> group.setMaxPriority(priority));
        }
    }

    @Deprecated(since = "16")
    public final boolean isDaemon() {
        return daemon;
    }

    @Deprecated(since = "16")
    public final void setDaemon(boolean on) {
        daemon = on;
    }

    @Deprecated(since = "16")
    public boolean isDestroyed() {
        return false;
    }

    @Deprecated(since = "16")
    public final void destroy() {}

    @Deprecated(since = "17")
    public final void checkAccess() {}

    public final boolean parentOf(ThreadGroup group) {
        for (ThreadGroup each = group; each != null; each = each.parent) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    private List<ThreadGroup> children() {
        synchronized (groups) {
            return new ArrayList<>(groups);
        }
    }

    private List<Thread> threads(boolean recurse) {
        List<Thread> result = new ArrayList<>();
        for (Thread each : ThreadAccess.living()) {
            if (!each.isVirtual() && (each.group() == this || recurse && parentOf(each.group()))) {
                result.add(each);
            }
        }
        return result;
    }

    public int activeCount() {
        return threads(true).size();
    }

    public int enumerate(Thread[] array) {
        return enumerate(array, true);
    }

    public int enumerate(Thread[] array, boolean recurse) {
        int count = 0;
        for (Thread each : threads(recurse)) {
            if (count < array.length) {
                array[count++] = each;
            }
        }
        return count;
    }

    public int activeGroupCount() {
        int count = 0;
        for (ThreadGroup each : children()) {
            count += 1 + each.activeGroupCount();
        }
        return count;
    }

    public int enumerate(ThreadGroup[] array) {
        return enumerate(array, true);
    }

    public int enumerate(ThreadGroup[] array, boolean recurse) {
        return enumerate(array, 0, recurse);
    }

    private int enumerate(ThreadGroup[] array, int from, boolean recurse) {
        int count = from;
        for (ThreadGroup each : children()) {
            if (count < array.length) {
                array[count++] = each;
                count = recurse ? each.enumerate(array, count, true) : count;
            }
        }
        return count;
    }

    public final void interrupt() {
        threads(true).forEach(Thread::interrupt);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable exception) {
        if (parent != null) {
            parent.uncaughtException(thread, exception);
            return;
        }
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != null) {
            handler.uncaughtException(thread, exception);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            exception.printStackTrace(System.err);
        }
    }

    public void list() {
        list(System.out, 0);
    }

    private void list(java.io.PrintStream out, int indent) {
        out.println(" ".repeat(indent) + this);
        threads(false).forEach(thread -> out.println(" ".repeat(indent + 4) + thread));
        children().forEach(group -> group.list(out, indent + 4));
    }

    @Override
    public String toString() {
        return getClass().getName() + "[name=" + name + ",maxpri=" + maxPriority + "]";
    }
}
