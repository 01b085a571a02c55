package hiillos.runtime.os;

import hiillos.word.BoundTo;

/**
 * The runtime's own locks. They cost nothing as long as the program has one thread, and are held for a few instructions
 * except {@link #CLASSES}. A thread that holds one may take one with a higher number.
 */
@BoundTo(linux = "hiillos.runtime.os.LinuxRuntimeLock", user = "hiillos.runtime.os.UserRuntimeLock")
public final class RuntimeLock {
    /** Class initialisation; held while an initialiser runs, and may be taken again by its holder. */
    public static final int CLASSES = 0;
    /** Monitors. */
    public static final int MONITORS = 1;
    /** The heap's chunks. */
    public static final int HEAP = 2;
    /** What the unwinder remembers. */
    public static final int UNWINDER = 3;

    private RuntimeLock() {}

    /** Whether a second thread was ever started. */
    public static native boolean isThreaded();

    public static native void lock(int which);

    public static native void unlock(int which);
}
