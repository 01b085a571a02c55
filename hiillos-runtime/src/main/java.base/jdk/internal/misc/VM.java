package jdk.internal.misc;

/** What the class library asks about the machine that runs it: everything is initialised before the program starts. */
public class VM {
    private VM() {}

    public static int initLevel() {
        return 4;
    }

    public static boolean isModuleSystemInited() {
        return true;
    }

    public static boolean isJavaLangInvokeInited() {
        return true;
    }

    public static boolean isBooted() {
        return true;
    }

    public static boolean isShutdown() {
        return false;
    }

    public static long maxDirectMemory() {
        return Runtime.getRuntime().maxMemory();
    }

    public static boolean isDirectMemoryPageAligned() {
        return false;
    }

    public static String getSavedProperty(String key) {
        return System.getProperty(key);
    }

    /** Nanoseconds of the wall clock since {@code offsetSeconds} after the epoch. */
    public static long getNanoTimeAdjustment(long offsetSeconds) {
        return hiillos.runtime.os.Platform.wallClockNanos() - offsetSeconds * 1_000_000_000L;
    }
}
