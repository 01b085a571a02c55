package hiillos.kernel.schedule;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.processor.Processor;
import hiillos.word.AlwaysInline;
import hiillos.word.NeverInline;

/**
 * Chooses the thread that runs when the kernel is left. Interrupts are off in the kernel; a thread that blocks has its
 * registers in its page, so nothing is ever suspended in here.
 *
 * <p>Invariant: {@code processor.thread} is the thread whose registers the processor holds; its state is RUNNING, and no
 * other thread's is. From the moment it blocks, another processor may run it: whoever calls {@link #block} has stored
 * what the thread's frame must hold, and never looks at it again once {@link Dispatch#LOCK} is given back.
 */
public final class Scheduler {
    /** {@link Processor#attention}: a thread came that may have a better claim, or needs an alarm for its turn. */
    public static final int CHOOSE = 1;
    /** {@link Processor#toDo}: the current thread lets others of its priority run. */
    public static final int YIELD = 1;
    /** {@link Processor#toDo}: the {@link Reclaimer} has work. */
    public static final int RECLAIM = 1 << 1;
    /** {@link Processor#attention}: the current thread is to stop or end. */
    public static final int STOP = 1 << 2;

    /** A thread runs so long before another one of its priority does. */
    public static final long SLICE_NANOS = 10_000_000;
    /** After so long a processor goes on with reclaiming that was too much for one exit. */
    private static final long RECLAIM_NANOS = 500_000;

    private Scheduler() {}

    /** The thread that entered the kernel; null in idle, and once it has blocked. */
    @AlwaysInline(reason = "fast path of IPC")
    public static ThreadObject current() {
        return Processor.current().thread;
    }

    /**
     * The current thread waits: its owner has put it where it is found again. Needs {@link Dispatch#LOCK}.
     *
     * @param state what for: one of {@link ThreadObject}'s states
     * @param deadlineNanos monotonic; negative or {@link Long#MAX_VALUE} for ever
     */
    public static void block(ThreadObject thread, int state, long deadlineNanos) {
        Processor processor = Processor.current();
        thread.goes(Machine.cycles());
        thread.state = state;
        processor.thread = null;
        Context.save(thread);
        if (deadlineNanos >= 0 && deadlineNanos != Long.MAX_VALUE) {
            thread.deadlineNanos = deadlineNanos;
            thread.attention |= ThreadObject.DEADLINE;
            processor.timers.add(thread);
        }
        if ((thread.attention & ThreadObject.CANCELLED) != 0 && isInterruptible(thread)) {
            thread.attention &= ~ThreadObject.CANCELLED;
            interrupt(thread, Status.CANCELLED);
        }
        if ((thread.attention & ThreadObject.KILLED) != 0) {
            // Another processor killed it on its way here, when it was running: nobody else would end it now.
            Stop.kill(thread);
        }
    }

    /** Makes a thread that was blocked or new ready to run, on the processor that suits it. Needs {@link Dispatch#LOCK}. */
    public static void ready(ThreadObject thread) {
        if (unblock(thread)) {
            Placement.enqueue(thread, Placement.choose(thread));
        }
    }

    /** As {@link #ready}, but here if it may: for who is about to wait for that thread. Needs {@link Dispatch#LOCK}. */
    public static void readyHere(ThreadObject thread) {
        if (unblock(thread)) {
            Processor here = Processor.current();
            Placement.enqueue(thread, Tuning.mayRunOn(thread, here) ? here : Placement.choose(thread));
        }
    }

    /**
     * The current thread waits, and another one that waited runs instead, at once if it may: as {@link #block} and
     * {@link #readyHere}, mostly without the run queue. Needs {@link Dispatch#LOCK}.
     */
    public static void blockAndRun(ThreadObject thread, int state, long deadlineNanos, ThreadObject next) {
        Processor processor = Processor.current();
        block(thread, state, deadlineNanos);
        if ((next.affinity >>> processor.number & 1) == 0 || !mayHandOver(processor, next.priority)) {
            readyHere(next);
            return;
        }
        if (unblock(next)) {
            run(processor, next);
        }
        if (deadlineNanos >= 0 && deadlineNanos < processor.alarmNanos) {
            Clock.setAlarm(deadlineNanos);
        }
    }

