package hiillos.kernel.schedule;

import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;

/**
 * Threads that could run on one processor: a first-in first-out list for each of 32 priorities, and a bit for each list
 * that is not empty.
 *
 * <p>Invariant: a thread is in exactly one list of one processor, exactly when its state is READY; {@code thread.processor}
 * says which one's. Needs {@link Dispatch#LOCK}.
 */
public final class RunQueue {
    public static final int PRIORITIES = 32;

    private final ThreadObject[] heads = new ThreadObject[PRIORITIES];
    private final ThreadObject[] tails = new ThreadObject[PRIORITIES];

    private final Processor owner;
    private int count;

    /** An empty queue that keeps its processor's {@link Processor#readyMask}. */
    public RunQueue(Processor owner) {
        this.owner = owner;
    }

    /** Appends a thread to its priority's list. */
    void add(ThreadObject thread) {
        int priority = thread.priority;
        ThreadObject tail = tails[priority];
        thread.nextReady = null;
        thread.previousReady = tail;
        if (tail == null) {
            heads[priority] = thread;
            owner.readyMask |= 1 << priority;
        } else {
            tail.nextReady = thread;
        }
        tails[priority] = thread;
        count++;
    }

    /** Puts a thread before all others of its priority: it was preempted in the middle of its slice. */
    void addFirst(ThreadObject thread) {
        int priority = thread.priority;
        ThreadObject head = heads[priority];
        thread.nextReady = head;
        thread.previousReady = null;
        if (head == null) {
            tails[priority] = thread;
            owner.readyMask |= 1 << priority;
        } else {
            head.previousReady = thread;
        }
        heads[priority] = thread;
        count++;
    }

    /** How many are ready. */
    int count() {
        return count;
    }

    /** Highest priority that has a thread; -1 when nothing is ready. */
    int highest() {
        return 31 - Integer.numberOfLeadingZeros(owner.readyMask);
    }

    /** Whether a thread of a higher priority is ready. */
    boolean hasAbove(int priority) {
        // Shifted twice, because a shift by 32 would shift nothing.
        return owner.readyMask >>> priority >>> 1 != 0;
    }

    /** The first of a priority; null when there is none. */
    ThreadObject first(int priority) {
        return heads[priority];
    }

    /** Takes the thread that runs next; null when nothing is ready. */
    ThreadObject take() {
        int priority = highest();
        if (priority < 0) {
            return null;
        }
        ThreadObject thread = heads[priority];
        remove(thread);
        return thread;
    }

    /** The first of a priority's list leaves it, and another thread of that priority comes to its end. */
    void exchangeFirst(ThreadObject first, ThreadObject other, int priority) {
        ThreadObject next = first.nextReady;
        if (next == null) {
            heads[priority] = other;
            tails[priority] = other;
            return;
        }
        ThreadObject tail = tails[priority];
        first.nextReady = null;
        next.previousReady = null;
        heads[priority] = next;
        other.previousReady = tail;
        tail.nextReady = other;
        tails[priority] = other;
    }

    /** Takes a thread out that is in one of the lists. */
    void remove(ThreadObject thread) {
        int priority = thread.priority;
        ThreadObject next = thread.nextReady;
        ThreadObject before = thread.previousReady;
        if (before == null) {
            heads[priority] = next;
        } else {
            before.nextReady = next;
        }
        if (next == null) {
            tails[priority] = before;
        } else {
            next.previousReady = before;
        }
        if (heads[priority] == null) {
            owner.readyMask &= ~(1 << priority);
        }
        thread.nextReady = null;
        thread.previousReady = null;
        count--;
    }
}
