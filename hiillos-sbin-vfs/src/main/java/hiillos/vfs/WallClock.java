package hiillos.vfs;

import hiillos.abi.Clock;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.Time;
import java.util.function.LongSupplier;

/** Nanoseconds since 1970; asks timed once for the offset to the monotonic clock, and again when that failed. */
final class WallClock implements LongSupplier {
    private static final long RETRY_NANOS = 1_000_000_000;

    private final Time time;
    private long offset;
    private long nextTry;

    /** @param time null: there is no such server */
    WallClock(Time time) {
        this.time = time;
        nextTry = time == null ? Long.MAX_VALUE : 0;
    }

    @Override
    public long getAsLong() {
        long now = Clock.nanos();
        if (now >= nextTry) {
            try {
                offset = time.offsetNanos();
                nextTry = Long.MAX_VALUE;
            } catch (StatusException notYet) {
                nextTry = now + RETRY_NANOS;
            }
        }
        return now + offset;
    }
}
