package hiillos.init;

/**
 * How long to wait before the next shell. A shell that a person ends is followed at once; one that ends again and again as soon as
 * it has begun, or cannot be started, is given longer and longer pauses, up to {@link #LONGEST_NANOS}: the cause may pass.
 */
final class ShellPauses {
    static final long LONGEST_NANOS = 5_000_000_000L;
    /** No person ends a shell sooner than this. */
    static final long SHORT_LIFE_NANOS = 250_000_000;
    private static final long FIRST_NANOS = 200_000_000;

    private int shortLives;
    private long nextNanos = FIRST_NANOS;

    /** Whether the last shell, if there was one, was as it should be. */
    boolean isSound() {
        return shortLives == 0;
    }

    /** After a shell. @return nanoseconds to wait; the first short life in a row may be an accident: 0 */
    long afterLife(long nanos) {
        if (nanos >= SHORT_LIFE_NANOS) {
            shortLives = 0;
            nextNanos = FIRST_NANOS;
            return 0;
        }
        shortLives++;
        return shortLives == 1 ? 0 : next();
    }

    /** After a start that failed. @return nanoseconds to wait */
    long afterFailure() {
        shortLives++;
        return next();
    }

    private long next() {
        long pause = nextNanos;
        nextNanos = Math.min(LONGEST_NANOS, 2 * nextNanos);
        return pause;
    }
}
