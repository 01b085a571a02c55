package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FutexTest {
    private static final long WORD = 0x40_0000;
    private static final long OTHER = 0x40_0100;
    private static final long AGAIN = 0x60_0000;
    private static final long UNMAPPED = 0x70_0000;

    private ProcessObject process;
    private final List<ThreadObject> threads = new ArrayList<>();

    @BeforeEach
    void machine() {
        Clock.simulate(0);
        SimulatedMachine.start(32 << 20);
        Scheduler.reset();
        Job job = SimulatedMachine.job(24 << 20);
        process = TestProcess.process(job);
        assertEquals(Status.OK, Slab.FRAME.reserve(job));
        var frame = new Frame(job, 1);
        int access = MapFlags.READ | MapFlags.WRITE;
        assertEquals(WORD, process.vmem().map(frame, WORD, 0, 4096, access, access));
        assertEquals(AGAIN, process.vmem().map(frame, AGAIN, 0, 4096, access, access));
        for (int i = 0; i < 5; i++) {
            threads.add(TestProcess.thread(process, 1));
        }
        Scheduler.ready(threads.get(0));
        Scheduler.leave();
        store(7);
    }

    private void store(int value) {
        long buffer = threads.get(0).frame + RegisterFrame.HARDWARE_END;
        Memory.storeInt(buffer, value);
        assertEquals(Status.OK, UserMemory.copyOut(process.vmem(), new UserRange(WORD, 4), buffer));
    }

    /** A thread runs and waits. */
    private int await(ThreadObject thread, long address, int expected, long flags, long deadline) {
        if (Scheduler.current() != thread) {
            thread.priority = 5;
            Scheduler.ready(thread);
            assertEquals(thread.frame, Scheduler.leave());
        }
        assertEquals(Status.OK, Futex.key(thread, address, flags));
        int status = Futex.await(thread, address, expected, deadline);
        if (status == Status.OK) {
            assertEquals(ThreadObject.FUTEX, thread.state);
        }
        Scheduler.leave();
        return status;
    }

    private long wake(long address, long most) {
        ThreadObject thread = threads.get(0);
        assertEquals(Status.OK, Futex.key(thread, address, 0));
        return Futex.wake(thread.futexSpace, thread.futexOffset, most);
    }

    private static long result(ThreadObject thread) {
        return RegisterFrame.get(thread.frame, FaultRecord.RAX);
    }

    @Test
    void aWordThatDiffersIsNotWaitedFor() {
        ThreadObject thread = threads.get(0);
        assertEquals(Status.SHOULD_WAIT, await(thread, WORD, 8, 0, -1));
        assertEquals(Status.SHOULD_WAIT, await(thread, WORD, 7, 0, 0));
        assertEquals(Status.BAD_ADDRESS, await(thread, UNMAPPED, 7, 0, -1));
        assertEquals(Status.BAD_ADDRESS, Futex.key(thread, WORD + 2, 0));
        assertEquals(Status.BAD_ADDRESS, Futex.key(thread, UNMAPPED, Futex.SHARED));
        assertEquals(Status.BAD_ARGUMENT, Futex.key(thread, WORD, 2));
    }

    @Test
    void theLongestWaiterIsWokenFirst() {
        for (int i = 1; i < 5; i++) {
            assertEquals(Status.OK, await(threads.get(i), WORD, 7, 0, -1));
        }
        assertEquals(0, wake(OTHER, 9));
        assertEquals(0, wake(WORD, 0));
        assertEquals(1, wake(WORD, 1));
        assertEquals(ThreadObject.READY, threads.get(1).state);
        assertEquals(0, result(threads.get(1)));
        assertEquals(ThreadObject.FUTEX, threads.get(2).state);
        assertEquals(3, wake(WORD, Long.MAX_VALUE));
        assertEquals(0, wake(WORD, Long.MAX_VALUE));
    }

    @Test
    void timeCancelAndKillTakeWaitersOut() {
        assertEquals(Status.OK, await(threads.get(1), WORD, 7, 0, 1000));
        assertEquals(Status.OK, await(threads.get(2), WORD, 7, 0, -1));
        assertEquals(Status.OK, await(threads.get(3), WORD, 7, 0, -1));
        assertEquals(Status.OK, await(threads.get(4), WORD, 7, 0, -1));
        Scheduler.timer(1000);
        assertEquals(-Status.TIMED_OUT, result(threads.get(1)));
        assertEquals(Status.OK, Stop.cancel(threads.get(2)));
        assertEquals(-Status.CANCELLED, result(threads.get(2)));
        threads.get(3).retain();
        threads.get(3).end(0);
        assertEquals(1, wake(WORD, 9));
        assertEquals(ThreadObject.READY, threads.get(4).state);
    }

    @Test
    void aSuspendedWaiterIsWokenAndStaysStopped() {
        ThreadObject thread = threads.get(1);
        assertEquals(Status.OK, await(thread, WORD, 7, 0, -1));
        assertEquals(Status.OK, Stop.suspend(thread));
        assertEquals(ThreadObject.FUTEX, thread.state);
        assertEquals(1, wake(WORD, 1));
        assertEquals(ThreadObject.STOPPED, thread.state);
        assertEquals(Status.OK, Stop.resume(thread));
        assertEquals(ThreadObject.READY, thread.state);
        assertEquals(0, result(thread));
    }

    @Test
    void requeueMovesWhatItDoesNotWake() {
        for (int i = 1; i < 5; i++) {
            assertEquals(Status.OK, await(threads.get(i), WORD, 7, 0, -1));
        }
        ThreadObject caller = threads.get(0);
        assertEquals(Status.OK, Futex.key(caller, OTHER, 0));
        long space = caller.futexSpace;
        long offset = caller.futexOffset;
        assertEquals(Status.OK, Futex.key(caller, WORD, 0));
        assertEquals(-Status.SHOULD_WAIT, Futex.requeue(caller, WORD, 8, 1, 2, space, offset));
        assertEquals(3, Futex.requeue(caller, WORD, 7, 1, 2, space, offset));
        assertEquals(ThreadObject.READY, threads.get(1).state);
        assertEquals(1, wake(WORD, 9));
        assertEquals(ThreadObject.READY, threads.get(4).state, "the last was not moved");
        assertEquals(1, wake(OTHER, 1));
        assertEquals(ThreadObject.READY, threads.get(2).state, "the order stays");
    }

    @Test
    void sharedOnesMeetThroughTheFrame() {
        assertEquals(Status.OK, await(threads.get(1), WORD, 7, Futex.SHARED, -1));
        assertEquals(0, wake(AGAIN, 9), "private keys are of addresses");
        ThreadObject caller = threads.get(0);
        assertEquals(Status.OK, Futex.key(caller, AGAIN, Futex.SHARED));
        assertEquals(1, Futex.wake(caller.futexSpace, caller.futexOffset, 9));
    }

    /** One bucket against a list: any order of coming and going of many keys. */
    @Test
    void aBucketKeepsTheOrderOfEachKey() {
        var random = new Random(3);
        var bucket = new FutexBucket();
        List<ThreadObject> waiting = new ArrayList<>();
        List<ThreadObject> free = new ArrayList<>(threads);
        for (int i = 0; i < 40; i++) {
            free.add(TestProcess.thread(process, 1));
        }
        for (int step = 0; step < 20_000; step++) {
            if (waiting.isEmpty() || !free.isEmpty() && random.nextBoolean()) {
                ThreadObject thread = free.remove(random.nextInt(free.size()));
                thread.futexSpace = random.nextInt(3);
                thread.futexOffset = random.nextInt(3);
                bucket.add(thread);
                waiting.add(thread);
            } else {
                ThreadObject thread = waiting.remove(random.nextInt(waiting.size()));
                bucket.remove(thread);
                assertNull(thread.futex);
                free.add(thread);
            }
            long space = random.nextInt(3);
            long offset = random.nextInt(3);
            ThreadObject longest = waiting.stream()
                    .filter(t -> t.futexSpace == space && t.futexOffset == offset).findFirst().orElse(null);
            assertSame(longest, bucket.find(space, offset));
        }
        assertTrue(free.size() + waiting.size() == 45);
    }
}
