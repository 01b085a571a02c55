package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {
    @Test
    void theEarliestIsAlwaysFirst() {
        SimulatedMachine.start(32 << 20);
        Scheduler.reset();
        ProcessObject process = TestProcess.process(SimulatedMachine.job(24 << 20));
        var random = new Random(7);
        List<ThreadObject> free = new ArrayList<>();
        List<ThreadObject> armed = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            free.add(TestProcess.thread(process, 1));
        }
        var timers = new Timers();
        for (int step = 0; step < 20_000; step++) {
            boolean adds = armed.isEmpty() || !free.isEmpty() && random.nextInt(100) < 55;
            if (adds) {
                ThreadObject thread = free.remove(free.size() - 1);
                thread.deadlineNanos = random.nextInt(1000);
                timers.add(thread);
                armed.add(thread);
                assertSame(timers, thread.timers);
            } else {
                ThreadObject thread = random.nextBoolean() ? timers.first() : armed.get(random.nextInt(armed.size()));
                timers.remove(thread);
                armed.remove(thread);
                free.add(thread);
                assertNull(thread.timers);
            }
            long earliest = armed.stream().map(t -> t.deadlineNanos).min(Comparator.naturalOrder()).orElse(Long.MAX_VALUE);
            assertEquals(earliest, timers.earliest());
        }
    }
}
