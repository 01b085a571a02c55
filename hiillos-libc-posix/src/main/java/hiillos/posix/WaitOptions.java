package hiillos.posix;

/** Bits that say how {@link Posix#waitFor(int, int)} waits, as in {@code waitpid}. */
public final class WaitOptions {
    /** {@code WNOHANG}: does not wait. */
    public static final int NOW = 1;
    /** {@code WUNTRACED}: a child that is stopped counts, too, each time it is asked for. */
    public static final int STOPPED = 2;

    private WaitOptions() {}
}
