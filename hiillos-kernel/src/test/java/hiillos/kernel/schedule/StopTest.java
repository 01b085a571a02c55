package hiillos.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.ThreadRegisters;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopTest {
    private static final int CHAIN = 200;

    private static final int SUPERVISORS = 30;

    private final Map<Integer, Sender> senders = new HashMap<>();
    private Job job;
    private ProcessObject process;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(32 << 20);
        Scheduler.reset();
        job = SimulatedMachine.job(24 << 20);
        process = TestProcess.process(job);
    }

    private ThreadObject running(int priority) {
        ThreadObject thread = TestProcess.thread(process, priority);
        Scheduler.ready(thread);
        assertEquals(thread.frame, Scheduler.leave());
        return thread;
    }

    @Test
    void suspensionsAreCounted() {
        ThreadObject thread = running(1);
        assertEquals(Status.BAD_STATE, Stop.resume(thread));
        for (int i = 0; i < 255; i++) {
            assertEquals(Status.OK, Stop.suspend(thread));
        }
        assertEquals(Status.BAD_STATE, Stop.suspend(thread));
        assertEquals(0, Scheduler.leave());
        assertEquals(ThreadObject.STOPPED, thread.state);
        for (int i = 0; i < 255; i++) {
            assertEquals(0, Scheduler.leave());
            assertEquals(Status.OK, Stop.resume(thread));
        }
        assertEquals(thread.frame, Scheduler.leave());
    }

    @Test
    void aSleeperSleepsOnWhileSuspended() {
        ThreadObject thread = running(1);
        Scheduler.sleepCurrent(500);
        assertEquals(Status.OK, Stop.suspend(thread));
        assertEquals(ThreadObject.SLEEPING, thread.state);
        Scheduler.timer(500);
        assertEquals(ThreadObject.STOPPED, thread.state);
        assertEquals(0, Scheduler.leave());
        assertEquals(Status.OK, Stop.resume(thread));
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(0, RegisterFrame.get(thread.frame, FaultRecord.RAX));
    }

    @Test
    void aCancelWaitsForTheNextCallThatBlocks() {
        ThreadObject thread = running(1);
        assertEquals(Status.OK, Stop.cancel(thread));
        Scheduler.sleepCurrent(500);
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(-Status.CANCELLED, RegisterFrame.get(thread.frame, FaultRecord.RAX));
        Scheduler.sleepCurrent(600);
        assertEquals(0, Scheduler.leave());
    }

    @Test
    void allButTheCallerAreSuspended() {
        ThreadObject caller = running(1);
        ThreadObject second = TestProcess.thread(process, 1);
        ThreadObject third = TestProcess.thread(process, 1);
        Scheduler.ready(second);
        assertEquals(Status.OK, Stop.suspendAll(process, caller));
        assertEquals(0, Stop.runningOn(process, caller));
        Scheduler.yieldCurrent();
        assertEquals(caller.frame, Scheduler.leave());
        assertEquals(ThreadObject.STOPPED, second.state);
        assertEquals(1, third.suspendCount);
        assertEquals(Status.OK, Stop.resumeAll(process, caller));
        assertEquals(Status.BAD_STATE, Stop.resumeAll(process, caller));
        assertEquals(ThreadObject.READY, second.state);
        assertEquals(ThreadObject.NEW, third.state);
    }

    @Test
    void noneIsSuspendedWhenOneCannotBe() {
        ThreadObject caller = running(1);
        ThreadObject second = TestProcess.thread(process, 1);
        ThreadObject often = TestProcess.thread(process, 1);
        for (int i = 0; i < 255; i++) {
            assertEquals(Status.OK, Stop.suspend(often));
        }
        assertEquals(Status.BAD_STATE, Stop.suspendAll(process, caller));
        assertEquals(0, second.suspendCount);
        assertEquals(Status.OK, Stop.suspendAll(process, often), "the one that is left out may be");
        assertEquals(1, second.suspendCount);
        assertEquals(1, caller.suspendCount);
        assertEquals(255, often.suspendCount);
    }

    @Test
    void theLastThreadsReasonIsItsProcesss() {
        ThreadObject first = running(1);
        ThreadObject second = TestProcess.thread(process, 1);
        first.end(ExitReason.of(ExitReason.FAULTED, 14));
        assertTrue(!process.isEnded());
        second.end(ExitReason.of(ExitReason.KILLED, 0));
        Scheduler.leave();
        Reclaimer.drain();
        assertTrue(process.isFinished());
        assertEquals(ExitReason.of(ExitReason.KILLED, 0), process.exitReason());
    }

    @Test
    void registersOfStoppedThreadsOnly() {
        ThreadObject thread = running(1);
        long buffer = PhysicalMemory.direct(PhysicalMemory.allocate(1));
        assertEquals(Status.BAD_STATE, Registers.read(thread, buffer));
        assertEquals(Status.OK, Stop.suspend(thread));
        Scheduler.leave();
        RegisterFrame.set(thread.frame, FaultRecord.RBX, 42);
        thread.threadPointer = 0x1000;
        assertEquals(Status.OK, Registers.read(thread, buffer));
        assertEquals(42, Memory.loadLong(buffer + FaultRecord.RBX));
        assertEquals(0x1000, Memory.loadLong(buffer + ThreadRegisters.FS_BASE));
        Memory.storeLong(buffer + FaultRecord.RBX, 43);
        Memory.storeLong(buffer + FaultRecord.CS, 8);
        Memory.storeLong(buffer + FaultRecord.RFLAGS, -1);
        thread.setProgress(3);
        assertEquals(Status.OK, Registers.write(thread, buffer, true));
        assertEquals(0, thread.takeProgress(), "another call begins at its beginning");
        assertEquals(43, RegisterFrame.get(thread.frame, FaultRecord.RBX));
        assertEquals(0x2b, RegisterFrame.get(thread.frame, FaultRecord.CS));
        assertEquals(0x202, RegisterFrame.get(thread.frame, FaultRecord.RFLAGS) & 0x3_7202);
        refused(thread, buffer, FaultRecord.RIP, 1L << 47);
        refused(thread, buffer, FaultRecord.RIP, -1);
        refused(thread, buffer, FaultRecord.RSP, 1L << 48);
        refused(thread, buffer, ThreadRegisters.FS_BASE, 1L << 63);
        // MXCSR's reserved bits; it lies in the upper half of no word of its own.
        refused(thread, buffer, ThreadRegisters.VECTOR_STATE + 24, 1L << 16 | 0x1f80);
        assertEquals(43, RegisterFrame.get(thread.frame, FaultRecord.RBX));
    }

    private static void refused(ThreadObject thread, long buffer, int offset, long value) {
        long before = Memory.loadLong(buffer + offset);
        Memory.storeLong(buffer + offset, value);
        Memory.storeLong(buffer + FaultRecord.RBX, 99);
        assertEquals(Status.BAD_ARGUMENT, Registers.write(thread, buffer, true));
        Memory.storeLong(buffer + offset, before);
    }

    /** Each thread supervises the next one's fault: the end of the first ends all, one after the other. */
    @Test
    void aChainOfSupervisedFaultsEndsWithItsFirst() {
        var threads = new ThreadObject[CHAIN];
        var senders = new Sender[CHAIN];
        ThreadObject outside = TestProcess.thread(process, 0);
        for (int i = 0; i < CHAIN; i++) {
            assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
            var receiver = new Receiver(job, 0);
            int handle = TestProcess.handle(process, receiver, Rights.RECEIVE);
            assertEquals(Status.OK, Slab.SENDER.reserve(job));
            senders[i] = new Sender(job, receiver, i);
            threads[i] = running(1);
            threads[i].retain();
            assertEquals(Status.OK, Ipc.receive(threads[i], handle));
            assertEquals(0, Scheduler.leave());
        }
        ThreadObject last = running(1);
        last.retain();
        assertTrue(Ipc.fault(last, senders[CHAIN - 1]));
        for (int i = CHAIN - 1; i > 0; i--) {
            assertEquals(threads[i].frame, Scheduler.leave());
            assertTrue(Ipc.fault(threads[i], senders[i - 1]));
        }
        assertEquals(threads[0].frame, Scheduler.leave());
        threads[0].end(0);
        assertEquals(0, Scheduler.leave());
        for (ThreadObject thread : threads) {
            assertEquals(ThreadObject.ENDED, thread.state);
            assertNull(thread.caller);
        }
        assertEquals(ThreadObject.ENDED, last.state);
        assertEquals(ThreadObject.NEW, outside.state);
    }

    /** Supervisors in one process, each with a fault in hand of a thread that supervises another one: all end with the process. */
    @Test
    void supervisorsThatDieAtOnceEndAllTheirFaults() {
        ProcessObject supervising = TestProcess.process(job);
        var ended = new ArrayList<ThreadObject>();
        for (int i = 0; i < SUPERVISORS; i++) {
            ThreadObject first = receiving(supervising, i);
            ThreadObject second = receiving(process, SUPERVISORS + i);
            ThreadObject last = running(1);
            last.retain();
            assertTrue(Ipc.fault(last, senders.get(SUPERVISORS + i)));
            assertEquals(second.frame, Scheduler.leave());
            assertTrue(Ipc.fault(second, senders.get(i)));
            assertEquals(first.frame, Scheduler.leave());
            // The supervisor looks at the fault, and lets others run meanwhile.
            Scheduler.sleepCurrent(Long.MAX_VALUE);
            assertEquals(0, Scheduler.leave());
            ended.addAll(List.of(first, second, last));
        }
        supervising.end(0);
        assertEquals(0, Scheduler.leave());
        for (ThreadObject thread : ended) {
            assertEquals(ThreadObject.ENDED, thread.state);
            assertNull(thread.caller);
            assertNull(thread.server);
        }
        assertNull(Processor.current().firstKilled);
    }

    /** Nobody will answer its fault: it ends as it is, and never runs again. */
    @Test
    void aFaultThatWaitsWhereNobodyReceivesAnyMoreEndsItsThread() {
        assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
        var receiver = new Receiver(job, 0);
        int handle = TestProcess.handle(process, receiver, Rights.RECEIVE);
        assertEquals(Status.OK, Slab.SENDER.reserve(job));
        var sender = new Sender(job, receiver, 1);
        ThreadObject faulted = running(1);
        faulted.retain();
        RegisterFrame.set(faulted.frame, FaultRecord.RAX, 4711);
        assertTrue(Ipc.fault(faulted, sender));
        assertEquals(0, Scheduler.leave());
        assertEquals(Status.OK, HandleTable.close(process, handle));
        Reclaimer.drain();
        // What another processor could see before this one leaves the kernel.
        assertEquals(ThreadObject.CALLING, faulted.state);
        assertNull(receiver.first());
        assertEquals(4711, RegisterFrame.get(faulted.frame, FaultRecord.RAX));
        assertEquals(0, Scheduler.leave());
        assertEquals(ThreadObject.ENDED, faulted.state);
        sender.release();
    }

    /** Before the processor that ended a faulted thread leaves the kernel, another one cancels that thread: only it ends. */
    @Test
    void aThreadThatIsToEndAndIsCancelledMeanwhileEndsAlone() {
        ThreadObject supervisor = receiving(process, 1);
        ThreadObject faulted = running(1);
        faulted.retain();
        assertTrue(Ipc.fault(faulted, senders.get(1)));
        assertEquals(supervisor.frame, Scheduler.leave());
        ThreadObject[] others = {TestProcess.thread(process, 1), TestProcess.thread(process, 1)};
        Scheduler.ready(others[0]);
        RegisterFrame.set(supervisor.frame, FaultRecord.RSI, 1);
        assertEquals(Status.OK, Ipc.reply(supervisor));
        Stop.cancel(faulted);
        Scheduler.ready(others[1]);
        Scheduler.leave();
        assertEquals(ThreadObject.ENDED, faulted.state);
        for (ThreadObject other : others) {
            assertEquals(ThreadObject.READY, other.state);
            Scheduler.sleepCurrent(Long.MAX_VALUE);
            assertEquals(other.frame, Scheduler.leave());
        }
        assertEquals(ThreadObject.SLEEPING, supervisor.state);
    }

    /** A thread of a process that waits for faults. */
    private ThreadObject receiving(ProcessObject owner, int badge) {
        assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
        var receiver = new Receiver(job, 0);
        int handle = TestProcess.handle(owner, receiver, Rights.RECEIVE);
        assertEquals(Status.OK, Slab.SENDER.reserve(job));
        senders.put(badge, new Sender(job, receiver, badge));
        ThreadObject thread = TestProcess.thread(owner, 1);
        thread.retain();
        Dispatch.LOCK.lock();
        Scheduler.ready(thread);
        Dispatch.LOCK.unlock();
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(Status.OK, Ipc.receive(thread, handle));
        assertEquals(0, Scheduler.leave());
        return thread;
    }
}
