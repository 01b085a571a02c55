package hiillos.runtime.thread;

import hiillos.runtime.os.Futex;
import hiillos.runtime.os.Platform;
import hiillos.runtime.os.ThreadArea;
import hiillos.word.Memory;

/** Sleeping, parking, and being woken from it. */
public final class ThreadWaits {
    private static final int NO_PERMIT = 0;
    private static final int PERMIT = 1;
    private static final int PARKED = 2;

    private ThreadWaits() {}

    /** Whether somebody has interrupted the calling thread; never a raw one. */
    static boolean isInterrupted() {
        Thread self = Thread.currentThread();
        return self != null && self.isInterrupted();
    }

    /** Waits until the word is no longer {@link MonitorRecord#WAITS}, or the deadline has passed. */
    static void await(long event, long deadlineNanos) {
        waitWhile(event, MonitorRecord.WAITS, deadlineNanos);
    }

    /** Waits as long as the word has this value. A stop for a collection ends the wait in the system, and nothing else. */
    private static void waitWhile(long word, int value, long deadlineNanos) {
        while (Memory.loadIntVolatile(word) == value
                && (deadlineNanos == Long.MAX_VALUE || Platform.monotonicNanos() < deadlineNanos)) {
            Futex.wait(word, value, deadlineNanos);
        }
    }

    /** Sleeps until the deadline, or until the calling thread is interrupted. */
    public static void sleep(long deadlineNanos) {
        long event = ThreadArea.self() + ThreadArea.EVENT;
        int before = ThreadState.begin(ThreadState.TIMED_WAITING);
        do {
            Memory.storeIntVolatile(event, MonitorRecord.WAITS);
            Memory.fence();
            if (isInterrupted()) {
                break;
            }
            await(event, deadlineNanos);
            // A late wake-up for the area's former thread ends a sleep early.
        } while (Platform.monotonicNanos() < deadlineNanos);
        Memory.storeIntVolatile(event, 0);
        ThreadState.end(before);
    }

    /** Waits for a permit and takes it; returns at once if the thread is interrupted, and without a permit at the deadline. */
    public static void park(long deadlineNanos) {
        long permit = ThreadArea.self() + ThreadArea.PERMIT;
        if (Memory.compareAndSetInt(permit, PERMIT, NO_PERMIT) || isInterrupted()) {
            return;
        }
        int before = ThreadState.begin(deadlineNanos == Long.MAX_VALUE ? ThreadState.WAITING : ThreadState.TIMED_WAITING);
        if (Memory.compareAndSetInt(permit, NO_PERMIT, PARKED) && !isInterrupted()) {
            waitWhile(permit, PARKED, deadlineNanos);
        }
        Memory.getAndSetInt(permit, NO_PERMIT);
        ThreadState.end(before);
    }

    /** Gives the area's thread a permit. */
    public static void unpark(long area) {
        if (Memory.getAndSetInt(area + ThreadArea.PERMIT, PERMIT) == PARKED) {
            Futex.wake(area + ThreadArea.PERMIT, 1);
        }
    }

    /** The area's thread was interrupted: wakes it from whatever it waits for. */
    public static void interrupt(long area) {
        if (Memory.compareAndSetInt(area + ThreadArea.EVENT, MonitorRecord.WAITS, MonitorRecord.INTERRUPTED)) {
            Futex.wake(area + ThreadArea.EVENT, 1);
        }
        unpark(area);
    }
}
