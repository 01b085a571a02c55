package hiillos.kernel.interleave;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Futex;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Stop;
import hiillos.kernel.schedule.Tuning;
import hiillos.word.Memory;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Futexes and run queues between processors. */
class SchedulingTest {
    private static final int RUNS = 300;
    private static final long WORD = 0x40_0000;
    private static final long TARGET = 0x40_0100;
    private static final int LOCKED = 7;
    private static final int FREE = 8;
    /** Any of the two processors. */
    private static final long ANYWHERE = 3;

    /** Threads of one process: two run, on processors 0 and 1. */
    private abstract static class Machine implements Scenario {
        final ProcessObject process;
        final ThreadObject first;
        final ThreadObject second;

        Machine() {
            SimulatedMachine.start(8 << 20);
            Scheduler.reset();
            SimulatedMachine.setProcessors(2);
            Job job = SimulatedMachine.job(6 << 20);
            process = TestProcess.process(job);
            require(Slab.FRAME.reserve(job) == Status.OK, "a cell");
            int access = MapFlags.READ | MapFlags.WRITE;
            require(process.vmem().map(new Frame(job, 1), WORD, 0, 4096, access, access) == WORD, "a mapping");
            first = TestProcess.thread(process, 5);
            second = TestProcess.thread(process, 5);
            TestProcess.runsOn(first, 0);
            TestProcess.runsOn(second, 1);
            store(LOCKED);
        }

        static void require(boolean good, String what) {
            if (!good) {
                throw new AssertionError(what);
            }
        }

        static void stay(Runnable kernel) {
            Run.stay(() -> {
                kernel.run();
                Scheduler.leave();
            });
        }

        /** A further thread of the process, which waits for a processor. */
        ThreadObject ready(long affinity) {
            ThreadObject thread = TestProcess.thread(process, 5);
            locked(() -> {
                require(Tuning.setAffinity(thread, affinity) == Status.OK, "bound");
                Scheduler.ready(thread);
            });
            return thread;
        }

        static void locked(Runnable change) {
            Dispatch.LOCK.lock();
            change.run();
            Dispatch.LOCK.unlock();
        }

        @Override
        public void interrupt() {
            Requests.interrupt();
            Scheduler.leave();
        }

        /** Another program writes the word: any processor may do so between two steps of the kernel. */
        void store(int value) {
            long buffer = second.frame + RegisterFrame.HARDWARE_END;
            Memory.storeInt(buffer, value);
            require(UserMemory.copyOut(process.vmem(), new UserRange(WORD, 4), buffer) == Status.OK, "the word");
        }

        void await(ThreadObject thread) {
            if (Processor.current().thread != thread) {
                // An interrupt came first and stopped it.
                return;
            }
            require(Futex.key(thread, WORD, 0) == Status.OK, "a key");
            int status = Futex.await(thread, WORD, LOCKED, -1);
            if (status != Status.OK) {
                thread.setResult(-status);
            }
        }

        long wake(long address, long most) {
            return Futex.wake(process.vmem().identity(), address, most);
        }

        static long result(ThreadObject thread) {
            return RegisterFrame.get(thread.frame, FaultRecord.RAX);
        }

        static boolean runs(ThreadObject thread) {
            return thread.state == ThreadObject.RUNNING || thread.state == ThreadObject.READY;
        }

        /** A running thread is some processor's, a ready one in one queue, in no two places, and no processor idles beside it. */
        static void requireOnePlace(ThreadObject... threads) {
            int ready = 0;
            for (ThreadObject thread : threads) {
                int places = 0;
                for (int i = 0; i < Processor.count(); i++) {
                    places += Processor.of(i).thread == thread ? 1 : 0;
                }
                require(places == (thread.state == ThreadObject.RUNNING ? 1 : 0), "a thread runs where it runs, and once");
                ready += thread.state == ThreadObject.READY ? 1 : 0;
            }
            for (int i = 0; i < Processor.count(); i++) {
                Processor processor = Processor.of(i);
                require(processor.thread != null || ready == 0, "no processor idles while a thread is ready");
                ready -= Integer.bitCount(processor.readyMask) == 0 ? 0 : queued(processor, threads);
            }
            require(ready == 0, "ready threads are in queues");
        }

        private static int queued(Processor processor, ThreadObject... threads) {
            int count = 0;
            for (ThreadObject thread : threads) {
                if (thread.state == ThreadObject.READY && thread.processor == processor) {
                    count++;
                }
            }
            return count;
        }
    }

