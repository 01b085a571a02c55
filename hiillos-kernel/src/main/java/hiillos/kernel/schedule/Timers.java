package hiillos.kernel.schedule;

import hiillos.kernel.capability.ThreadObject;

/**
 * The deadlines of the threads that blocked on one processor: a pairing heap through the threads themselves. Setting one
 * takes constant time, taking the earliest or any other logarithmic time on average, nothing takes memory.
 *
 * <p>{@code timerPrevious} is the elder sibling, or the parent for an eldest child; the root has none. A thread's
 * {@code timers} names the heap that it is in. Needs {@link Dispatch#LOCK}.
 */
public final class Timers {
    private ThreadObject root;

    /** The earliest deadline in nanoseconds; {@link Long#MAX_VALUE} when there is none. */
    long earliest() {
        return root == null ? Long.MAX_VALUE : root.deadlineNanos;
    }

    /** The thread with the earliest deadline; null when there is none. */
    ThreadObject first() {
        return root;
    }

    /** Adds a thread that is in no heap, by its {@code deadlineNanos}. */
    void add(ThreadObject thread) {
        thread.timers = this;
        thread.timerChild = null;
        thread.timerNext = null;
        thread.timerPrevious = null;
        root = root == null ? thread : meld(root, thread);
    }

    /** Takes out a thread that is in this heap. */
    void remove(ThreadObject thread) {
        ThreadObject rest = meldChildren(thread);
        if (thread == root) {
            root = rest;
        } else {
            cut(thread);
            if (rest != null) {
                root = meld(root, rest);
            }
        }
        thread.timers = null;
        thread.timerChild = null;
        thread.timerNext = null;
        thread.timerPrevious = null;
    }

    /** Unlinks a thread that is not the root from its siblings and parent. */
    private static void cut(ThreadObject thread) {
        ThreadObject before = thread.timerPrevious;
        ThreadObject next = thread.timerNext;
        if (before.timerChild == thread) {
            before.timerChild = next;
        } else {
            before.timerNext = next;
        }
        if (next != null) {
            next.timerPrevious = before;
        }
    }

    /** Two roots become one. */
    private static ThreadObject meld(ThreadObject a, ThreadObject b) {
        ThreadObject parent = a.deadlineNanos <= b.deadlineNanos ? a : b;
        ThreadObject child = parent == a ? b : a;
        ThreadObject eldest = parent.timerChild;
        child.timerPrevious = parent;
        child.timerNext = eldest;
        if (eldest != null) {
            eldest.timerPrevious = child;
        }
        parent.timerChild = child;
        parent.timerNext = null;
        parent.timerPrevious = null;
        return parent;
    }

    /** A thread's children become one heap: pairs from the left, then all pairs from the right. */
    private static ThreadObject meldChildren(ThreadObject thread) {
        ThreadObject pairs = null;
        ThreadObject at = thread.timerChild;
        while (at != null) {
            ThreadObject a = at;
            ThreadObject b = a.timerNext;
            at = b == null ? null : b.timerNext;
            ThreadObject pair = b == null ? a : meld(a, b);
            pair.timerNext = pairs;
            pairs = pair;
        }
        ThreadObject all = null;
        while (pairs != null) {
            ThreadObject next = pairs.timerNext;
            pairs.timerNext = null;
            pairs.timerPrevious = null;
            all = all == null ? pairs : meld(all, pairs);
            pairs = next;
        }
        return all;
    }
}
