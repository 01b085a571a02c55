package hiillos.runtime.os;

import hiillos.word.BoundTo;

/** Monitors of a program with several threads; never called on Linux, where there is one. */
@BoundTo(linux = "hiillos.runtime.os.LinuxSharedMonitors", user = "hiillos.runtime.os.UserSharedMonitors")
public final class SharedMonitors {
    private SharedMonitors() {}

    /**
     * Enters, waiting for it.
     *
     * @param object address of the object
     */
    public static native void enter(long object);

    /** Leaves; false if the calling thread does not hold it. */
    public static native boolean exit(long object);

    /** Whether the calling thread holds it. */
    public static native boolean isHeld(long object);

    /** Leaves it wholly, waits for a notification or the deadline, and enters it as before. It is held. */
    public static native void await(long object, long deadlineNanos);

    /** Ends the wait of so many. It is held. */
    public static native void wake(long object, int count);
}
