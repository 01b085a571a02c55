package hiillos.kernel.schedule;

import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.word.AlwaysInline;

/** On which processor a thread runs. Needs {@link Dispatch#LOCK}. */
final class Placement {
    /** A thread bound elsewhere hides so many behind it at most. */
    private static final int LOOK_BEHIND = 16;

    /** Bit n: processor n has nothing to run. */
    private static long idle;

    private Placement() {}

    static void noteIdle(Processor processor) {
        idle |= 1L << processor.number;
        if (!processor.isIdle()) {
            processor.beginIdle(Clock.nanos());
        }
    }

    static void noteBusy(Processor processor) {
        idle &= ~(1L << processor.number);
        if (processor.isIdle()) {
            processor.endIdle(Clock.nanos());
        }
    }

    /** Whether every processor has something to run. */
    @AlwaysInline(reason = "system calls with an entry point of their own")
    static boolean nobodyIsIdle() {
        return idle == 0;
    }

    /** Processors that run the kernel, a bit for each. */
    static long online() {
        return -1L >>> 64 - Processor.count();
    }

    /**
     * Where it last ran if nobody runs there; else any idle one; else where it last ran, because its data is there, or
     * the first that it may use.
     */
    static Processor choose(ThreadObject thread) {
        if (Processor.count() == 1) {
            return Processor.of(0);
        }
        long allowed = thread.affinity & online();
        long last = 1L << thread.processor.number;
        long candidates = allowed & idle;
        if (candidates != 0) {
            return (candidates & last) != 0 ? thread.processor : Processor.of(Long.numberOfTrailingZeros(candidates));
        }
        if ((allowed & last) == 0) {
            return Processor.of(Long.numberOfTrailingZeros(allowed));
        }
        Processor processor = thread.processor;
        if (claims(thread, processor)) {
            return processor;
        }
        Processor weakest = weakest(allowed);
        return claims(thread, weakest) ? weakest : processor;
    }

    private static boolean claims(ThreadObject thread, Processor processor) {
        ThreadObject running = processor.thread;
        return (running == null || running.priority < thread.priority) && processor.queue.highest() < thread.priority;
    }

    /** The one of these whose thread has the lowest priority. */
    private static Processor weakest(long allowed) {
        Processor best = null;
        for (long rest = allowed; rest != 0; rest &= rest - 1) {
            Processor processor = Processor.of(Long.numberOfTrailingZeros(rest));
            if (best == null || load(processor) < load(best)) {
                best = processor;
            }
        }
        return best;
    }

    private static int load(Processor processor) {
        int running = processor.thread == null ? -1 : processor.thread.priority;
        return Math.max(running, processor.queue.highest());
    }

    /** Puts a thread that is in no queue into a processor's, which looks at it soon. */
    static void enqueue(ThreadObject thread, Processor processor) {
        thread.state = ThreadObject.READY;
        thread.processor = processor;
        processor.queue.add(processor, thread);
        notice(thread, processor);
    }

    /** The processor looks at a thread in its queue, if that can change what it does: run it, or bound the slice. */
    private static void notice(ThreadObject thread, Processor processor) {
        ThreadObject running = processor.thread;
        if (running != null && running.priority > thread.priority) {
            return;
        }
        if (running != null && running.priority == thread.priority && Scheduler.isSliceBounded(processor)) {
            // The alarm for the end of the slice is set already: a slice alone is not enough, it may have been begun for
            // somebody who is gone, and a nearer deadline have taken the alarm's place.
            return;
        }
        processor.attention |= Scheduler.CHOOSE;
        if (processor != Processor.current()) {
            noteBusy(processor);
            Requests.reschedule(processor.number);
        }
    }

    /** A priority changed: the processor may have to choose another thread. */
    static void lookAgain(Processor processor) {
        if (processor.readyMask != 0) {
            kick(processor);
        }
    }

    /** Makes a processor decide anew. */
    static void kick(Processor processor) {
        processor.attention |= Scheduler.CHOOSE;
        if (processor != Processor.current()) {
            Requests.reschedule(processor.number);
        }
    }

    /** Idle processors that may run what waits here come for it. */
    static void offer(Processor here) {
        int left = here.queue.countUpTo(Long.bitCount(idle));
        for (long rest = idle; rest != 0 && left > 0; rest &= rest - 1) {
            Processor other = Processor.of(Long.numberOfTrailingZeros(rest));
            if (other != here && candidate(here, other.number, -1) != null) {
                noteBusy(other);
                kick(other);
                left--;
            }
        }
    }

    /** The best thread of another processor's queue that may run here; null when there is none. */
    static ThreadObject steal(Processor here) {
        ThreadObject best = null;
        for (int i = 0; i < Processor.count(); i++) {
            Processor other = Processor.of(i);
            if (other != here && other.readyMask != 0) {
                ThreadObject thread = candidate(other, here.number, best == null ? -1 : best.priority);
                best = thread == null ? best : thread;
            }
        }
        if (best != null) {
            best.processor.queue.remove(best);
        }
        return best;
    }

    private static ThreadObject candidate(Processor other, int here, int above) {
        int left = LOOK_BEHIND;
        for (int mask = other.readyMask; mask != 0 && left > 0;) {
            int priority = 31 - Integer.numberOfLeadingZeros(mask);
            mask &= ~(1 << priority);
            if (priority <= above) {
                return null;
            }
            ThreadObject first = other.queue.first(priority);
            ThreadObject thread = first;
            do {
                if ((thread.affinity >>> here & 1) != 0) {
                    return thread;
                }
                thread = thread.nextReady;
                left--;
            } while (thread != first && left > 0);
        }
        return null;
    }

    static void reset() {
        idle = 0;
    }
}
