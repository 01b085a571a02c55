package hiillos.kernel.schedule;

import hiillos.kernel.capability.ThreadObject;

/**
 * The waiters of all futexes with one hash: a list of keys, and a ring of waiters for each key, first come first. Finding a
 * key looks at one waiter of each key; all else takes constant time. Needs {@link Dispatch#LOCK}.
 *
 * <pre>
 * first → leader of key A → leader of key B      (nextKey, previousKey)
 *          ↕ ring            ↕ ring              (nextInQueue, previousInQueue)
 * </pre>
 */
public final class FutexBucket {
    private ThreadObject first;

    /** The longest waiter for a key; null when nobody waits. */
    ThreadObject find(long space, long offset) {
        ThreadObject leader = first;
        while (leader != null && (leader.futexSpace != space || leader.futexOffset != offset)) {
            leader = leader.nextKey;
        }
        return leader;
    }

    /** Adds a thread by its key, behind those that wait for it already. */
    void add(ThreadObject thread) {
        thread.futex = this;
        ThreadObject leader = find(thread.futexSpace, thread.futexOffset);
        if (leader == null) {
            thread.leadsKey = true;
            thread.nextInQueue = thread;
            thread.previousInQueue = thread;
            link(thread, null, first);
            return;
        }
        ThreadObject last = leader.previousInQueue;
        thread.leadsKey = false;
        thread.previousInQueue = last;
        thread.nextInQueue = leader;
        last.nextInQueue = thread;
        leader.previousInQueue = thread;
    }

    /** Takes a thread out that waits here. */
    void remove(ThreadObject thread) {
        ThreadObject next = thread.nextInQueue;
        boolean alone = next == thread;
        if (!alone) {
            next.previousInQueue = thread.previousInQueue;
            thread.previousInQueue.nextInQueue = next;
        }
        if (thread.leadsKey && alone) {
            unlink(thread);
        } else if (thread.leadsKey) {
            next.leadsKey = true;
            link(next, thread.previousKey, thread.nextKey);
        }
        thread.futex = null;
        thread.leadsKey = false;
        thread.nextKey = null;
        thread.previousKey = null;
        thread.nextInQueue = null;
        thread.previousInQueue = null;
    }

    private void link(ThreadObject leader, ThreadObject before, ThreadObject next) {
        leader.previousKey = before;
        leader.nextKey = next;
        if (before == null) {
            first = leader;
        } else {
            before.nextKey = leader;
        }
        if (next != null) {
            next.previousKey = leader;
        }
    }

    private void unlink(ThreadObject leader) {
        ThreadObject before = leader.previousKey;
        ThreadObject next = leader.nextKey;
        if (before == null) {
            first = next;
        } else {
            before.nextKey = next;
        }
        if (next != null) {
            next.previousKey = before;
        }
    }
}
