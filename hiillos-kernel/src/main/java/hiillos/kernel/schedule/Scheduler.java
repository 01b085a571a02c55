package hiillos.kernel.schedule;

import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Reclaimer;
import hiillos.word.AlwaysInline;

/**
 * Chooses the thread that runs when the kernel is left. Interrupts are off in the kernel; a thread that blocks has its
 * registers in its page, so nothing is ever suspended in here.
 *
 * <p>Invariant: {@link #current} is the thread whose registers the processor holds, or null in idle; its state is RUNNING
 * unless it blocked or ended in the present stay in the kernel.
 */
public final class Scheduler {
    /** Ticks of the timer that a thread runs before another one of its priority does. */
    private static final int SLICE_TICKS = 1;

    private static final long TICK_NANOS = 10_000_000;

    private static ThreadObject current;
    private static ProcessObject vectorOwner;
    private static int ticksLeft = SLICE_TICKS;
    private static boolean mustChoose;
    private static ThreadObject firstSleeper;

    private Scheduler() {}

    /** The thread that entered the kernel; null in idle. */
    public static ThreadObject current() {
        return current;
    }

    /** Makes a thread that was blocked or new ready to run. */
    public static void ready(ThreadObject thread) {
        thread.state = ThreadObject.READY;
        RunQueue.add(thread);
        if (current == null || thread.priority > current.priority) {
            mustChoose = true;
        }
    }

    /** Whether the current thread may hand the processor straight to one of this priority: nobody else has a better claim. */
    public static boolean mayHandOver(int priority) {
        return !RunQueue.hasAbove(priority);
    }

    /** The current thread lets others of its priority run. */
    public static void yieldCurrent() {
        if (current != null && current.state == ThreadObject.RUNNING) {
            current.state = ThreadObject.READY;
            RunQueue.add(current);
        }
        mustChoose = true;
    }

    /** Makes the current thread sleep. */
    public static void sleepCurrent(long deadlineNanos) {
        ThreadObject thread = current;
        thread.state = ThreadObject.SLEEPING;
        thread.deadlineNanos = deadlineNanos;
        if (firstSleeper == null || firstSleeper.deadlineNanos > deadlineNanos) {
            thread.nextReady = firstSleeper;
            firstSleeper = thread;
            return;
        }
        ThreadObject before = firstSleeper;
        while (before.nextReady != null && before.nextReady.deadlineNanos <= deadlineNanos) {
            before = before.nextReady;
        }
        thread.nextReady = before.nextReady;
        before.nextReady = thread;
    }

    /** The alarm of the current processor went off. */
    public static void timer(long nowNanos) {
        tick(nowNanos);
        Clock.setAlarm(nowNanos + TICK_NANOS);
    }

    /** The timer's interrupt: wakes sleepers, ends slices. */
    public static void tick(long nowNanos) {
        while (firstSleeper != null && firstSleeper.deadlineNanos <= nowNanos) {
            ThreadObject thread = firstSleeper;
            firstSleeper = thread.nextReady;
            thread.nextReady = null;
            thread.setResult(0);
            ready(thread);
        }
        ticksLeft--;
        if (ticksLeft <= 0) {
            ticksLeft = SLICE_TICKS;
            if (current != null && !RunQueue.hasAbove(current.priority) && RunQueue.highest() < current.priority) {
                return;
            }
            yieldCurrent();
        }
    }

    /** A thread ends: it is in no list of the scheduler's any more. */
    public static void forget(ThreadObject thread) {
        if (thread.state == ThreadObject.READY) {
            RunQueue.remove(thread);
        } else if (thread.state == ThreadObject.SLEEPING) {
            removeSleeper(thread);
        }
        if (thread == current) {
            mustChoose = true;
        }
    }

    private static void removeSleeper(ThreadObject thread) {
        ThreadObject before = null;
        ThreadObject at = firstSleeper;
        while (at != null && at != thread) {
            before = at;
            at = at.nextReady;
        }
        if (at != null && before == null) {
            firstSleeper = thread.nextReady;
        } else if (at != null) {
            before.nextReady = thread.nextReady;
        }
        thread.nextReady = null;
    }

    /** Whether the current thread simply goes on: it runs, nobody has a better claim, nothing waits to be done. */
    public static boolean mayReturn() {
        return !mustChoose && current.state == ThreadObject.RUNNING && !Reclaimer.isPending();
    }

    /**
     * Leaves the kernel: the register frame of the thread that runs now. Reclaims what ended. 0 when nothing is ready: the
     * processor idles.
     */
    public static long leave() {
        ThreadObject before = current;
        if (before != null && before.state == ThreadObject.RUNNING && !mustChoose) {
            Reclaimer.work();
            return before.frame;
        }
        mustChoose = false;
        if (before != null && before.state == ThreadObject.RUNNING) {
            before.state = ThreadObject.READY;
            RunQueue.add(before);
        }
        ThreadObject next = RunQueue.take();
        if (next == null) {
            stopCurrent();
            Context.idle();
            Reclaimer.work();
            return 0;
        }
        next.state = ThreadObject.RUNNING;
        if (next != before) {
            stopCurrent();
            become(next);
            ticksLeft = SLICE_TICKS;
        }
        Reclaimer.work();
        return next.frame;
    }

    /** The current thread stops, not by IPC: its vector state is kept, unless it called IPC or ended. */
    private static void stopCurrent() {
        ThreadObject thread = current;
        if (thread != null) {
            current = null;
            if (keepsVectorState(thread)) {
                Context.saveVectorState(thread);
            }
        }
    }

    private static boolean keepsVectorState(ThreadObject thread) {
        return switch (thread.state) {
            case ThreadObject.CALLING, ThreadObject.AWAITING_REPLY, ThreadObject.RECEIVING, ThreadObject.ENDED -> false;
            // A thread that IPC made ready again in the same stay lost its vector registers by contract; saving is harmless.
            default -> true;
        };
    }

    private static void become(ThreadObject thread) {
        current = thread;
        Context.enterUser(thread, vectorOwner);
        vectorOwner = thread.process;
    }

    /** The fast path's switch: the current thread has blocked by IPC, the next one runs with the rest of the slice. */
    @AlwaysInline(reason = "fast path of IPC")
    public static void handOver(ThreadObject next) {
        next.state = ThreadObject.RUNNING;
        current = next;
        Context.switchByIpc(next, vectorOwner);
        vectorOwner = next.process;
    }

    /** The current thread's FS base was changed. */
    public static void refreshPointer() {
        Context.setPointer(current.threadPointer);
    }

    /** A process is gone: nobody may compare with it. */
    public static void forgetProcess(ProcessObject process) {
        if (vectorOwner == process) {
            vectorOwner = null;
        }
    }

    /** Starts over with nothing to run: for tests. */
    public static void reset() {
        current = null;
        vectorOwner = null;
        mustChoose = false;
        firstSleeper = null;
        ticksLeft = SLICE_TICKS;
        while (RunQueue.take() != null) {
            continue;
        }
    }
}
