package hiillos.kernel.schedule;

import hiillos.kernel.capability.ThreadObject;

/**
 * Threads that could run: one first-in first-out list for each of 32 priorities, and a bit for each list that is not empty.
 *
 * <p>Invariant: a thread is in exactly one list, exactly when its state is READY.
 */
public final class RunQueue {
    public static final int PRIORITIES = 32;

    private static final ThreadObject[] HEADS = new ThreadObject[PRIORITIES];
    private static final ThreadObject[] TAILS = new ThreadObject[PRIORITIES];

    private static int mask;

    private RunQueue() {}

    /** Appends a thread to its priority's list. */
    static void add(ThreadObject thread) {
        int priority = thread.priority;
        thread.nextReady = null;
        if (HEADS[priority] == null) {
            HEADS[priority] = thread;
            mask |= 1 << priority;
        } else {
            TAILS[priority].nextReady = thread;
        }
        TAILS[priority] = thread;
    }

    /** Highest priority that has a thread; -1 when nothing is ready. */
    static int highest() {
        return 31 - Integer.numberOfLeadingZeros(mask);
    }

    /** Whether a thread of a higher priority is ready. */
    static boolean hasAbove(int priority) {
        // Shifted twice, because a shift by 32 would shift nothing.
        return mask >>> priority >>> 1 != 0;
    }

    /** Takes the thread that runs next; null when nothing is ready. */
    static ThreadObject take() {
        int priority = highest();
        if (priority < 0) {
            return null;
        }
        ThreadObject thread = HEADS[priority];
        HEADS[priority] = thread.nextReady;
        if (HEADS[priority] == null) {
            mask &= ~(1 << priority);
        }
        thread.nextReady = null;
        return thread;
    }

    /** Takes a thread out of the middle. */
    static void remove(ThreadObject thread) {
        int priority = thread.priority;
        ThreadObject before = null;
        ThreadObject at = HEADS[priority];
        while (at != null && at != thread) {
            before = at;
            at = at.nextReady;
        }
        if (at == null) {
            return;
        }
        if (before == null) {
            HEADS[priority] = thread.nextReady;
        } else {
            before.nextReady = thread.nextReady;
        }
        if (TAILS[priority] == thread) {
            TAILS[priority] = before;
        }
        if (HEADS[priority] == null) {
            mask &= ~(1 << priority);
        }
        thread.nextReady = null;
    }
}
