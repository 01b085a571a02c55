package hiillos.runtime.os;

import hiillos.word.BoundTo;

/**
 * Stopping all other threads, wherever they are, and looking at them. The caller holds {@link RuntimeLock#HEAP},
 * {@link RuntimeLock#REGISTRY} and whatever else it needs: who holds a lock while it is stopped cannot give it back.
 */
@BoundTo(linux = "hiillos.runtime.os.LinuxWorld", user = "hiillos.runtime.os.UserWorld")
public final class World {
    private World() {}

    /** Stops all other threads of {@link ThreadRegistry}; when it returns none of them runs. */
    public static native void stop();

    /** Has them go on. */
    public static native void resume();

    /** Looks at a stopped thread; the methods below tell what was found. False if it has not begun to run. */
    public static native boolean capture(long area);

    /** Where all its registers lie, vector registers too. */
    public static native long registers();

    public static native long registersEnd();

    public static native long stackPointer();

    public static native long framePointer();

    /** The instruction that it executes next; for one that is in the system, the one behind the call. */
    public static native long programCounter();

    /**
     * If the stack pointer is on the stack for faults, and nothing else is known of it, the one at the fault; else 0.
     */
    public static native long interruptedStackPointer();
}
