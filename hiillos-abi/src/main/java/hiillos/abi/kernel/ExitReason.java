package hiillos.abi.kernel;

/** Why a process ended, packed in one word: kind in bits 32–39, detail in bits 0–31. */
public final class ExitReason {
    /** It called {@link SystemCalls#processExit}; the detail is its exit code. */
    public static final int EXITED = 1;
    /** A fault that nobody handled; the detail is the exception's vector. */
    public static final int FAULTED = 2;
    /** Another process ended it. */
    public static final int KILLED = 3;

    private ExitReason() {}

    /** Packs a reason. */
    public static long of(int kind, int detail) {
        return (long) kind << 32 | (detail & 0xffff_ffffL);
    }

    /** {@link #EXITED}, {@link #FAULTED} or {@link #KILLED}. */
    public static int kind(long reason) {
        return (int) (reason >>> 32) & 0xff;
    }

    /** Exit code or vector. */
    public static int detail(long reason) {
        return (int) reason;
    }
}