    /** One waits while the other changes the word and wakes. */
    static final class AwaitAndWake extends Machine {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> await(first)), () -> {
                stay(() -> store(FREE));
                stay(() -> wake(WORD, 1));
            });
        }

        @Override
        public void check() {
            require(runs(first) && (result(first) == 0 || result(first) == -Status.SHOULD_WAIT), "the waiter is back");
            requireOnePlace(first, second);
        }
    }

    /** A waiter is killed while it is woken: it ends, and nobody finds it any more. */
    static final class WakeAndKill extends Machine {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> await(first)), () -> {
                stay(() -> first.end(1));
                stay(() -> wake(WORD, 1));
            });
        }

        @Override
        public void check() {
            require(first.state == ThreadObject.ENDED && first.futex == null, "the waiter has ended and waits nowhere");
            require(wake(WORD, 9) == 0, "nobody is left to be woken");
        }
    }

    /** A waiter is moved to another word while that is woken, then all: it never stays. */
    static final class RequeueAndWake extends Machine {
        RequeueAndWake() {
            await(first);
            Scheduler.leave();
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> {
                stay(() -> wake(TARGET, 1));
                stay(() -> wake(WORD, 1));
                stay(() -> wake(TARGET, 1));
            }, () -> stay(() -> {
                require(Futex.key(second, WORD, 0) == Status.OK, "a key");
                Futex.requeue(second, WORD, LOCKED, 0, 1, process.vmem().identity(), TARGET);
            }));
        }

        @Override
        public void check() {
            // It may have been moved after the last look: then it waits at the target, and nowhere else.
            boolean waits = first.state == ThreadObject.FUTEX;
            require(waits || runs(first), "waits or runs");
            require(wake(WORD, 9) == 0 && wake(TARGET, 9) == (waits ? 1 : 0), "waits at one word at most");
        }
    }

    /** A processor that gets idle takes what waits elsewhere. */
    static final class Steal extends Machine {
        private final ThreadObject third;

        Steal() {
            third = ready(ANYWHERE);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> wake(WORD, 1)), () -> stay(() -> Scheduler.sleepCurrent(Long.MAX_VALUE)));
        }

        @Override
        public void check() {
            require(first.state == ThreadObject.RUNNING && third.state == ThreadObject.RUNNING, "both run");
            requireOnePlace(first, third);
        }
    }

    /** A thread is moved away from where it runs, in user mode or in the kernel. */
    static final class MoveRunning extends Machine {
        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> wake(WORD, 1)), () -> stay(() -> locked(() -> Tuning.setAffinity(first, 2))));
        }

        @Override
        public void check() {
            require(Processor.of(0).thread == null && first.processor.number == 1 && runs(first), "it went where it may run");
            requireOnePlace(second);
        }
    }

    /** A woken thread is stolen by one processor while it is suspended from the other. */
    static final class StealAndSuspend extends Machine {
        private final ThreadObject third;

        StealAndSuspend() {
            third = ready(ANYWHERE);
        }

        @Override
        public List<Runnable> processors() {
            // The second blocks for ever, so its processor looks for other work.
            return List.of(() -> stay(() -> locked(() -> Stop.suspend(third))),
                    () -> stay(() -> Scheduler.sleepCurrent(Long.MAX_VALUE)));
        }

        @Override
        public void check() {
            require(third.state == ThreadObject.STOPPED, "it is stopped");
            requireOnePlace(first, third);
        }
    }

    /** A thread waits behind another; one processor changes where it may run while the other gets idle. */
    static final class MoveAndSteal extends Machine {
        private final ThreadObject third;

        MoveAndSteal() {
            third = ready(1);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> locked(() -> Tuning.setAffinity(third, 2))),
                    () -> stay(() -> Scheduler.sleepCurrent(Long.MAX_VALUE)));
        }

        @Override
        public void check() {
            require(third.state == ThreadObject.RUNNING && third.processor.number == 1, "it runs where it may");
            requireOnePlace(first, third);
        }
    }

    /** A thread gets a higher priority while its processor decides who runs. */
    static final class RaiseAndYield extends Machine {
        private final ThreadObject third;

        RaiseAndYield() {
            third = ready(1);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(Scheduler::yieldCurrent), () -> stay(() -> locked(() -> Tuning.setOwnPriority(third, 9))));
        }

        @Override
        public void check() {
            require(third.state == ThreadObject.RUNNING && third.priority == 9, "the most urgent one runs");
            requireOnePlace(first, second, third);
        }
    }

    private static void findsNothing(Supplier<Scenario> scenario) {
        AssertionError found = Explorer.explore(scenario, RUNS, 1);
        if (found != null) {
            throw found;
        }
    }

    private static Class<? extends Scenario> scenario(String name) throws ClassNotFoundException {
        return Class.forName(SchedulingTest.class.getName() + "$" + name).asSubclass(Scenario.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AwaitAndWake", "WakeAndKill", "RequeueAndWake", "Steal", "StealAndSuspend", "MoveAndSteal",
        "MoveRunning", "RaiseAndYield"})
    void holds(String name) throws ReflectiveOperationException {
        var constructor = scenario(name).getDeclaredConstructor();
        findsNothing(() -> {
            try {
                return constructor.newInstance();
            } catch (ReflectiveOperationException failure) {
                throw new AssertionError(failure.getCause());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "schedule.Futex.await, FutexBucket.add, FutexBucket.add, AwaitAndWake",
        "schedule.Futex.wakeLocked, FutexBucket.find, FutexBucket.find, AwaitAndWake",
        "schedule.Futex.wakeLocked, Scheduler.wake, Scheduler.wake, AwaitAndWake",
        "schedule.Scheduler.leaveQueues, FutexBucket.remove, FutexBucket.remove, WakeAndKill",
        "schedule.Futex.move, FutexBucket.add, FutexBucket.add, RequeueAndWake",
        "schedule.Placement.steal, RunQueue.remove, RunQueue.remove, StealAndSuspend",
        "schedule.Stop.suspend, RunQueue.remove, RunQueue.remove, StealAndSuspend",
        "schedule.Stop.suspend, Stop.call, Stop.call, StealAndSuspend",
        "schedule.Scheduler.choose, Placement.steal, Placement.steal, Steal",
        "schedule.Placement.kick, Requests.reschedule, Requests.reschedule, MoveRunning",
        "schedule.Placement.notice, Requests.reschedule, Requests.reschedule, MoveAndSteal",
        "schedule.Tuning.apply, RunQueue.remove, RunQueue.remove, RaiseAndYield",
        "schedule.Tuning.apply, Placement.enqueue, Placement.enqueue, RaiseAndYield"})
    void seededBugsAreFound(String method, String callee, String other, String name) throws ClassNotFoundException {
        assertNotNull(new SeededBug(method, callee, other).explore(scenario(name), RUNS, 1), "nothing was noticed");
    }
}
