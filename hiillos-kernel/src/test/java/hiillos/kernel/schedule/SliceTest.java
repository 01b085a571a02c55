package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.processor.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slices, alarms and straight switches on one processor, by a clock that the test moves. */
class SliceTest {
    private static final long SLICE = Scheduler.SLICE_NANOS;

    private final Processor processor = Processor.of(0);
    private ProcessObject process;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        processor.sliceIsOld = false;
        Clock.simulate(1000);
        process = TestProcess.process(SimulatedMachine.job(12 << 20));
    }

    @AfterEach
    void reset() {
        Scheduler.reset();
        Clock.simulate(0);
    }

    private ThreadObject ready(int priority) {
        ThreadObject thread = TestProcess.thread(process, priority);
        thread.retain();
        Scheduler.ready(thread);
        return thread;
    }

    private ThreadObject running(int priority) {
        ThreadObject thread = ready(priority);
        assertEquals(thread.frame, Scheduler.leave());
        return thread;
    }

    /** The alarm goes off at this time. */
    private void alarm(long nanos) {
        assertEquals(nanos, processor.alarmNanos);
        Clock.simulate(nanos);
        Clock.alarmFired();
        Scheduler.timer(nanos);
    }

    @Test
    void aSliceBeginsWhenSomebodyWaits() {
        running(4);
        assertEquals(Long.MAX_VALUE, processor.alarmNanos, "alone: no alarm");
        Clock.simulate(5000);
        ThreadObject second = ready(4);
        Scheduler.leave();
        assertEquals(5000 + SLICE, processor.sliceEndNanos);
        alarm(5000 + SLICE);
        assertEquals(second.frame, Scheduler.leave());
        assertEquals(5000 + 2 * SLICE, processor.alarmNanos, "the next slice begins at once");
    }

    @Test
    void lowerPrioritiesNeedNoAlarm() {
        running(4);
        ready(3);
        Scheduler.leave();
        assertEquals(Long.MAX_VALUE, processor.alarmNanos);
    }

    @Test
    void theRestOfASliceIsKept() {
        ThreadObject first = running(4);
        ThreadObject second = ready(4);
        Scheduler.leave();
        Clock.simulate(1000 + SLICE / 4);
        ThreadObject high = ready(9);
        assertEquals(high.frame, Scheduler.leave());
        assertEquals(SLICE - SLICE / 4, first.sliceLeftNanos);
        assertEquals(ThreadObject.SLICE_LEFT, first.attention & ThreadObject.SLICE_LEFT);
        assertEquals(Long.MAX_VALUE, processor.sliceEndNanos);
        Clock.simulate(1000 + SLICE / 2);
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        assertEquals(first.frame, Scheduler.leave(), "before the one that waits longer");
        assertEquals(1000 + SLICE / 2 + SLICE - SLICE / 4, processor.sliceEndNanos);
        assertEquals(0, first.sliceLeftNanos);
        assertEquals(0, first.attention & ThreadObject.SLICE_LEFT);
        Clock.alarmFired();
        Clock.simulate(processor.sliceEndNanos);
        Scheduler.timer(processor.sliceEndNanos);
        assertEquals(second.frame, Scheduler.leave());
    }

    /** A slice that is over when the higher one comes: something is left all the same, else it would be a whole one. */
    @Test
    void aSliceThatIsOverKeepsANanosecond() {
        ThreadObject first = running(4);
        ready(4);
        Scheduler.leave();
        Clock.simulate(1000 + 2 * SLICE);
        ready(9);
        Scheduler.leave();
        assertEquals(1, first.sliceLeftNanos);
    }

    /** Nobody waited for the first: it goes to the end when a higher one comes, as one whose slice had not begun. */
    @Test
    void withoutASliceNothingIsKept() {
        ThreadObject first = running(4);
        ready(9);
        Scheduler.leave();
        assertEquals(0, first.sliceLeftNanos);
        ready(4);
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        assertEquals(first.frame, Scheduler.leave());
    }

    /** The alarm of a slice that another thread began is no end for the one that came since. */
    @Test
    void whoCameInBetweenHasAWholeSlice() {
        running(4);
        ThreadObject second = ready(4);
        ThreadObject third = ready(4);
        Scheduler.leave();
        Clock.simulate(1000 + SLICE / 2);
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        assertEquals(second.frame, Scheduler.leave());
        assertTrue(processor.sliceIsOld);
        alarm(1000 + SLICE);
        assertEquals(second.frame, Scheduler.leave());
        assertFalse(processor.sliceIsOld);
        assertEquals(1000 + 2 * SLICE, processor.alarmNanos);
        alarm(1000 + 2 * SLICE);
        assertEquals(third.frame, Scheduler.leave());
    }

    @Test
    void theEarliestAlarmCounts() {
        ThreadObject first = running(4);
        Scheduler.sleepCurrent(50_000);
        assertEquals(0, Scheduler.leave());
        assertEquals(50_000, processor.alarmNanos);
        running(4);
        Scheduler.sleepCurrent(70_000);
        Scheduler.leave();
        assertEquals(50_000, processor.alarmNanos);
        alarm(50_000);
        assertEquals(70_000, processor.alarmNanos);
        assertEquals(first.frame, Scheduler.leave());
        assertEquals(0, first.attention & ThreadObject.DEADLINE);
        assertNull(first.timers);
    }

    @Test
    void sleepersWithoutAnEndHaveNoAlarm() {
        ThreadObject first = running(4);
        Scheduler.sleepCurrent(-1);
        Scheduler.leave();
        assertNull(first.timers);
        assertEquals(Long.MAX_VALUE, processor.alarmNanos);
        ThreadObject second = running(4);
        Scheduler.sleepCurrent(0);
        Scheduler.leave();
        assertSame(processor.timers, second.timers, "0 is a time like others");
        assertEquals(0, processor.alarmNanos);
    }

    @Test
    void yieldingGoesBehindEquals() {
        ThreadObject first = running(4);
        Scheduler.yieldCurrent();
        assertEquals(0, processor.toDo, "nobody is there");
        ready(3);
        Scheduler.yieldCurrent();
        assertEquals(0, processor.toDo, "nobody of its priority");
        ThreadObject second = ready(4);
        ThreadObject third = ready(4);
        Scheduler.yieldCurrent();
        assertEquals(second.frame, Scheduler.leave());
        assertEquals(0, processor.toDo);
        Scheduler.yieldCurrent();
        assertEquals(third.frame, Scheduler.leave());
        Scheduler.yieldCurrent();
        assertEquals(first.frame, Scheduler.leave());
    }

    @Test
    void aStraightYieldIsAsTheLongOne() {
        ThreadObject first = running(4);
        assertNull(Scheduler.nextEqual(processor, first), "nobody is there");
        ThreadObject second = ready(4);
        assertNull(Scheduler.nextEqual(processor, first), "the slice is to begin first");
        Scheduler.leave();
        long switches = processor.switches;
        assertSame(second, Scheduler.nextEqual(processor, first));
        RegisterFrame.set(first.frame, FaultRecord.RAX, 99);
        Dispatch.LOCK.lock();
        assertEquals(Switch.SWITCHED, Scheduler.yieldTo(processor, first, second));
        assertFalse(Dispatch.LOCK.isHeld());
        assertSame(second, processor.thread);
        assertEquals(ThreadObject.RUNNING, second.state);
        assertEquals(ThreadObject.READY, first.state);
        assertEquals(0, RegisterFrame.get(first.frame, FaultRecord.RAX));
        assertSame(first, processor.queue.first(4));
        assertEquals(switches + 1, processor.switches);
        assertTrue(processor.sliceIsOld, "a whole slice from here");
        for (int bit : new int[] {ThreadObject.SUSPENDED, ThreadObject.CONTROLS_SAVED, ThreadObject.SLICE_LEFT}) {
            first.attention = bit;
            assertNull(Scheduler.nextEqual(processor, second), "the next one needs something");
            first.attention = 0;
            second.attention = bit;
            assertNull(Scheduler.nextEqual(processor, second), "this one needs something");
            second.attention = 0;
        }
        processor.toDo = Scheduler.RECLAIM;
        assertNull(Scheduler.nextEqual(processor, second));
        processor.toDo = 0;
        assertSame(first, Scheduler.nextEqual(processor, second));
        ready(9);
        processor.attention = 0;
        assertNull(Scheduler.nextEqual(processor, second), "a higher one has the better claim");
    }

    @Test
    void whoWaitsLeavesToTheFirst() {
        ThreadObject first = running(4);
        ThreadObject second = ready(3);
        Scheduler.leave();
        assertEquals(3, Scheduler.highestReady(processor));
        assertSame(second, Scheduler.nextStraight(processor, first, 3));
        second.attention = ThreadObject.SUSPENDED;
        assertNull(Scheduler.nextStraight(processor, first, 3));
        second.attention = 0;
        first.attention = ThreadObject.CANCELLED;
        assertNull(Scheduler.nextStraight(processor, first, 3));
        first.attention = 0;
        processor.attention = Scheduler.CHOOSE;
        assertNull(Scheduler.nextStraight(processor, first, 3));
        processor.attention = 0;
        Dispatch.LOCK.lock();
        Scheduler.takeFirst(processor, second, 3);
        assertEquals(0, processor.readyMask);
        assertEquals(Switch.SWITCHED, Scheduler.leaveTo(processor, first, ThreadObject.SLEEPING, second));
        assertFalse(Dispatch.LOCK.isHeld());
        assertEquals(ThreadObject.SLEEPING, first.state);
        assertEquals(ThreadObject.RUNNING, second.state);
        assertSame(second, processor.thread);
    }

    /** Those below who runs need no alarm; whoever of them runs next needs one if another one has the same priority. */
    @Test
    void equalsBehindTheNextOneHaveTheirAlarm() {
        ThreadObject high = running(6);
        ThreadObject first = ready(4);
        ThreadObject second = ready(4);
        Scheduler.leave();
        assertEquals(Long.MAX_VALUE, processor.alarmNanos);
        assertNull(Scheduler.nextStraight(processor, high, 4), "the long way sets the alarm");
        assertFalse(Scheduler.mayHandOver(processor, 4));
        assertTrue(Scheduler.mayHandOver(processor, 5), "alone");
        processor.sliceEndNanos = 1000 + SLICE;
        assertNull(Scheduler.nextStraight(processor, high, 4), "an end of a slice, but no alarm");
        assertFalse(Scheduler.mayHandOver(processor, 4));
        Clock.setAlarm(1000 + SLICE);
        assertSame(first, Scheduler.nextStraight(processor, high, 4));
        assertTrue(Scheduler.mayHandOver(processor, 4));
        assertFalse(Scheduler.mayHandOver(processor, 3));
        // Nobody else is in the way: as if no slice had begun.
        processor.sliceEndNanos = Long.MAX_VALUE;
        Clock.alarmFired();
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        assertEquals(first.frame, Scheduler.leave());
        assertEquals(1000 + SLICE, processor.alarmNanos);
        alarm(1000 + SLICE);
        assertEquals(second.frame, Scheduler.leave());
    }

    @Test
    void whoIsWokenTakesThePlaceIfItIsMore() {
        ThreadObject first = running(4);
        ThreadObject woken = TestProcess.thread(process, 5);
        ThreadObject equal = TestProcess.thread(process, 4);
        assertTrue(Scheduler.mayGiveWay(processor, first, woken));
        assertFalse(Scheduler.mayGiveWay(processor, first, equal));
        woken.attention = ThreadObject.DEADLINE;
        assertFalse(Scheduler.mayGiveWay(processor, first, woken));
        woken.attention = 0;
        processor.attention = Scheduler.STOP;
        assertFalse(Scheduler.mayGiveWay(processor, first, woken));
        processor.attention = 0;
        woken.processor = Processor.of(1);
        assertFalse(Scheduler.mayGiveWay(processor, first, woken));
        woken.processor = processor;
        processor.sliceIsOld = false;
        processor.sliceEndNanos = 5000;
        assertFalse(Scheduler.mayGiveWay(processor, first, woken), "the rest of a slice is to be kept");
        processor.sliceIsOld = true;
        assertTrue(Scheduler.mayGiveWay(processor, first, woken));
        Dispatch.LOCK.lock();
        assertEquals(Switch.SWITCHED, Scheduler.giveWay(processor, first, woken));
        assertFalse(Dispatch.LOCK.isHeld());
        assertSame(woken, processor.thread);
        assertEquals(ThreadObject.READY, first.state);
        assertSame(first, processor.queue.first(4));
        ThreadObject higher = TestProcess.thread(process, 6);
        long switches = processor.switches;
        RegisterFrame.set(woken.frame, FaultRecord.RAX, 99);
        Dispatch.LOCK.lock();
        Scheduler.giveWayLater(processor, woken, higher);
        assertFalse(Dispatch.LOCK.isHeld());
        assertSame(higher, processor.thread);
        assertEquals(0, RegisterFrame.get(woken.frame, FaultRecord.RAX));
        assertEquals(switches + 1, processor.switches);
        ready(9);
        processor.attention = 0;
        assertFalse(Scheduler.mayGiveWay(processor, higher, TestProcess.thread(process, 8)), "somebody has a better claim");
    }

    @Test
    void theTimeThatAThreadRunsIsCounted() {
        ThreadObject first = running(4);
        long before = first.cycles();
        Clock.simulate(1500);
        assertEquals(before + 500, first.cycles());
        ThreadObject second = ready(5);
        Scheduler.leave();
        Clock.simulate(1700);
        assertEquals(before + 500, first.cycles(), "not while another one runs");
        assertEquals(200, second.cycles());
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        Clock.simulate(1900);
        assertEquals(200, second.cycles());
        Scheduler.leave();
        Clock.simulate(2000);
        Scheduler.yieldCurrent();
        assertEquals(before + 600, first.cycles());
        Stop.suspend(first);
        Scheduler.leave();
        Clock.simulate(3000);
        assertEquals(before + 600, first.cycles());
    }

    @Test
    void serversWorkAtTheirCallersPriority() {
        ThreadObject server = TestProcess.thread(process, 3);
        Scheduler.raise(server, 7);
        assertEquals(7, server.priority);
        Scheduler.raise(server, 5);
        assertEquals(7, server.priority, "not down");
        Scheduler.unraise(server);
        assertEquals(3, server.priority);
        assertEquals(3, server.ownPriority);
        ThreadObject caller = TestProcess.thread(process, 9);
        server.caller = caller;
        Tuning.update(server);
        assertEquals(9, server.priority);
        ThreadObject inner = TestProcess.thread(process, 1);
        inner.caller = server;
        server.server = inner;
        caller.server = server;
        Tuning.setOwnPriority(caller, 12);
        assertEquals(12, server.priority);
        assertEquals(12, inner.priority, "along the chain");
        Tuning.setOwnPriority(server, 20);
        assertEquals(20, inner.priority);
        Tuning.setOwnPriority(server, 2);
        assertEquals(12, server.priority);
        assertEquals(12, inner.priority);
        server.caller = null;
        inner.caller = null;
    }

    /** A loan goes on along sixteen threads. */
    @Test
    void aLongChainOfLoansIsFollowedSixteenLinks() {
        var chain = new ThreadObject[20];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = TestProcess.thread(process, 1);
            if (i > 0) {
                chain[i].caller = chain[i - 1];
                chain[i - 1].server = chain[i];
            }
        }
        Tuning.setOwnPriority(chain[0], 8);
        for (int i = 0; i < chain.length; i++) {
            assertEquals(i < 16 ? 8 : 1, chain[i].priority, "link " + i);
        }
        for (ThreadObject thread : chain) {
            thread.caller = null;
            thread.server = null;
        }
    }

    @Test
    void whatMayBeInterrupted() {
        ThreadObject thread = TestProcess.thread(process, 1);
        int[] waiting = {ThreadObject.CALLING, ThreadObject.AWAITING_REPLY, ThreadObject.RECEIVING, ThreadObject.SIGNAL_WAIT,
            ThreadObject.WAITING, ThreadObject.SLEEPING, ThreadObject.FUTEX};
        int[] others = {ThreadObject.NEW, ThreadObject.READY, ThreadObject.RUNNING, ThreadObject.ENDED, ThreadObject.STOPPED,
            ThreadObject.PAGING};
        for (int state : waiting) {
            thread.state = state;
            assertTrue(Scheduler.isInterruptible(thread), "state " + state);
            thread.faulted = true;
            assertFalse(Scheduler.isInterruptible(thread), "it waits for its supervisor");
            thread.faulted = false;
        }
        for (int state : others) {
            thread.state = state;
            assertFalse(Scheduler.isInterruptible(thread), "state " + state);
        }
        thread.state = ThreadObject.NEW;
    }

    @Test
    void aCancelledSleeperSaysSo() {
        ThreadObject thread = running(4);
        Scheduler.sleepCurrent(5000);
        assertEquals(Status.OK, Stop.cancel(thread));
        assertEquals(-Status.CANCELLED, RegisterFrame.get(thread.frame, FaultRecord.RAX));
        assertNull(thread.timers);
        assertEquals(thread.frame, Scheduler.leave());
    }

    /** More to reclaim than one exit may do: the rest is done half a millisecond later, or when the kernel is left next. */
    @Test
    void whatIsLeftToReclaimComesSoon() {
        running(4);
        Scheduler.leave();
        for (int i = 0; i < 2000; i++) {
            Reclaimer.retirePage(PhysicalMemory.allocatePage(), 0);
        }
        long free = PhysicalMemory.freePages();
        assertFalse(Scheduler.mayReturn());
        Scheduler.leave();
        long freed = PhysicalMemory.freePages() - free;
        assertTrue(freed > 0 && freed < 2000, "a part: " + freed);
        assertEquals(Scheduler.RECLAIM, processor.toDo);
        assertEquals(1000 + 500_000, processor.alarmNanos);
        for (int i = 0; i < 100; i++) {
            Scheduler.leave();
        }
        assertEquals(free + 2000, PhysicalMemory.freePages());
        assertEquals(0, processor.toDo);
        assertTrue(Scheduler.mayReturn());
    }
}
