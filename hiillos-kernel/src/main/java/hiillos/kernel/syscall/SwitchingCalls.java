package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Switch;
import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.NeverInline;
import hiillos.word.NoAllocation;

/**
 * Short calls that may put another thread in their own one's place: what is usual, with nothing saved that is not needed. The
 * entry stub has completed the thread's frame. What is not usual is left to the calls' other methods, as if nothing had been.
 */
@NoAllocation(reason = "system call path")
final class SwitchingCalls {
    private SwitchingCalls() {}

    /** {@link ThreadCalls#yieldNow}. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    static long threadYield() {
        Processor processor = Processor.current();
        if (processor.readyMask == 0) {
            return finish(processor);
        }
        ThreadObject thread = processor.thread;
        if (!Dispatch.LOCK.tryLock()) {
            return threadYieldSlowly();
        }
        ThreadObject next = Scheduler.nextEqual(processor, thread);
        if (next == null) {
            Dispatch.LOCK.unlock();
            return threadYieldSlowly();
        }
        return Scheduler.yieldTo(processor, thread, next);
    }

    @NeverInline(reason = "keeps the usual way short")
    private static long threadYieldSlowly() {
        return finishSlowly(ThreadCalls.yieldNow(Scheduler.current()));
    }

    /** {@link NotifyCalls#signal}: nobody waits, or one that has a better claim and runs at once. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    static long notifySignal(long handle, long bits) {
        Processor processor = Processor.current();
        ThreadObject thread = processor.thread;
        long cell = HandleTable.findFast(thread, (int) handle, ObjectType.NOTIFY, Rights.WRITE);
        if (cell == 0 || !Dispatch.LOCK.tryLock()) {
            return notifySignalSlowly(handle, bits);
        }
        Notify notify = notify(cell);
        ThreadObject waiter = notify.first();
        if (waiter == null) {
            boolean done = notify.trySignal(bits);
            Dispatch.LOCK.unlock();
            return done ? finish(processor) : notifySignalSlowly(handle, bits);
        }
        if (!notify.isFor(waiter, bits) || !Scheduler.mayGiveWay(processor, thread, waiter)) {
            Dispatch.LOCK.unlock();
            return notifySignalSlowly(handle, bits);
        }
        int before = notify.give(waiter, bits);
        return before > KernelObject.FEW ? Scheduler.giveWay(processor, thread, waiter)
                : giveWayAndNote(processor, thread, waiter, notify, before);
    }

    /** The waiter had one of the last references: the signaller's handle was closed, by another thread. */
    @NeverInline(reason = "rare")
    private static long giveWayAndNote(Processor processor, ThreadObject thread, ThreadObject waiter, Notify notify, int before) {
        notify.noteFew(before);
        Scheduler.giveWayLater(processor, thread, waiter);
        return Switch.UNDECIDED;
    }

    @NeverInline(reason = "keeps the usual way short")
    private static long notifySignalSlowly(long handle, long bits) {
        return finishSlowly(NotifyCalls.signal(Scheduler.current(), (int) handle, bits));
    }

    /** {@link NotifyCalls#await}: a bit is there, or the thread waits for ever and the run queue's first one runs at once. */
    @AlwaysInline(reason = "the entry stub calls a method that does nothing else")
    static long notifyWait(long handle, long mask, long deadlineNanos) {
        Processor processor = Processor.current();
        ThreadObject thread = processor.thread;
        long cell = HandleTable.findFast(thread, (int) handle, ObjectType.NOTIFY, Rights.READ);
        if (cell == 0 || !Dispatch.LOCK.tryLock()) {
            return notifyWaitSlowly(handle, mask, deadlineNanos);
        }
        Notify notify = notify(cell);
        long there = notify.bits(mask);
        if (there != 0) {
            boolean done = notify.tryTake(thread, there);
            Dispatch.LOCK.unlock();
            return done ? finish(processor) : notifyWaitSlowly(handle, mask, deadlineNanos);
        }
        // Negative, or the largest number: for ever.
        if (deadlineNanos + 1 > 0 || processor.readyMask == 0) {
            Dispatch.LOCK.unlock();
            return notifyWaitSlowly(handle, mask, deadlineNanos);
        }
        int priority = Scheduler.highestReady(processor);
        ThreadObject next = Scheduler.nextStraight(processor, thread, priority);
        if (next == null) {
            Dispatch.LOCK.unlock();
            return notifyWaitSlowly(handle, mask, deadlineNanos);
        }
        Scheduler.takeFirst(processor, next, priority);
        notify.join(thread, mask);
        return Scheduler.leaveTo(processor, thread, ThreadObject.SIGNAL_WAIT, next);
    }

    @NeverInline(reason = "keeps the usual way short")
    private static long notifyWaitSlowly(long handle, long mask, long deadlineNanos) {
        return finishSlowly(NotifyCalls.await(Scheduler.current(), (int) handle, mask, deadlineNanos));
    }

    /** The type was looked at. */
    @InlineAssembly(value = "", constraints = "=r,0", sideEffects = false)
    private static Notify notify(long cell) {
        return (Notify) Slab.objectIn(cell);
    }

    /** The thread goes on with the result 0, unless something is to be decided. */
    @AlwaysInline(reason = "fast path")
    private static long finish(Processor processor) {
        return (processor.attention | processor.toDo) == 0 ? 0 : undecided(0);
    }

    private static long finishSlowly(long result) {
        if (result == Dispatcher.NO_RESULT) {
            return Switch.UNDECIDED;
        }
        return Scheduler.mayReturn() ? result : undecided(result);
    }

    @NeverInline(reason = "rare")
    private static long undecided(long result) {
        RegisterFrame.setResult(Scheduler.current().frame, result);
        return Switch.UNDECIDED;
    }
}
