package hiillos.abi;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;

/**
 * A call that was begun with {@link Calls#begin}: it waits for a thread, is under way, or has ended with a result, an error, or
 * because it was cancelled. Any thread may use it.
 *
 * @param <T> what the call returns
 */
public final class Pending<T> {
    /** Longer than a cancellation that came too late for its call needs to be taken by a sleep. */
    private static final long PAUSE_NANOS = 1_000_000;
    /** More than a century; as nanoseconds far from what a long cannot hold. */
    private static final long LONGEST_MILLIS = 1L << 42;

    private final Calls calls;
    private final Calls.Action<T> action;
    private T result;
    private StatusException failure;
    private Throwable problem;
    private boolean ended;
    /** The thread that is in the call; 0 for none, or one that cannot be cancelled. */
    private int thread;
    private boolean wasCancelled;

    Pending(Calls calls, Calls.Action<T> action) {
        this.calls = calls;
        this.action = action;
    }

    /** Makes the call, in a thread that has this handle. */
    void run(int handle) {
        synchronized (this) {
            if (ended) {
                return;
            }
            thread = handle;
        }
        T value = null;
        StatusException refused = null;
        Throwable thrown = null;
        try {
            value = action.call();
        } catch (StatusException status) {
            refused = status;
        } catch (RuntimeException | Error other) {
            thrown = other;
        }
        boolean late;
        synchronized (this) {
            thread = 0;
            late = wasCancelled;
        }
        if (late) {
            discard(value);
            if (handle != 0 && (refused == null || refused.status() != Status.CANCELLED)) {
                // It came when the call had ended, and would hit the next one.
                Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
            }
        }
        end(value, refused, thrown);
    }

    /** What nobody waits for any more is closed. */
    private static void discard(Object value) {
        if (value instanceof AutoCloseable resource) {
            try {
                resource.close();
            } catch (Exception ignored) {
                // It is gone, or its server is: nobody is there to be told.
            }
        }
    }

    private synchronized void end(T value, StatusException refused, Throwable thrown) {
        if (!ended) {
            result = value;
            failure = refused;
            problem = thrown;
            ended = true;
            notifyAll();
        }
    }

    /** Whether it has ended, in any way. */
    public synchronized boolean isDone() {
        return ended;
    }

    /**
     * Waits for the end.
     *
     * @return what the call returned
     * @throws StatusException what the call threw; {@code CANCELLED}: by {@link #cancel}
     */
    public synchronized T await() throws StatusException {
        while (!ended) {
            pause(0);
        }
        return outcome();
    }

    /**
     * Waits for the end, but not longer than so many milliseconds; the call goes on after that.
     *
     * @throws StatusException as {@link #await()}; {@code TIMED_OUT}: it has not ended
     */
    public synchronized T await(long millis) throws StatusException {
        long end = System.nanoTime() + Math.min(millis, LONGEST_MILLIS) * 1_000_000;
        while (!ended) {
            long left = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                throw new StatusException(Status.TIMED_OUT);
            }
            pause(left);
        }
        return outcome();
    }

    private void pause(long millis) throws StatusException {
        try {
            wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StatusException(Status.CANCELLED);
        }
    }

    private T outcome() throws StatusException {
        if (failure != null) {
            throw failure;
        }
        if (problem instanceof RuntimeException exception) {
            throw exception;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        return result;
    }

    /**
     * Ends it with {@code CANCELLED}, unless it has ended. A call that waits for its server stops waiting; what the server did,
     * or still does, is not undone. A result that comes nevertheless is closed.
     *
     * @return whether it is this call that ended it
     */
    public boolean cancel() {
        calls.withdraw(this);
        synchronized (this) {
            if (ended) {
                return false;
            }
            wasCancelled = true;
            failure = new StatusException(Status.CANCELLED);
            ended = true;
            if (thread != 0) {
                SystemCalls.threadCancel(thread);
            }
            notifyAll();
            return true;
        }
    }
}
