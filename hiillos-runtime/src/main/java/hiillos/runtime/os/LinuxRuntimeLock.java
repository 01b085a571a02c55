package hiillos.runtime.os;

/** {@link RuntimeLock} where there is one thread. */
final class LinuxRuntimeLock {
    private LinuxRuntimeLock() {}

    static boolean isThreaded() {
        return false;
    }

    static void lock(int which) {}

    static void unlock(int which) {}
}
