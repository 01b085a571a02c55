package hiillos.timed;

import hiillos.abi.Clock;
import hiillos.abi.Notify;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.Time;
import java.util.function.LongSupplier;

/** The protocol of time. */
final class TimeService implements Time {
    private static final long NANOS = 1_000_000_000;

    private final Timers timers;
    private final LongSupplier caller;
    private long offset;

    /** @param startSeconds what the real-time clock says now */
    TimeService(Timers timers, long startSeconds, LongSupplier caller) {
        this.timers = timers;
        this.caller = caller;
        offset = startSeconds * NANOS - Clock.nanos();
    }

    @Override
    public long offsetNanos() {
        return offset;
    }

    @Override
    public void set(long nanos) {
        offset = nanos - Clock.nanos();
    }

    @Override
    public long timer(Notify notify, long bits, long deadlineNanos, long periodNanos) throws StatusException {
        try {
            return timers.add(caller.getAsLong(), notify, bits, deadlineNanos, periodNanos);
        } catch (StatusException refused) {
            notify.close();
            throw refused;
        }
    }

    @Override
    public void cancel(long timer) throws StatusException {
        timers.cancel(caller.getAsLong(), timer);
    }
}
