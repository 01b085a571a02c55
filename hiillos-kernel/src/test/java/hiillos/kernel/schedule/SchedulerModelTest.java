package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SimulatedProcessors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random threads on three processors do random things; after each the scheduler's invariants hold. */
class SchedulerModelTest {
    private static final int PROCESSORS = 3;
    private static final int THREADS = 14;

    /** One Java thread is all processors by turns; an interrupt waits until its processor's turn. */
    private static final class Turns extends SimulatedProcessors {
        private int number;
        private long interrupts;

        @Override
        public int number() {
            return number;
        }

        @Override
        public void interrupt(int target) {
            interrupts |= 1L << target;
        }
    }

    private final Turns turns = new Turns();
    private final List<ThreadObject> threads = new ArrayList<>();
    private ProcessObject process;
    private ProcessObject awaited;
    private Random random;
    private long now;

    @AfterEach
    void oneProcessorAgain() {
        Scheduler.reset();
        Clock.simulate(0);
        SimulatedMachine.setProcessors(1);
        SimulatedProcessors.install(new SimulatedProcessors());
    }

    private void machine(long seed) {
        SimulatedMachine.start(32 << 20);
        Scheduler.reset();
        SimulatedProcessors.install(turns);
        SimulatedMachine.setProcessors(PROCESSORS);
        random = new Random(seed);
        process = TestProcess.process(SimulatedMachine.job(16 << 20));
        awaited = TestProcess.process(SimulatedMachine.job(4 << 20));
        // A thread of its own keeps the process alive when all others have ended.
        TestProcess.thread(process, 0);
        for (int i = 0; i < THREADS; i++) {
            spawn();
        }
        leave();
    }

    private void spawn() {
        ThreadObject thread = TestProcess.thread(process, random.nextInt(4));
        thread.retain();
        threads.add(thread);
        locked(() -> Scheduler.ready(thread));
    }

    private static void locked(Runnable change) {
        Dispatch.LOCK.lock();
        change.run();
        Dispatch.LOCK.unlock();
    }

    /** What the current thread of a processor does, or what comes from outside. */
    private void step() {
        turns.number = random.nextInt(PROCESSORS);
        ThreadObject current = Scheduler.current();
        ThreadObject other = threads.get(random.nextInt(threads.size()));
        switch (random.nextInt(12)) {
            case 0 -> {
                if (current != null) {
                    Scheduler.sleepCurrent(now + 1 + random.nextInt(50_000_000));
                }
            }
            case 1, 2 -> {
                if (current != null) {
                    locked(() -> {
                        current.waitsFor = awaited;
                        awaited.retain();
                        awaited.add(current);
                        Scheduler.block(current, ThreadObject.WAITING, random.nextBoolean() ? -1 : now + 5_000_000);
                    });
                }
            }
            case 3 -> locked(() -> {
                if (awaited.first() != null) {
                    Scheduler.wake(awaited.first(), 0);
                }
            });
            case 4 -> {
                if (current != null) {
                    Scheduler.yieldCurrent();
                }
            }
            case 5 -> locked(() -> Stop.suspend(other));
            case 6, 7 -> locked(() -> Stop.resume(other));
            case 8 -> locked(() -> Stop.cancel(other));
            case 9 -> locked(() -> Tuning.setOwnPriority(other, random.nextInt(4)));
            case 10 -> locked(() -> Tuning.setAffinity(other, 1 + random.nextInt(7)));
            default -> {
                if (random.nextInt(8) == 0) {
                    other.end(0);
                    threads.remove(other);
                    spawn();
                }
            }
        }
        leave();
    }

    /** The processor leaves the kernel, and so do all that were told to come in. */
    private void leave() {
        int own = turns.number;
        turns.interrupts |= 1L << own;
        now += random.nextInt(3_000_000);
        Clock.simulate(now);
        while (turns.interrupts != 0) {
            turns.number = Long.numberOfTrailingZeros(turns.interrupts);
            turns.interrupts &= turns.interrupts - 1;
            Processor processor = Processor.current();
            if (processor.alarmNanos <= now) {
                Clock.alarmFired();
                Scheduler.timer(now);
            }
            long frame = Scheduler.leave();
            assertEquals(processor.thread == null ? 0 : processor.thread.frame, frame);
        }
    }

    private void check() {
        for (int i = 0; i < PROCESSORS; i++) {
            Processor processor = Processor.of(i);
            assertEquals(0, processor.attention, "nobody leaves the kernel with a decision to take");
            if (processor.thread != null) {
                assertEquals(ThreadObject.RUNNING, processor.thread.state);
                assertSame(processor, processor.thread.processor);
                assertEquals(0, processor.thread.suspendCount);
                assertTrue(Tuning.mayRunOn(processor.thread, processor));
                assertTrue(processor.queue.highest() <= processor.thread.priority, "a better one waits");
                if (processor.queue.highest() == processor.thread.priority) {
                    assertTrue(processor.alarmNanos <= now + Scheduler.SLICE_NANOS, "the slice has an end");
                }
            }
            assertTrue(processor.alarmNanos <= processor.timers.earliest(), "a deadline has its alarm");
        }
        for (ThreadObject thread : threads) {
            check(thread);
        }
    }

    private static void check(ThreadObject thread) {
        assertEquals(thread.state == ThreadObject.WAITING, thread.queue != null);
        assertEquals(thread.state == ThreadObject.WAITING, thread.waitsFor != null);
        assertEquals(thread.timers != null, (thread.attention & ThreadObject.DEADLINE) != 0);
        assertEquals(thread.suspendCount != 0, (thread.attention & ThreadObject.SUSPENDED) != 0);
        switch (thread.state) {
            case ThreadObject.READY -> {
                assertTrue(isQueued(thread), "it waits where it says");
                assertEquals(0, thread.suspendCount);
                assertNull(thread.timers);
                for (int i = 0; i < PROCESSORS; i++) {
                    boolean idle = Processor.of(i).thread == null;
                    assertFalse(idle && Tuning.mayRunOn(thread, Processor.of(i)), "it waits beside an idle processor");
                }
            }
            case ThreadObject.RUNNING -> assertSame(thread, thread.processor.thread);
            case ThreadObject.STOPPED -> assertTrue(thread.suspendCount > 0);
            case ThreadObject.SLEEPING -> assertNotNull(thread.timers);
            default -> assertEquals(ThreadObject.WAITING, thread.state);
        }
    }

    private static boolean isQueued(ThreadObject thread) {
        ThreadObject first = thread.processor.queue.first(thread.priority);
        ThreadObject at = first;
        while (at != null && at != thread) {
            at = at.nextReady == first ? null : at.nextReady;
        }
        return at == thread;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void invariantsHold(long seed) {
        machine(seed);
        for (int i = 0; i < 2500; i++) {
            step();
            check();
        }
    }
}
