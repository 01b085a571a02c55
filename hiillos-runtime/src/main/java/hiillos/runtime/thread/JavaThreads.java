package hiillos.runtime.thread;

import hiillos.runtime.heap.Heap;
import hiillos.runtime.os.Futex;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.SystemThreads;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.os.ThreadRegistry;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;

/** Beginning and end of the threads behind {@link Thread}. */
public final class JavaThreads {
    private JavaThreads() {}

    /**
     * Starts a thread of the system that runs {@code ThreadAccess.run}.
     *
     * @param stackBytes 0 for the usual size
     * @throws OutOfMemoryError if the system gives no memory or no thread
     */
    public static void start(Thread thread, long stackBytes) {
        // What is counted and listed here is not taken back when the stack ends in between.
        RuntimeLock.requireStack();
        RuntimeLock.becomeThreaded();
        ThreadStacks.collectEnded();
        long area = ThreadRegistry.take();
        if (area == 0) {
            throw refused();
        }
        if (!ThreadStacks.attach(area, stackBytes > 0 ? stackBytes : SystemThreads.defaultStackBytes())) {
            ThreadRegistry.give(area);
            throw refused();
        }
        Memory.storeLong(area + ThreadArea.THREAD, Memory.addressOf(thread));
        ThreadAccess.started(thread, area);
        boolean counts = !thread.isDaemon();
        if (counts) {
            Memory.getAndAddInt(ThreadRegistry.usersWord(), 1);
        }
        ThreadRegistry.add(area);
        if (!SystemThreads.start(area)) {
            ThreadAccess.notStarted(thread);
            ThreadRegistry.remove(area);
            if (counts) {
                release();
            }
            throw refused();
        }
    }

    private static OutOfMemoryError refused() {
        return new OutOfMemoryError("unable to create native thread: possibly out of memory or process/resource limits reached");
    }

    /** Called on the new thread's stack. */
    @EntryPoint("hiillos_java_thread_run")
    static void run(long area) {
        SystemThreads.prepare(area);
        boolean counts = !Thread.currentThread().isDaemon();
        ThreadAccess.run(Thread.currentThread());
        Heap.giveBack();
        // From here on the collector knows nothing of this thread: no objects.
        ThreadRegistry.remove(area);
        if (counts) {
            release();
        }
        SystemThreads.exit();
    }

    private static void release() {
        long users = ThreadRegistry.usersWord();
        if (Memory.getAndAddInt(users, -1) == 1) {
            Futex.wake(users, Integer.MAX_VALUE);
        }
    }
}
