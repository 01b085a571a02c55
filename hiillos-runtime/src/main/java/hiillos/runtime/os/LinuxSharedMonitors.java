package hiillos.runtime.os;

/** {@link SharedMonitors} where there is one thread, which is always the holder. */
final class LinuxSharedMonitors {
    private LinuxSharedMonitors() {}

    static void enter(long object) {}

    static boolean exit(long object) {
        return true;
    }

    static boolean isHeld(long object) {
        return true;
    }

    static void await(long object, long deadlineNanos) {}

    static void wake(long object, int count) {}
}
