package hiillos.runtime.os;

import hiillos.word.BoundTo;

/** Threads of the system below. */
@BoundTo(linux = "hiillos.runtime.os.LinuxThreads", user = "hiillos.runtime.os.UserThreads")
public final class SystemThreads {
    private SystemThreads() {}

    /**
     * Starts a thread on the area's stack, which runs {@code hiillos_java_thread_run(area)} with the area as its own. Returns
     * whether there is one.
     */
    public static native boolean start(long area);

    /** Has faults of the calling thread, a new one, end in {@link FaultHandling}. */
    public static native void prepare(long area);

    /** Ends the calling thread. */
    public static native void exit();

    /** Whether the system is done with the ended thread of that area; called until it says so once. */
    public static native boolean hasEnded(long area);

    /** Lets another thread run. */
    public static native void yield();

    /** How many threads can run at the same time. */
    public static native int countProcessors();

    /** Bytes of a stack if nothing else is asked for. */
    public static native long defaultStackBytes();
}
