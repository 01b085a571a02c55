package hiillos.abi.protocol;

import hiillos.abi.Notify;
import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** Wall clock and timers. The monotonic clock and sleep need no server: {@link hiillos.abi.Clock}. */
@Protocol
public interface Time {
    /** Nanoseconds since 1970 UTC at the monotonic clock's zero: wall clock = this + {@link hiillos.abi.Clock#nanos}. */
    long offsetNanos() throws StatusException;

    /** Sets the wall clock, nanoseconds since 1970 UTC. */
    void set(long nanos) throws StatusException;

    /**
     * Signals a Notify at a time.
     *
     * @param notify with right to write
     * @param bits to signal
     * @param deadlineNanos of the monotonic clock
     * @param periodNanos 0 for once
     * @return number for {@link #cancel}; never used again
     * @throws StatusException {@code TOO_MANY}: more than 256 of the caller's, {@code BAD_ARGUMENT}: a period below a millisecond
     */
    long timer(Notify notify, long bits, long deadlineNanos, long periodNanos) throws StatusException;

    /** Ends a timer of the same caller. @throws StatusException {@code NOT_FOUND} */
    void cancel(long timer) throws StatusException;
}
