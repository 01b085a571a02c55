package jdk.internal.misc;

/** Class data sharing: there is none. */
public class CDS {
    private CDS() {}

    public static boolean isDumpingArchive() {
        return false;
    }

    public static boolean isUsingArchive() {
        return false;
    }

    public static boolean isDumpingStaticArchive() {
        return false;
    }

    public static boolean isLoggingLambdaFormInvokers() {
        return false;
    }

    public static boolean isSingleThreadVM() {
        return false;
    }

    public static void keepAlive(Object object) {}

    public static void initializeFromArchive(Class<?> type) {}

    /** Not zero, so that the iteration order of immutable sets and maps is the same in every run and image. */
    public static long getRandomSeedForDumping() {
        return 0x48_49_49_4C_4C_4F_53L;
    }
}
