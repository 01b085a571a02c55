package hiillos.runtime;

import hiillos.runtime.os.Platform;

/** Ways for the program to end. */
public final class Termination {
    private static final int UNCAUGHT = 1;

    private Termination() {}

    public static void exit(int status) {
        System.out.flush();
        System.err.flush();
        Platform.exit(status);
    }

    /** Ends at once. */
    public static void halt(int status) {
        Platform.exit(status);
    }

    /** Reports what nobody caught, and ends. */
    public static void uncaught(Throwable throwable) {
        System.out.flush();
        System.err.print("Exception in thread \"" + Thread.currentThread().getName() + "\" ");
        throwable.printStackTrace();
        exit(UNCAUGHT);
    }
}