    /** The highest priority of the run queue, which is not empty. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path")
    public static int highestReady(Processor processor) {
        return RunQueue.highest(processor.readyMask) & RunQueue.PRIORITIES - 1;
    }

    /**
     * The first of this priority, which is the run queue's highest, if the current thread, which is in a system call, may wait and
     * that one run at once: nothing else is to be decided, and others of its priority will have their turn; else null. Needs
     * {@link Dispatch#LOCK}.
     */
    @AlwaysInline(reason = "fast path")
    public static ThreadObject nextStraight(Processor processor, ThreadObject thread, int priority) {
        if (!VectorState.controlsAreDefault()) {
            return null;
        }
        ThreadObject next = processor.queue.first(priority);
        return (next.attention | thread.attention | processor.attention | processor.toDo) == 0
                && (next.nextReady == next || isSliceBounded(processor)) ? next : null;
    }

    /** Takes what {@link #nextStraight} found out of the run queue. */
    @AlwaysInline(reason = "fast path")
    public static void takeFirst(Processor processor, ThreadObject next, int priority) {
        processor.queue.removeFirst(processor, next, priority);
    }

    /**
     * As {@link #block} for ever; {@code next}, from {@link #nextStraight} and taken, runs. Gives {@link Dispatch#LOCK} back.
     * Returns {@link Switch#SWITCHED}.
     */
    @AlwaysInline(reason = "fast path")
    public static long leaveTo(Processor processor, ThreadObject thread, int state, ThreadObject next) {
        thread.state = state;
        return takeOver(processor, thread, next);
    }

    /**
     * Whether the current thread, which is in a system call, is to make room for one that waited and is woken now, and nothing
     * else is to be decided: what {@link #ready} and {@link #leave} would decide. Needs {@link Dispatch#LOCK}.
     */
    @AlwaysInline(reason = "fast path")
    public static boolean mayGiveWay(Processor processor, ThreadObject thread, ThreadObject woken) {
        int priority = woken.priority;
        return priority > thread.priority && mayHandOver(processor, priority)
                && (woken.attention | thread.attention | processor.attention | processor.toDo) == 0
                && woken.processor == processor && Placement.nobodyIsIdle()
                && (processor.sliceIsOld || processor.sliceEndNanos == Long.MAX_VALUE) && VectorState.controlsAreDefault();
    }

    /**
     * Where {@link #mayGiveWay}: the current thread is ready, its call has the result 0, and the woken one runs. Gives
     * {@link Dispatch#LOCK} back. Returns {@link Switch#SWITCHED}.
     */
    @AlwaysInline(reason = "fast path")
    public static long giveWay(Processor processor, ThreadObject thread, ThreadObject woken) {
        standBack(processor, thread);
        return takeOver(processor, thread, woken);
    }

    /** As {@link #giveWay}, when more is to be done before the kernel is left. */
    public static void giveWayLater(Processor processor, ThreadObject thread, ThreadObject woken) {
        standBack(processor, thread);
        noteSwitch(processor);
        takeOverTagged(processor, thread, woken);
    }

    @AlwaysInline(reason = "fast path")
    private static void standBack(Processor processor, ThreadObject thread) {
        thread.setResult(0);
        thread.state = ThreadObject.READY;
        processor.queue.add(processor, thread);
    }

    @AlwaysInline(reason = "fast path")
    private static void noteSwitch(Processor processor) {
        processor.switches++;
        processor.sliceIsOld = true;
    }

    /** A thread runs in the current one's place, with a whole slice from when somebody waits for it. */
    @AlwaysInline(reason = "fast path")
    private static long takeOver(Processor processor, ThreadObject thread, ThreadObject next) {
        noteSwitch(processor);
        if (!TranslationCache.isPlain(processor)) {
            return takeOverTagged(processor, thread, next);
        }
        handOver(processor, thread, next, true);
        Dispatch.LOCK.unlock();
        Machine.leaveAtFrame(next.frame);
        return Switch.SWITCHED;
    }

