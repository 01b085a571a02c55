package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private ProcessObject process;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        process = TestProcess.process(SimulatedMachine.job(12 << 20));
    }

    private ThreadObject ready(int priority) {
        ThreadObject thread = TestProcess.thread(process, priority);
        Scheduler.ready(thread);
        return thread;
    }

    @Test
    void equalSpinnersShareEvenly() {
        Map<Long, Integer> turns = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            ready(4);
        }
        ready(3);
        for (int tick = 1; tick <= 300; tick++) {
            turns.merge(Scheduler.leave(), 1, Integer::sum);
            Scheduler.timer(tick * Scheduler.SLICE_NANOS);
        }
        assertEquals(3, turns.size(), "the lower priority waits");
        turns.values().forEach(n -> assertEquals(100, n));
    }

    @Test
    void aHigherPriorityRunsAtOnce() {
        ThreadObject low = ready(1);
        assertEquals(low.frame, Scheduler.leave());
        ThreadObject high = ready(31);
        assertEquals(high.frame, Scheduler.leave());
        assertEquals(ThreadObject.READY, low.state);
    }

    @Test
    void sleepersWakeInOrderOfTheirDeadlines() {
        ThreadObject[] threads = {ready(1), ready(1), ready(1)};
        long[] deadlines = {300, 100, 200};
        for (int i = 0; i < 3; i++) {
            assertEquals(threads[i].frame, Scheduler.leave());
            Scheduler.sleepCurrent(deadlines[i]);
        }
        assertEquals(0, Scheduler.leave());
        Scheduler.timer(99);
        assertEquals(0, Scheduler.leave());
        Scheduler.timer(250);
        assertEquals(threads[1].frame, Scheduler.leave());
        Scheduler.yieldCurrent();
        assertEquals(threads[2].frame, Scheduler.leave());
        assertEquals(ThreadObject.SLEEPING, threads[0].state);
    }

    @Test
    void anEndedThreadNeverRunsAgain() {
        ThreadObject first = ready(1);
        ThreadObject second = ready(1);
        ThreadObject third = ready(1);
        first.retain();
        second.retain();
        assertEquals(first.frame, Scheduler.leave());
        second.end(0);
        first.end(0);
        assertEquals(third.frame, Scheduler.leave());
        assertSame(third, Scheduler.current());
        Scheduler.yieldCurrent();
        assertEquals(third.frame, Scheduler.leave());
    }
}
