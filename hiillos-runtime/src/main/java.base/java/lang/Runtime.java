package java.lang;

import hiillos.runtime.Termination;
import hiillos.runtime.heap.Heap;
import hiillos.runtime.os.SystemThreads;

/** The running program. */
public class Runtime {
    private static final Runtime CURRENT = new Runtime();

    private Runtime() {}

    public static Runtime getRuntime() {
        return CURRENT;
    }

    public void exit(int status) {
        Termination.exit(status);
    }

    public void halt(int status) {
        Termination.halt(status);
    }

    /** How many threads can run at the same time. */
    public int availableProcessors() {
        return SystemThreads.countProcessors();
    }

    public void addShutdownHook(Thread hook) {
        ShutdownHooks.get().add(hook);
    }

    public boolean removeShutdownHook(Thread hook) {
        return ShutdownHooks.get().remove(hook);
    }

    /** Bytes that the heap holds and that no object lies near. */
    public long freeMemory() {
        return Heap.freeBytes();
    }

    /** Bytes that the heap holds now. */
    public long totalMemory() {
        return Heap.totalBytes();
    }

    public long maxMemory() {
        return Heap.maximumBytes();
    }

    public void gc() {
        Heap.collect(false);
    }
}
