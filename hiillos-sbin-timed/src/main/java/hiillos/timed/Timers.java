package hiillos.timed;

import hiillos.abi.ClientCounts;
import hiillos.abi.Notify;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import java.util.Iterator;
import java.util.PriorityQueue;

/** Timers of clients, the next one first. */
final class Timers {
    private static final int MOST = 4096;
    private static final int MOST_OF_A_CLIENT = 256;
    private static final long LEAST_PERIOD_NANOS = 1_000_000;

    private final PriorityQueue<Timer> queue =
            new PriorityQueue<>((one, other) -> Long.compare(one.deadline, other.deadline));
    /** How many each client has. */
    private final ClientCounts counts = new ClientCounts(MOST_OF_A_CLIENT);
    private long lastNumber;

    private static final class Timer {
        final long number;
        final long client;
        final Notify notify;
        final long bits;
        final long period;
        long deadline;

        Timer(long number, long client, Notify notify, long bits, long deadline, long period) {
            this.number = number;
            this.client = client;
            this.notify = notify;
            this.bits = bits;
            this.deadline = deadline;
            this.period = period;
        }
    }

    /** Sets a timer. @param notify is closed with it */
    long add(long client, Notify notify, long bits, long deadlineNanos, long periodNanos) throws StatusException {
        if (periodNanos != 0 && periodNanos < LEAST_PERIOD_NANOS) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        counts.checkRoom(client, 1);
        if (queue.size() == MOST) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
        lastNumber++;
        counts.add(client, 1);
        queue.add(new Timer(lastNumber, client, notify, bits, Math.max(0, deadlineNanos), periodNanos));
        return lastNumber;
    }

    /** A timer that is in the queue no more. */
    private void end(Timer timer) {
        timer.notify.close();
        counts.remove(timer.client);
    }

    /**
     * When a timer that was due fires again: times that were missed are not made up for.
     *
     * @param deadlineNanos from 0 to now
     * @return behind now; {@code Long.MAX_VALUE}, never, if a long cannot say it
     */
    static long next(long deadlineNanos, long periodNanos, long nowNanos) {
        long last = deadlineNanos + (nowNanos - deadlineNanos) / periodNanos * periodNanos;
        return last > Long.MAX_VALUE - periodNanos ? Long.MAX_VALUE : last + periodNanos;
    }

    /** @throws StatusException {@code NOT_FOUND} */
    void cancel(long client, long number) throws StatusException {
        for (Timer timer : queue) {
            if (timer.number == number && timer.client == client) {
                queue.remove(timer);
                end(timer);
                return;
            }
        }
        throw new StatusException(ServiceStatus.NOT_FOUND);
    }

    /** A client is gone, and its timers with it. */
    void forget(long client) {
        for (Iterator<Timer> each = queue.iterator(); each.hasNext();) {
            Timer timer = each.next();
            if (timer.client == client) {
                each.remove();
                end(timer);
            }
        }
    }

    /** Signals those whose time has come. @return the next deadline; {@code Long.MAX_VALUE} without timers */
    long expire(long nowNanos) {
        while (!queue.isEmpty() && queue.peek().deadline <= nowNanos) {
            Timer timer = queue.remove();
            boolean lives = signal(timer);
            if (timer.period > 0 && lives) {
                timer.deadline = next(timer.deadline, timer.period, nowNanos);
                queue.add(timer);
            } else {
                end(timer);
            }
        }
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().deadline;
    }

    private static boolean signal(Timer timer) {
        try {
            timer.notify.signal(timer.bits);
            return true;
        } catch (StatusException gone) {
            return false;
        }
    }
}
