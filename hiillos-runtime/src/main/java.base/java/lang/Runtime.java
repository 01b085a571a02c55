package java.lang;

import hiillos.runtime.Termination;
import hiillos.runtime.heap.Heap;

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

    /** One: the program has one thread. */
    public int availableProcessors() {
        return 1;
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
