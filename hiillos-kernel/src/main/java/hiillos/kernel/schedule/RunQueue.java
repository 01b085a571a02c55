package hiillos.kernel.schedule;

import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;
import hiillos.word.AlwaysInline;

/**
 * Threads that could run on one processor: a first-in first-out list for each of 32 priorities, and a bit for each list
 * that is not empty.
 *
 * <p>A list is a ring: behind the last one comes the first. Invariant: a thread is in exactly one list of one processor,
 * exactly when its state is READY; {@code thread.processor} says which one's. Needs {@link Dispatch#LOCK}.
 */
public final class RunQueue {
    public static final int PRIORITIES = 32;

    private final ThreadObject[] firsts = new ThreadObject[PRIORITIES];

    private final Processor owner;

    /** An empty queue that keeps its processor's {@link Processor#readyMask}. */
    public RunQueue(Processor owner) {
        this.owner = owner;
    }

    /** Appends a thread to its priority's list; {@code owner} is whose queue this is. */
    @AlwaysInline(reason = "system calls with an entry point of their own")
    void add(Processor owner, ThreadObject thread) {
        int priority = thread.priority;
        ThreadObject first = firsts[priority];
        if (first == null) {
            firsts[priority] = thread;
            thread.nextReady = thread;
            thread.previousReady = thread;
            owner.readyMask |= 1 << priority;
        } else {
            ThreadObject last = first.previousReady;
            thread.nextReady = first;
            thread.previousReady = last;
            last.nextReady = thread;
            first.previousReady = thread;
        }
    }

    /** Puts a thread before all others of its priority: it was preempted in the middle of its slice. */
    void addFirst(ThreadObject thread) {
        add(owner, thread);
        firsts[thread.priority] = thread;
    }

    /** How many are ready, but no more than a limit. */
    int countUpTo(int limit) {
        int count = 0;
        for (int mask = owner.readyMask; mask != 0; mask &= mask - 1) {
            ThreadObject first = firsts[Integer.numberOfTrailingZeros(mask)];
            for (ThreadObject thread = first; count < limit;) {
                count++;
                thread = thread.nextReady;
                if (thread == first) {
                    break;
                }
            }
        }
        return count;
    }

    /** Highest priority that has a thread; -1 when nothing is ready. */
    int highest() {
        return highest(owner.readyMask);
    }

    /** The highest priority in a {@link Processor#readyMask}; -1 when it is empty. */
    @AlwaysInline(reason = "fast path")
    static int highest(int ready) {
        return 31 - Integer.numberOfLeadingZeros(ready);
    }

    /** Whether a thread of a higher priority is ready. */
    boolean hasAbove(int priority) {
        // Shifted twice, because a shift by 32 would shift nothing.
        return owner.readyMask >>> priority >>> 1 != 0;
    }

    /** The first of a priority; null when there is none. */
    @AlwaysInline(reason = "fast path")
    ThreadObject first(int priority) {
        return firsts[priority];
    }

    /** Takes the thread that runs next; null when nothing is ready. */
    ThreadObject take() {
        int priority = highest();
        if (priority < 0) {
            return null;
        }
        ThreadObject thread = firsts[priority];
        removeFirst(owner, thread, priority);
        return thread;
    }

    /** The first of a priority's list leaves it, and another thread of that priority comes to its end. */
    @AlwaysInline(reason = "a system call with an entry point of its own")
    void exchangeFirst(ThreadObject first, ThreadObject other, int priority) {
        ThreadObject next = first.nextReady;
        if (next == first) {
            firsts[priority] = other;
            other.nextReady = other;
            other.previousReady = other;
            return;
        }
        ThreadObject last = first.previousReady;
        firsts[priority] = next;
        other.nextReady = next;
        other.previousReady = last;
        last.nextReady = other;
        next.previousReady = other;
    }

    /** Takes the first of a priority's list out; {@code owner} is whose queue this is. */
    @AlwaysInline(reason = "system calls with an entry point of their own")
    void removeFirst(Processor owner, ThreadObject first, int priority) {
        ThreadObject next = first.nextReady;
        if (next == first) {
            firsts[priority] = null;
            owner.readyMask &= ~(1 << priority);
            return;
        }
        ThreadObject last = first.previousReady;
        firsts[priority] = next;
        last.nextReady = next;
        next.previousReady = last;
    }

    /** Takes a thread out that is in one of the lists. */
    void remove(ThreadObject thread) {
        int priority = thread.priority;
        if (firsts[priority] == thread) {
            removeFirst(owner, thread, priority);
            return;
        }
        ThreadObject next = thread.nextReady;
        ThreadObject last = thread.previousReady;
        last.nextReady = next;
        next.previousReady = last;
    }
}
