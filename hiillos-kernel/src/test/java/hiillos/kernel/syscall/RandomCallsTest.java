package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Argument;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Outcome;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calls out of the description's grammar on the simulated machine, where a reach into freed memory fails the test. */
class RandomCallsTest {
    private static final int STEPS = 4000;
    /** At least one call of so many succeeds, else nothing is tested. */
    private static final int SUCCESSES = 16;
    private static final long ARENA = 0x2000_0000_0000L;
    private static final int[] REGISTERS = {FaultRecord.RDI, FaultRecord.RSI, FaultRecord.RDX, FaultRecord.R10,
        FaultRecord.R8, FaultRecord.R9};

    private final List<Integer> handles = new ArrayList<>();
    private Random random;
    private int successes;

    @AfterEach
    void startTimeAnew() {
        Clock.simulate(0);
    }

    /** Every failure is a documented one; when the Job is ended nothing is charged to it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void callsFailAsDocumentedAndLeaveNothingBehind(long seed) {
        random = new Random(seed);
        int steps = 0;
        while (steps < STEPS) {
            steps += live();
        }
        assertTrue(successes > steps / SUCCESSES, steps + " steps, " + successes + " succeeded");
    }

    /** Calls until the last thread is gone or waits for ever; returns how many. */
    private int live() {
        Clock.simulate(0);
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        Processor.current().scratch = PhysicalMemory.direct(PhysicalMemory.allocate(1));
        Job job = SimulatedMachine.job(8 << 20);
        assertEquals(Status.OK, job.reserveChild(4 << 20));
        Job fuzzed = job.child(4 << 20, 31);
        ProcessObject process = TestProcess.process(fuzzed);
        ThreadObject thread = TestProcess.thread(process, 10);
        handles.add(TestProcess.share(process, process, Rights.ALL));
        handles.add(TestProcess.share(process, process.vmem(), Rights.ALL));
        handles.add(TestProcess.share(process, fuzzed, Rights.ALL & ~Rights.MANAGE));
        process.release();
        Scheduler.ready(thread);
        int steps = 1;
        while (steps < STEPS && wakes()) {
            step();
            steps++;
        }
        handles.clear();
        fuzzed.kill();
        for (int i = 0; i < 100 && fuzzed.chargedBytes() != 0; i++) {
            Scheduler.leave();
            Reclaimer.drain();
        }
        assertEquals(0, fuzzed.chargedBytes(), "bytes charged to a Job that was ended");
        return steps;
    }

    /** Whether a thread runs, now or when time passes. */
    private static boolean wakes() {
        for (int i = 0; i < 4 && Scheduler.leave() == 0; i++) {
            Clock.simulate(Clock.nanos() + 1_000_000);
            Scheduler.timer(Clock.nanos());
        }
        return Scheduler.current() != null;
    }

    private void step() {
        SystemCall call = SystemCall.values()[random.nextInt(SystemCallNumber.COUNT)];
        boolean ends = call.outcome().kind() == Outcome.Kind.NEVER || call.method().endsWith("kill")
                || call.method().endsWith("suspend");
        if (ends && random.nextInt(16) != 0) {
            return;
        }
        ThreadObject caller = Scheduler.current();
        for (int i = 0; i < REGISTERS.length; i++) {
            RegisterFrame.set(caller.frame, REGISTERS[i],
                    i < call.countArguments() ? value(call.argument(i)) : random.nextLong());
        }
        if (call.hasMessage()) {
            RegisterFrame.set(caller.frame, FaultRecord.R8, Clock.nanos() + random.nextInt(1000));
        }
        RegisterFrame.set(caller.frame, FaultRecord.RAX, call.number());
        long result = Dispatcher.dispatch(caller, caller.frame);
        if (result == Dispatcher.NO_RESULT || Restart.isRestart((int) -result)) {
            return;
        }
        assertTrue(result >= 0 || call.mayFailWith((int) -result), () -> call + " failed with " + Status.name(result));
        successes += result >= 0 ? 1 : 0;
        if (result > 0 && call.outcome().kind() == Outcome.Kind.HANDLE) {
            handles.add((int) result);
        }
    }

    private long value(Argument argument) {
        if (random.nextInt(24) == 0) {
            return random.nextLong() >> random.nextInt(64);
        }
        return switch (argument.kind()) {
            case HANDLE -> argument.optional() && random.nextBoolean() ? 0 : handles.get(random.nextInt(handles.size()));
            case RIGHTS -> random.nextBoolean() ? Rights.SAME : random.nextInt(Rights.ALL + 1);
            case CODE -> random.nextInt();
            case NUMBER -> switch (random.nextInt(5)) {
                case 0 -> argument.minimum();
                case 1 -> argument.maximum();
                case 2 -> random.nextInt(32) * 4096L;
                case 3 -> random.nextInt(64);
                default -> argument.minimum() - 1;
            };
            case FLAGS -> random.nextLong() & argument.maximum();
            case ADDRESS, INPUT, OUTPUT -> random.nextInt(8) == 0 ? random.nextInt(1 << 17) : ARENA + random.nextInt(64) * 4096L;
            case DEADLINE -> random.nextBoolean() ? 0 : Clock.nanos() + random.nextInt(1000);
            case MESSAGE -> random.nextInt() & 0xffff_ffffL | (long) random.nextInt(256) << 32
                    | (long) random.nextInt(random.nextInt(4) == 0 ? 18 : 1) << 40 | 1L << 48;
        };
    }
}