    @NeverInline(reason = "keeps the plain case short")
    private static long takeOverTagged(Processor processor, ThreadObject thread, ThreadObject next) {
        handOver(processor, thread, next, false);
        Dispatch.LOCK.unlock();
        return Switch.SWITCHED;
    }

    private static void run(Processor processor, ThreadObject next) {
        next.state = ThreadObject.RUNNING;
        next.processor = processor;
        next.switches++;
        next.comes(Machine.cycles());
        processor.thread = next;
        processor.switches++;
        Context.enterUser(processor, next);
    }

    /** Takes a thread out of its queue and its deadline; false when it is suspended and stays stopped. */
    private static boolean unblock(ThreadObject thread) {
        leaveQueues(thread);
        if ((thread.attention & ThreadObject.SUSPENDED) != 0) {
            thread.state = ThreadObject.STOPPED;
            return false;
        }
        return true;
    }

    /** A thread that waits, waits no longer. */
    static void leaveQueues(ThreadObject thread) {
        if (thread.queue != null) {
            thread.queue.remove(thread);
        } else if (thread.futex != null) {
            thread.futex.remove(thread);
        }
        disarm(thread);
        KernelObject object = thread.waitsFor;
        if (object != null) {
            thread.waitsFor = null;
            object.release();
        }
    }

    /** Whether the current thread, which is in a system call, may block without more ado: nobody wants it to end or stop. */
    @AlwaysInline(reason = "fast path of IPC")
    public static boolean mayWaitStraight(ThreadObject thread) {
        return (thread.attention & ~ThreadObject.BOUND) == 0;
    }

    /** Whether a blocked thread has nothing to be restored and may run on the current processor. */
    @AlwaysInline(reason = "fast path of IPC")
    public static boolean mayRunHere(Processor processor, ThreadObject thread) {
        return thread.attention == 0 && thread.processor == processor || mayComeHere(processor, thread);
    }

    @NeverInline(reason = "keeps the usual way short")
    private static boolean mayComeHere(Processor processor, ThreadObject thread) {
        return (thread.attention & ~(ThreadObject.DEADLINE | ThreadObject.BOUND | ThreadObject.CONTROLS_SAVED)) == 0
                && (thread.affinity >>> processor.number & 1) != 0;
    }

    /**
     * The current thread, which is in its place already, waits until a deadline ({@code Long.MAX_VALUE}: for ever); another
     * one that {@link #mayRunHere} runs with the rest of the slice. Gives {@link Dispatch#LOCK} back. Returns the frame of the
     * one that runs.
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static long switchTo(Processor processor, ThreadObject thread, long deadlineNanos, ThreadObject next) {
        if (deadlineNanos != Long.MAX_VALUE || next.attention != 0 || !TranslationCache.isPlain(processor)
                || !VectorState.controlsAreDefault()) {
            return switchToSlowly(processor, thread, deadlineNanos, next);
        }
        next.processor = processor;
        handOver(processor, thread, next, true);
        Dispatch.LOCK.unlock();
        return next.frame;
    }

    @NeverInline(reason = "keeps the usual way short")
    private static long switchToSlowly(Processor processor, ThreadObject thread, long deadlineNanos, ThreadObject next) {
        disarm(next);
        next.processor = processor;
        Context.keepControls(thread);
        handOver(processor, thread, next, false);
        Context.bringControls(next);
        if (deadlineNanos != Long.MAX_VALUE) {
            setDeadline(processor, thread, deadlineNanos);
        }
        Dispatch.LOCK.unlock();
        return next.frame;
    }

    @NeverInline(reason = "keeps the usual way short")
    private static void setDeadline(Processor processor, ThreadObject thread, long deadlineNanos) {
        thread.deadlineNanos = deadlineNanos;
        thread.attention |= ThreadObject.DEADLINE;
        processor.timers.add(thread);
        if (deadlineNanos < processor.alarmNanos) {
            Clock.setAlarm(deadlineNanos);
        }
    }

    private static void disarm(ThreadObject thread) {
        if (thread.timers != null) {
            thread.timers.remove(thread);
            thread.attention &= ~ThreadObject.DEADLINE;
        }
    }

    /** Wakes a blocked thread with the result of its system call. Needs {@link Dispatch#LOCK}. */
    public static void wake(ThreadObject thread, long result) {
        thread.setResult(result);
        ready(thread);
    }

