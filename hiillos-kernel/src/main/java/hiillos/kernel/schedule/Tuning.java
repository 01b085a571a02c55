package hiillos.kernel.schedule;

import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;

/**
 * Priorities and where a thread may run. A thread is scheduled by its own priority, or by that of the caller it works for if
 * that is higher; a caller's own may be such a loan in turn. Needs {@link Dispatch#LOCK}.
 */
public final class Tuning {
    /** Callers of callers that a change is handed on to: a longer chain catches up at its next message. */
    private static final int LONGEST_CHAIN = 16;

    private Tuning() {}

    /** Sets a thread's own priority. */
    public static void setOwnPriority(ThreadObject thread, int priority) {
        thread.ownPriority = priority;
        update(thread);
    }

    /** A thread's loan has changed: it has another caller, or none, or that one's priority changed. */
    public static void update(ThreadObject thread) {
        ThreadObject at = thread;
        for (int i = 0; i < LONGEST_CHAIN && at != null; i++) {
            ThreadObject caller = at.caller;
            int priority = caller == null ? at.ownPriority : Math.max(at.ownPriority, caller.priority);
            if (priority == at.priority) {
                return;
            }
            apply(at, priority);
            at = at.server;
        }
    }

    /** Changes what a thread is scheduled by. */
    static void apply(ThreadObject thread, int priority) {
        if (thread.state == ThreadObject.READY) {
            thread.processor.queue.remove(thread);
            thread.priority = priority;
            Placement.enqueue(thread, thread.processor);
            return;
        }
        thread.priority = priority;
        if (thread.state == ThreadObject.RUNNING) {
            Placement.lookAgain(thread.processor);
        }
    }

    /** Sets on which processors a thread may run. Returns OK, or BAD_ARGUMENT when none of them runs. */
    public static int setAffinity(ThreadObject thread, long mask) {
        long online = Placement.online();
        if ((mask & online) == 0) {
            return Status.BAD_ARGUMENT;
        }
        thread.affinity = mask;
        if ((mask & online) == online) {
            thread.attention &= ~ThreadObject.BOUND;
        } else {
            thread.attention |= ThreadObject.BOUND;
        }
        if (thread.state == ThreadObject.READY) {
            // Where it waits, or where it may run at once.
            thread.processor.queue.remove(thread);
            Placement.enqueue(thread, Placement.choose(thread));
        } else if (thread.state == ThreadObject.RUNNING && !mayRunOn(thread, thread.processor)) {
            Placement.kick(thread.processor);
        }
        return Status.OK;
    }

    static boolean mayRunOn(ThreadObject thread, Processor processor) {
        return (thread.affinity >>> processor.number & 1) != 0;
    }
}
