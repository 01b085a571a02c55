package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Status;
import hiillos.kernel.SeveralProcessors;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three processors: which one runs a thread, and who is told. */
class PlacementTest {
    private SeveralProcessors machine;
    private ProcessObject process;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(32 << 20);
        Scheduler.reset();
        Clock.simulate(1000);
        process = TestProcess.process(SimulatedMachine.job(24 << 20));
        TestProcess.thread(process, 0);
        machine = SeveralProcessors.install(3);
    }

    @AfterEach
    void oneProcessorAgain() {
        Scheduler.reset();
        Clock.simulate(0);
        SimulatedMachine.setProcessors(1);
    }

    private static void locked(Runnable change) {
        Dispatch.LOCK.lock();
        change.run();
        Dispatch.LOCK.unlock();
    }

    private ThreadObject thread(int priority) {
        ThreadObject thread = TestProcess.thread(process, priority);
        thread.retain();
        return thread;
    }

    /** A thread that could run, as if it had last run there. */
    private ThreadObject ready(int priority, int last) {
        ThreadObject thread = thread(priority);
        thread.processor = Processor.of(last);
        locked(() -> Scheduler.ready(thread));
        return thread;
    }

    /** A thread that waits there, and may run there and on others. */
    private ThreadObject waiting(int priority, int number, long affinity) {
        ThreadObject thread = thread(priority);
        thread.affinity = 1L << number;
        locked(() -> Scheduler.ready(thread));
        thread.affinity = affinity;
        return thread;
    }

    private long leave(int number) {
        long[] frame = new long[1];
        machine.on(number, () -> frame[0] = Scheduler.leave());
        return frame[0];
    }

    /** A new thread that runs there. */
    private ThreadObject running(int priority, int number) {
        ThreadObject thread = thread(priority);
        thread.affinity = 1L << number;
        locked(() -> Scheduler.ready(thread));
        assertEquals(thread.frame, leave(number));
        thread.affinity = -1;
        assertEquals(ThreadObject.RUNNING, thread.state);
        assertSame(Processor.of(number), thread.processor);
        machine.takeInterrupts();
        return thread;
    }

    private void allIdle() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, leave(i));
        }
        machine.takeInterrupts();
    }

    @Test
    void whereItLastRanIfNobodyRunsThere() {
        allIdle();
        ThreadObject thread = ready(1, 2);
        assertSame(Processor.of(2), thread.processor);
        assertEquals(1L << 2, machine.takeInterrupts());
        assertEquals(thread.frame, leave(2));
        assertEquals(1, thread.switches);
    }

    @Test
    void elseAnyThatIsIdle() {
        allIdle();
        running(1, 1);
        ThreadObject second = ready(1, 1);
        assertSame(Processor.of(0), second.processor, "the first that is idle");
        assertEquals(0, machine.takeInterrupts(), "it is the one that asks");
    }

    /** A processor that was told of a thread is not taken for idle by the next one. */
    @Test
    void anIdleOneIsToldOnce() {
        allIdle();
        ready(1, 1);
        assertEquals(1L << 1, machine.takeInterrupts());
        ThreadObject next = ready(1, 1);
        assertSame(Processor.of(0), next.processor);
        machine.on(1, () -> { });
        ThreadObject last = ready(1, 2);
        assertSame(Processor.of(2), last.processor);
        assertEquals(1L << 2, machine.takeInterrupts());
    }

    @Test
    void elseWhereItHasABetterClaim() {
        running(5, 0);
        running(3, 1);
        running(4, 2);
        assertSame(Processor.of(2), ready(5, 2).processor, "better than who runs where it last ran");
        assertEquals(1L << 2, machine.takeInterrupts());
        assertSame(Processor.of(1), ready(4, 0).processor, "else the weakest, if it may run there at once");
        assertEquals(1L << 1, machine.takeInterrupts());
        assertSame(Processor.of(0), ready(2, 0).processor, "else where it last ran, and waits");
        assertEquals(0, machine.takeInterrupts(), "nobody needs to know");
    }

    @Test
    void queuedThreadsCountAsLoad() {
        running(1, 0);
        running(2, 1);
        running(3, 2);
        // Nobody has left the kernel yet: 0 still runs 1, but 6 waits there.
        ready(6, 0);
        assertSame(Processor.of(2), ready(6, 2).processor, "better than 3, who runs where it last ran");
        assertSame(Processor.of(1), ready(4, 0).processor, "at 0 and 2 one of 6 waits");
    }

    @Test
    void onlyWhereItMay() {
        running(5, 0);
        running(5, 1);
        ThreadObject bound = thread(1);
        bound.affinity = 1L << 1 | 1L << 60;
        bound.processor = Processor.of(2);
        locked(() -> Scheduler.ready(bound));
        assertSame(Processor.of(1), bound.processor);
        assertEquals(0, leave(2), "nobody else may run it");
        assertEquals(ThreadObject.READY, bound.state);
    }

    @Test
    void theHighestThatMayComeIsTaken() {
        running(9, 0);
        running(9, 1);
        waiting(7, 0, 1);
        ThreadObject low = waiting(3, 0, -1);
        ThreadObject high = waiting(5, 1, -1);
        ThreadObject same = waiting(5, 0, -1);
        assertEquals(same.frame, leave(2), "of equals the first processor's");
        machine.on(2, () -> Scheduler.sleepCurrent(Long.MAX_VALUE));
        assertEquals(high.frame, leave(2));
        assertSame(Processor.of(2), high.processor);
        machine.on(2, () -> Scheduler.sleepCurrent(Long.MAX_VALUE));
        assertEquals(low.frame, leave(2));
        machine.on(2, () -> Scheduler.sleepCurrent(Long.MAX_VALUE));
        assertEquals(0, leave(2));
        assertEquals(1 << 7, Processor.of(0).readyMask);
        assertEquals(0, Processor.of(1).readyMask);
    }

    /** A thread behind sixteen that are bound is not seen; behind fifteen it is. */
    @Test
    void boundThreadsHideOthersAfterALook() {
        running(9, 0);
        for (int i = 0; i < 15; i++) {
            waiting(4, 0, 1);
        }
        ThreadObject free = waiting(4, 0, -1);
        assertEquals(free.frame, leave(2));
        machine.on(2, () -> Scheduler.sleepCurrent(Long.MAX_VALUE));
        waiting(4, 0, 1);
        ThreadObject hidden = waiting(4, 0, -1);
        assertEquals(0, leave(2));
        assertEquals(ThreadObject.READY, hidden.state);
    }

    /** Who leaves the kernel with threads waiting calls the idle for them, each once, and not more than there are threads. */
    @Test
    void theIdleAreCalledForWhatWaits() {
        running(9, 0);
        allIdleBut(0);
        ThreadObject waits = waiting(2, 0, -1);
        waiting(3, 0, 1);
        ThreadObject highest = waiting(10, 0, 1);
        machine.takeInterrupts();
        assertEquals(highest.frame, leave(0));
        assertEquals(1L << 1 | 1L << 2, machine.takeInterrupts(), "three wait, and two processors are idle");
        locked(() -> Placement.kick(Processor.of(0)));
        leave(0);
        assertEquals(0, machine.takeInterrupts(), "they were called");
        ThreadObject preempted = Processor.of(0).queue.first(9);
        assertEquals(preempted.frame, leave(1));
        assertEquals(waits.frame, leave(2));
        machine.on(1, () -> Scheduler.sleepCurrent(Long.MAX_VALUE));
        assertEquals(0, leave(1));
        locked(() -> Placement.kick(Processor.of(0)));
        leave(0);
        assertEquals(0, machine.takeInterrupts(), "what is left may not run there");
    }

    /** One thread waits, two are idle: one is called. */
    @Test
    void notMoreAreCalledThanThreadsWait() {
        running(9, 0);
        allIdleBut(0);
        waiting(2, 0, -1);
        locked(() -> Placement.kick(Processor.of(0)));
        leave(0);
        assertEquals(1L << 1, machine.takeInterrupts());
    }

    private void allIdleBut(int busy) {
        for (int i = 0; i < 3; i++) {
            if (i != busy) {
                assertEquals(0, leave(i));
            }
        }
        machine.takeInterrupts();
    }

    @Test
    void timeWithoutAThreadIsCounted() {
        Processor processor = Processor.of(1);
        assertEquals(0, leave(1));
        assertTrue(processor.isIdle());
        long before = processor.idleNanos();
        Clock.simulate(1500);
        leave(1);
        assertEquals(before, processor.idleNanos());
        ThreadObject thread = ready(1, 1);
        assertEquals(thread.frame, leave(1));
        assertFalse(processor.isIdle());
        assertEquals(before + 500, processor.idleNanos());
    }

    /** While one runs out its slice, an equal one needs no interrupt if the alarm is set; a higher one does. */
    @Test
    void theProcessorIsToldOnlyWhenItMatters() {
        running(4, 1);
        for (int i : new int[] {0, 2}) {
            running(9, i);
        }
        ThreadObject equal = thread(4);
        equal.affinity = 1L << 1;
        locked(() -> Scheduler.ready(equal));
        assertEquals(1L << 1, machine.takeInterrupts(), "somebody waits now: the slice begins");
        leave(1);
        assertEquals(1000 + Scheduler.SLICE_NANOS, Processor.of(1).sliceEndNanos);
        assertEquals(1000 + Scheduler.SLICE_NANOS, Processor.of(1).alarmNanos);
        ThreadObject third = thread(4);
        third.affinity = 1L << 1;
        locked(() -> Scheduler.ready(third));
        assertEquals(0, machine.takeInterrupts(), "the alarm is set");
        ThreadObject low = thread(3);
        low.affinity = 1L << 1;
        locked(() -> Scheduler.ready(low));
        assertEquals(0, machine.takeInterrupts());
        ThreadObject high = thread(5);
        high.affinity = 1L << 1;
        locked(() -> Scheduler.ready(high));
        assertEquals(1L << 1, machine.takeInterrupts());
        assertEquals(high.frame, leave(1));
    }

    @Test
    void affinityMovesThreads() {
        ThreadObject current = running(4, 1);
        running(9, 0);
        assertEquals(Status.BAD_ARGUMENT, Tuning.setAffinity(current, 1L << 3));
        assertEquals(Status.BAD_ARGUMENT, Tuning.setAffinity(current, 0));
        locked(() -> assertEquals(Status.OK, Tuning.setAffinity(current, 1L << 1)));
        assertEquals(ThreadObject.BOUND, current.attention & ThreadObject.BOUND);
        assertEquals(0, machine.takeInterrupts(), "it may stay");
        locked(() -> assertEquals(Status.OK, Tuning.setAffinity(current, 7)));
        assertEquals(0, current.attention & ThreadObject.BOUND, "all that run");
        locked(() -> assertEquals(Status.OK, Tuning.setAffinity(current, 1L << 2)));
        assertEquals(1L << 1, machine.takeInterrupts());
        assertEquals(0, leave(1), "it is not taken back");
        assertSame(Processor.of(2), current.processor);
        assertEquals(1L << 2, machine.takeInterrupts());
        assertEquals(current.frame, leave(2));
        ThreadObject waiting = thread(3);
        waiting.processor = Processor.of(0);
        waiting.affinity = 1;
        locked(() -> Scheduler.ready(waiting));
        locked(() -> assertEquals(Status.OK, Tuning.setAffinity(waiting, 1L << 1)));
        assertSame(Processor.of(1), waiting.processor);
        assertEquals(1L << 1, machine.takeInterrupts());
        assertEquals(waiting.frame, leave(1));
    }

    @Test
    void aPriorityThatChangesElsewhereIsLookedAt() {
        ThreadObject current = running(4, 1);
        running(9, 0);
        running(9, 2);
        locked(() -> Tuning.setOwnPriority(current, 3));
        assertEquals(0, machine.takeInterrupts(), "nobody waits there");
        ThreadObject waiting = thread(2);
        waiting.affinity = 1L << 1;
        locked(() -> Scheduler.ready(waiting));
        assertEquals(0, machine.takeInterrupts());
        locked(() -> Tuning.setOwnPriority(current, 1));
        assertEquals(1L << 1, machine.takeInterrupts());
        assertEquals(waiting.frame, leave(1));
        machine.takeInterrupts();
        locked(() -> Tuning.setOwnPriority(current, 3));
        assertEquals(1L << 1, machine.takeInterrupts(), "it waits, and has the better claim");
        assertEquals(current.frame, leave(1));
        assertEquals(3, current.priority);
        assertEquals(3, current.ownPriority);
    }

    @Test
    void aThreadThatRunsElsewhereIsStopped() {
        ThreadObject caller = running(4, 0);
        ThreadObject other = running(4, 1);
        ThreadObject third = running(4, 2);
        assertEquals(1L << 1, Stop.runningOn(other, caller));
        assertEquals(0, Stop.runningOn(caller, caller));
        assertEquals(1L << 1 | 1L << 2, Stop.runningOn(process, caller));
        locked(() -> assertEquals(Status.OK, Stop.suspend(other)));
        assertEquals(1L << 1, machine.takeInterrupts());
        assertEquals(ThreadObject.RUNNING, other.state, "until its processor leaves the kernel");
        int[] waits = new int[1];
        machine.whenWaiting(() -> {
            waits[0]++;
            assertEquals(0, leave(1));
        });
        Stop.awaitStop(process, caller, 1L << 0 | 1L << 1 | 1L << 2);
        assertEquals(1, waits[0]);
        assertEquals(ThreadObject.STOPPED, other.state);
        assertNull(Processor.of(1).thread);
        assertEquals(0, Stop.runningOn(other, caller));
        assertEquals(1L << 2, Stop.runningOn(process, caller));
        assertEquals(ThreadObject.RUNNING, third.state);
        locked(() -> assertEquals(Status.OK, Stop.resume(other)));
        assertSame(Processor.of(1), other.processor);
        assertEquals(1L << 1, machine.takeInterrupts());
        assertEquals(other.frame, leave(1));
    }

    @Test
    void aThreadThatRunsElsewhereIsKilledThere() {
        running(4, 0);
        ThreadObject other = running(4, 1);
        locked(() -> Stop.kill(other));
        assertEquals(1L << 1, machine.takeInterrupts());
        assertEquals(ThreadObject.RUNNING, other.state);
        assertEquals(0, leave(1));
        assertEquals(ThreadObject.ENDED, other.state);
        assertEquals(0, Processor.of(1).vectorRoot);
        locked(() -> Stop.kill(other));
        assertEquals(0, machine.takeInterrupts(), "an ended one ends no more");
        assertEquals(Status.BAD_STATE, Stop.suspend(other));
        assertEquals(Status.BAD_STATE, Stop.cancel(other));
    }

    /** It blocks before its processor hears of its end. */
    @Test
    void aKilledThreadThatBlocksFirstEndsToo() {
        running(4, 0);
        ThreadObject other = running(4, 1);
        locked(() -> Stop.kill(other));
        machine.on(1, () -> Scheduler.sleepCurrent(Long.MAX_VALUE));
        assertEquals(ThreadObject.ENDED, other.state);
        assertEquals(0, leave(1));
    }

    @Test
    void aProcessThatIsGoneIsForgottenEverywhere() {
        running(4, 1);
        running(4, 2);
        long root = process.vmem().root();
        assertEquals(root, Processor.of(1).vectorRoot);
        Processor.of(2).vectorRoot = root + 4096;
        Scheduler.forgetProcess(process);
        assertEquals(0, Processor.of(1).vectorRoot);
        assertEquals(root + 4096, Processor.of(2).vectorRoot, "another one's");
    }

    @Test
    void aWokenThreadMayStayWithWhoWakesIt() {
        running(4, 0);
        ThreadObject server = thread(4);
        server.processor = Processor.of(2);
        locked(() -> Scheduler.readyHere(server));
        assertSame(Processor.of(0), server.processor);
        ThreadObject bound = thread(4);
        bound.affinity = 1L << 2;
        bound.processor = Processor.of(2);
        locked(() -> Scheduler.readyHere(bound));
        assertSame(Processor.of(2), bound.processor);
    }

    @Test
    void whoWaitsLetsTheOtherRunAtOnce() {
        ThreadObject caller = running(4, 0);
        ThreadObject server = thread(4);
        server.processor = Processor.of(2);
        long switches = Processor.of(0).switches;
        locked(() -> Scheduler.blockAndRun(caller, ThreadObject.SLEEPING, 5000, server));
        assertSame(server, Processor.of(0).thread);
        assertSame(Processor.of(0), server.processor);
        assertEquals(ThreadObject.RUNNING, server.state);
        assertEquals(ThreadObject.SLEEPING, caller.state);
        assertEquals(switches + 1, Processor.of(0).switches);
        assertEquals(1, server.switches);
        assertEquals(5000, Processor.of(0).alarmNanos, "the deadline rings here");
        // One of a higher priority waits: both go the usual way.
        ThreadObject high = thread(7);
        high.affinity = 1;
        locked(() -> Scheduler.ready(high));
        ThreadObject next = thread(6);
        next.affinity = 1;
        locked(() -> Scheduler.blockAndRun(server, ThreadObject.SLEEPING, Long.MAX_VALUE, next));
        assertNull(Processor.of(0).thread);
        assertEquals(ThreadObject.READY, next.state);
        assertEquals(high.frame, leave(0));
        // It may not run here.
        ThreadObject elsewhere = thread(9);
        elsewhere.affinity = 1L << 1;
        locked(() -> Scheduler.blockAndRun(high, ThreadObject.SLEEPING, Long.MAX_VALUE, elsewhere));
        assertEquals(ThreadObject.READY, elsewhere.state);
        assertSame(Processor.of(1), elsewhere.processor);
        assertEquals(next.frame, leave(0));
        // It is suspended.
        ThreadObject stopped = thread(9);
        locked(() -> Stop.suspend(stopped));
        locked(() -> Scheduler.blockAndRun(next, ThreadObject.SLEEPING, Long.MAX_VALUE, stopped));
        assertEquals(ThreadObject.STOPPED, stopped.state);
        assertNull(Processor.of(0).thread);
    }
}