    /** Whether the thread waits in a call that time or others may end. */
    static boolean isInterruptible(ThreadObject thread) {
        if (thread.faulted) {
            return false;
        }
        return switch (thread.state) {
            case ThreadObject.CALLING, ThreadObject.AWAITING_REPLY, ThreadObject.RECEIVING, ThreadObject.SIGNAL_WAIT,
                    ThreadObject.WAITING, ThreadObject.SLEEPING, ThreadObject.FUTEX -> true;
            default -> false;
        };
    }

    /** Ends the call that a thread waits in: TIMED_OUT or CANCELLED. Needs {@link Dispatch#LOCK}. */
    static void interrupt(ThreadObject thread, int status) {
        switch (thread.state) {
            case ThreadObject.CALLING, ThreadObject.AWAITING_REPLY, ThreadObject.RECEIVING, ThreadObject.SIGNAL_WAIT -> {
                Ipc.disconnect(thread);
                wake(thread, -status);
            }
            case ThreadObject.SLEEPING -> wake(thread, status == Status.TIMED_OUT ? 0 : -status);
            default -> wake(thread, -status);
        }
    }

    /**
     * Whether the current thread may hand the processor straight to one of this priority: nobody else has a better claim, and
     * the turn of one with the same will come.
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static boolean mayHandOver(Processor processor, int priority) {
        int others = processor.readyMask >>> priority;
        return others == 0 || others == 1 && isSliceBounded(processor);
    }

    /** Whether the alarm goes off at the end of the slice. Under a thread of higher priority it may have been for nobody. */
    static boolean isSliceBounded(Processor processor) {
        return processor.sliceEndNanos != Long.MAX_VALUE && processor.alarmNanos <= processor.sliceEndNanos;
    }

    /**
     * The fast path's switch: the current thread has blocked by IPC, the next one runs with the rest of the slice.
     *
     * @param thread the one that has blocked or is ready
     * @param plain whether {@link hiillos.kernel.arch.amd64.TranslationCache#isPlain}
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static void handOver(Processor processor, ThreadObject thread, ThreadObject next, boolean plain) {
        long now = Machine.cycles();
        thread.goes(now);
        next.comes(now);
        next.state = ThreadObject.RUNNING;
        processor.thread = next;
        Context.switchByIpc(processor, next, plain);
    }

    /** A server that is not ready works for someone of this priority now. Needs {@link Dispatch#LOCK}. */
    public static void raise(ThreadObject server, int priority) {
        if (server.priority < priority) {
            Tuning.apply(server, priority);
        }
    }

    /** A server works for itself again. Needs {@link Dispatch#LOCK}. */
    public static void unraise(ThreadObject server) {
        if (server.priority != server.ownPriority) {
            Tuning.apply(server, server.ownPriority);
        }
    }

    /** The current thread lets others of its priority run when the kernel is left. */
    public static void yieldCurrent() {
        Processor processor = Processor.current();
        if (processor.readyMask >>> processor.thread.priority != 0) {
            processor.toDo |= YIELD;
        }
    }

    /**
     * The next thread of the current one's priority, if it may run straight in the current one's place, which is in a system call:
     * neither has vector state to be kept and nobody has a better claim; else null. Needs {@link Dispatch#LOCK}.
     */
    @AlwaysInline(reason = "fast path")
    public static ThreadObject nextEqual(Processor processor, ThreadObject thread) {
        int priority = thread.priority;
        if (processor.readyMask >>> priority != 1 || !VectorState.controlsAreDefault()) {
            return null;
        }
        ThreadObject next = processor.queue.first(priority);
        return (next.attention | thread.attention | processor.attention | processor.toDo) == 0 ? next : null;
    }

    /**
     * What {@link #nextEqual} found runs; the current thread is ready, its call has the result 0. Gives {@link Dispatch#LOCK}
     * back. Returns {@link Switch#SWITCHED}.
     */
    @AlwaysInline(reason = "fast path")
    public static long yieldTo(Processor processor, ThreadObject thread, ThreadObject next) {
        processor.queue.exchangeFirst(next, thread, thread.priority);
        thread.setResult(0);
        thread.state = ThreadObject.READY;
        // The alarm is set, because somebody waited; the next one has a whole slice from there.
        return takeOver(processor, thread, next);
    }

