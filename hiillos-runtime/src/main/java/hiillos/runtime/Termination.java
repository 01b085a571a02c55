package hiillos.runtime;

import hiillos.runtime.heap.Heap;
import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;

/** Ways for the program to end. */
public final class Termination {
    private static final int UNCAUGHT = 1;
    /** Held from the first call of {@link #exit} to the end: later ones wait for ever, as HotSpot's. */
    private static final Object EXIT = new Object();
    /** What runs before the end; null as long as nobody asked for it. */
    private static Runnable hooks;

    private Termination() {}

    /** Has {@link #exit} run this first. */
    public static void hooks(Runnable runner) {
        synchronized (EXIT) {
            hooks = runner;
        }
    }

    /** Runs the hooks and ends. */
    public static void exit(int status) {
        if (hooks == null && !RuntimeLock.isThreaded()) {
            // Nobody else could come.
            end(status);
        }
        synchronized (EXIT) {
            if (hooks != null) {
                hooks.run();
            }
            end(status);
        }
    }

    /** Standard streams have no buffer, so there is nothing to flush. */
    private static void end(int status) {
        Heap.finish();
        Platform.exit(status);
    }

    /** Ends at once. */
    public static void halt(int status) {
        Heap.finish();
        Platform.exit(status);
    }

    /** Reports what nobody caught, and ends. A raw thread has no name. */
    public static void uncaught(Throwable throwable) {
        Thread self = Thread.currentThread();
        System.err.print("Exception in thread \"" + (self == null ? "raw" : self.getName()) + "\" ");
        throwable.printStackTrace();
        exit(UNCAUGHT);
    }
}