    /** Makes the current thread sleep. */
    public static void sleepCurrent(long deadlineNanos) {
        Dispatch.LOCK.lock();
        block(current(), ThreadObject.SLEEPING, deadlineNanos);
        Dispatch.LOCK.unlock();
    }

    /** The alarm of the current processor went off: wakes whose time has come, ends slices. */
    public static void timer(long nowNanos) {
        Processor processor = Processor.current();
        Dispatch.LOCK.lock();
        while (processor.timers.first() != null && processor.timers.earliest() <= nowNanos) {
            interrupt(processor.timers.first(), Status.TIMED_OUT);
        }
        if (processor.sliceEndNanos <= nowNanos) {
            processor.sliceEndNanos = Long.MAX_VALUE;
            if (!processor.sliceIsOld) {
                processor.toDo |= YIELD;
            }
            processor.sliceIsOld = false;
        }
        setAlarm(processor);
        Dispatch.LOCK.unlock();
    }

    /** An interrupt of the timer's at the earliest deadline, or the slice's end if somebody waits for it. */
    private static void setAlarm(Processor processor) {
        ThreadObject thread = processor.thread;
        long wanted = processor.timers.earliest();
        if (thread != null && processor.queue.highest() >= thread.priority) {
            if (processor.sliceEndNanos == Long.MAX_VALUE) {
                processor.sliceEndNanos = Clock.nanos() + SLICE_NANOS;
                processor.sliceIsOld = false;
            }
            wanted = Math.min(wanted, processor.sliceEndNanos);
        }
        // An alarm that comes too early costs one interrupt; setting it anew at every switch would cost more.
        if (wanted < processor.alarmNanos) {
            Clock.setAlarm(wanted);
        }
    }

    /** Whether the current thread, which has not blocked, simply goes on: nothing is to be decided or done. */
    @AlwaysInline(reason = "every simple call ends with it")
    public static boolean mayReturn() {
        Processor processor = Processor.current();
        return (processor.attention | processor.toDo) == 0;
    }

    /**
     * Leaves the kernel: the register frame of the thread that runs now. Reclaims what ended. 0 when nothing is ready: the
     * processor idles. Takes no lock when there is nothing to decide.
     */
    public static long leave() {
        Processor processor = Processor.current();
        ThreadObject thread = processor.thread;
        if (thread == null || (processor.attention | processor.toDo) != 0) {
            return leaveBusily(processor);
        }
        return thread.frame;
    }

    @NeverInline(reason = "keeps the usual way out short")
    private static long leaveBusily(Processor processor) {
        do {
            if (processor.attention != 0 || processor.thread == null || (processor.toDo & YIELD) != 0) {
                decide(processor);
            }
            if ((processor.toDo & RECLAIM) != 0) {
                reclaim(processor);
            }
        } while (processor.attention != 0);
        ThreadObject thread = processor.thread;
        // What is left to reclaim when nobody runs is done in idle, where interrupts come in between.
        return thread == null ? 0 : thread.frame;
    }

    private static void decide(Processor processor) {
        Dispatch.LOCK.lock();
        boolean yields = (processor.toDo & YIELD) != 0;
        processor.attention = 0;
        processor.toDo &= ~YIELD;
        Stop.killPutOff(processor);
        stopOrPreempt(processor, yields);
        Stop.killPutOff(processor);
        if (processor.thread == null) {
            choose(processor);
        }
        if (processor.readyMask != 0) {
            Placement.offer(processor);
        }
        setAlarm(processor);
        Dispatch.LOCK.unlock();
    }

    /** Reclaims a part, and comes back soon when more is to be reclaimed than one exit from the kernel may take. */
    private static void reclaim(Processor processor) {
        Reclaimer.work();
        if (Reclaimer.isPending()) {
            reclaimLater(processor);
        } else {
            processor.toDo &= ~RECLAIM;
        }
    }

    private static void reclaimLater(Processor processor) {
        long wanted = Clock.nanos() + RECLAIM_NANOS;
        if (wanted < processor.alarmNanos) {
            Clock.setAlarm(wanted);
        }
    }

    private static void stopOrPreempt(Processor processor, boolean yields) {
        ThreadObject thread = processor.thread;
        if (thread == null) {
            return;
        }
        if ((thread.attention & (ThreadObject.KILLED | ThreadObject.SUSPENDED)) != 0) {
            Stop.stopCurrent(processor, thread);
            return;
        }
        if (!Tuning.mayRunOn(thread, processor)) {
            thread.goes(Machine.cycles());
            processor.thread = null;
            Context.save(thread);
            Placement.enqueue(thread, Placement.choose(thread));
            return;
        }
        int highest = processor.queue.highest();
        if (highest < thread.priority || highest == thread.priority && !yields) {
            return;
        }
        thread.goes(Machine.cycles());
        processor.thread = null;
        Context.save(thread);
        thread.state = ThreadObject.READY;
        if (yields || processor.sliceIsOld || processor.sliceEndNanos == Long.MAX_VALUE) {
            processor.queue.add(processor, thread);
        } else {
            preempt(processor, thread);
        }
    }

    /** A thread of a higher priority came: the rest of the slice is kept, else a frequent one would starve the third. */
    private static void preempt(Processor processor, ThreadObject thread) {
        thread.sliceLeftNanos = Math.max(1, processor.sliceEndNanos - Clock.nanos());
        thread.attention |= ThreadObject.SLICE_LEFT;
        processor.sliceEndNanos = Long.MAX_VALUE;
        processor.queue.addFirst(thread);
    }

    private static void choose(Processor processor) {
        ThreadObject next = processor.queue.take();
        if (next == null) {
            next = Placement.steal(processor);
        }
        if (next == null) {
            Placement.noteIdle(processor);
            Context.idle(processor);
            return;
        }
        Placement.noteBusy(processor);
        next.state = ThreadObject.RUNNING;
        next.processor = processor;
        next.switches++;
        next.comes(Machine.cycles());
        processor.thread = next;
        processor.switches++;
        processor.sliceIsOld = true;
        if (next.sliceLeftNanos != 0) {
            processor.sliceEndNanos = Clock.nanos() + next.sliceLeftNanos;
            processor.sliceIsOld = false;
            next.sliceLeftNanos = 0;
            next.attention &= ~ThreadObject.SLICE_LEFT;
        }
        Context.enterUser(processor, next);
    }

    /** The current thread's FS base was changed. */
    public static void refreshPointer() {
        Processor processor = Processor.current();
        Context.setPointer(processor, processor.thread.threadPointer);
    }

    /** A process is gone: nobody may compare with it. */
    public static void forgetProcess(ProcessObject process) {
        for (int i = 0; i < Processor.count(); i++) {
            Processor processor = Processor.of(i);
            if (processor.vectorRoot == process.vmem().root()) {
                processor.vectorRoot = 0;
            }
        }
    }

    /** Whether the thread came into the kernel by a system call, so that its vector registers are nobody's. */
    static boolean isInSystemCall(ThreadObject thread) {
        return RegisterFrame.get(thread.frame, FaultRecord.VECTOR) == RegisterFrame.SYSTEM_CALL;
    }

    /** Starts over with nothing to run: for tests. */
    public static void reset() {
        for (int i = 0; i < Processor.MAXIMUM; i++) {
            Processor processor = Processor.of(i);
            processor.thread = null;
            processor.vectorRoot = 0;
            processor.attention = 0;
            processor.toDo = 0;
            processor.sliceEndNanos = Long.MAX_VALUE;
            processor.alarmNanos = Long.MAX_VALUE;
            processor.activeRoot = 0;
            while (processor.queue.take() != null) {
                continue;
            }
            while (processor.timers.first() != null) {
                processor.timers.remove(processor.timers.first());
            }
        }
        Placement.reset();
        if (Dispatch.LOCK.isHeld()) {
            // A test before this one failed inside.
            Dispatch.LOCK.abandon();
        }
    }
}
