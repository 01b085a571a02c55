package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.ThreadRegisters;
import hiillos.kernel.SeveralProcessors;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Crowd;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Stop;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** System calls that make, change and end Jobs, processes and threads, and what comes of it. */
class LifecycleCallsTest extends CallingTest {
    private static final long OUT = 0x2200_0000_0000L;
    private static final long USER_END = 0x7fff_ffff_0000L;
    private static final long TEXT = 0x40_0000;
    private static final long STACK = 0x50_0000;


    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        begin();
        memory(OUT, 8192);
    }

    private <T> T object(int handle, Class<T> type) {
        return type.cast(HandleTable.object(process, handle));
    }

    private int rights(int handle) {
        return HandleTable.rightsOf(HandleTable.look(process, handle));
    }

    private int child() {
        return handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 3);
    }

    /** A further thread of the process, of a higher priority, that makes a call; then the first one goes on. */
    private ThreadObject other(int number, long... arguments) {
        ThreadObject made = TestProcess.thread(process, 20);
        made.retain();
        Scheduler.ready(made);
        assertEquals(made.frame, Scheduler.leave());
        int[] registers = {FaultRecord.RDI, FaultRecord.RSI, FaultRecord.RDX, FaultRecord.R10};
        for (int i = 0; i < arguments.length; i++) {
            RegisterFrame.set(made.frame, registers[i], arguments[i]);
        }
        RegisterFrame.set(made.frame, FaultRecord.RAX, number);
        assertEquals(Dispatcher.NO_RESULT, Dispatcher.dispatch(made, made.frame));
        assertEquals(thread.frame, Scheduler.leave());
        return made;
    }

    private static long result(ThreadObject thread) {
        return RegisterFrame.get(thread.frame, FaultRecord.RAX);
    }

    @Test
    void aThreadIsMadeAsItIsToBegin() {
        int child = child();
        long charged = job.chargedBytes();
        int made = handle(SystemCallNumber.THREAD_CREATE, child, USER_END - 0x1_0000, 0, 77, 10);
        assertTrue(job.chargedBytes() >= charged + 4096, "a page of its own");
        ThreadObject object = object(made, ThreadObject.class);
        assertEquals(USER_END - 0x1_0000, RegisterFrame.get(object.frame, FaultRecord.RIP));
        assertEquals(0, RegisterFrame.get(object.frame, FaultRecord.RSP));
        assertEquals(77, RegisterFrame.get(object.frame, FaultRecord.RDI));
        assertEquals(10, object.priority);
        assertEquals(Rights.DUPLICATE | Rights.TRANSFER | Rights.MANAGE | Rights.READ | Rights.WRITE | Rights.WAIT, rights(made));
        handle(SystemCallNumber.THREAD_CREATE, child, 0, RegisterFrame.USER_END - 1, 0, 0);
        handle(SystemCallNumber.THREAD_CREATE, child, RegisterFrame.USER_END - 1, 0, 0, 0);
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_CREATE, child, RegisterFrame.USER_END, 0, 0, 0));
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_CREATE, child, TEXT, RegisterFrame.USER_END, 0, 0));
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_CREATE, child, -1, 0, 0, 0));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, -1));
        assertEquals(0, call(SystemCallNumber.PROCESS_KILL, child));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1));
    }

    @Test
    void handlesWithFewerRights() {
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        int all = Rights.DUPLICATE | Rights.TRANSFER | Rights.RECEIVE | Rights.MINT;
        assertEquals(all, rights(receiver));
        int fewer = handle(SystemCallNumber.HANDLE_DUPLICATE, receiver, Rights.MINT | Rights.MANAGE);
        assertEquals(Rights.MINT, rights(fewer));
        assertSame(HandleTable.object(process, receiver), HandleTable.object(process, fewer));
        assertEquals(-Status.ACCESS_DENIED, call(SystemCallNumber.HANDLE_DUPLICATE, fewer, Rights.MINT));
        assertEquals(-Status.BAD_HANDLE, call(SystemCallNumber.HANDLE_DUPLICATE, 12345, Rights.MINT));
        assertEquals(-Status.ACCESS_DENIED, call(SystemCallNumber.IPC_RECV, fewer));
        int sender = handle(SystemCallNumber.SENDER_CREATE, fewer, 1);
        assertEquals(Rights.DUPLICATE | Rights.TRANSFER | Rights.SEND, rights(sender));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.SENDER_CREATE, receiver, 1, 2));
        assertEquals(0, call(SystemCallNumber.HANDLE_RESTRICT, receiver, Rights.DUPLICATE));
        assertEquals(-Status.ACCESS_DENIED, call(SystemCallNumber.SENDER_CREATE, receiver, 1));
        long references = HandleTable.object(process, receiver).references();
        int again = handle(SystemCallNumber.HANDLE_DUPLICATE, receiver, Rights.SAME);
        assertEquals(references + 1, HandleTable.object(process, receiver).references());
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, again));
        assertEquals(references, HandleTable.object(process, receiver).references());
    }

    /** Long before their count turns over, which would be a panic. */
    @Test
    void referencesToOneObjectHaveABound() {
        int child = child();
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 3 * 4096, 0);
        int vmem = handle(SystemCallNumber.PROCESS_VMEM, child);
        assertEquals(USER_END - 0x20_0000, call(SystemCallNumber.VMEM_MAP, vmem, frame, USER_END - 0x20_0000, 0, 3 * 4096, MapFlags.READ));
        Crowd.fill(object(receiver, KernelObject.class), 0);
        Crowd.fill(object(frame, KernelObject.class), 1);
        handle(SystemCallNumber.HANDLE_DUPLICATE, frame, Rights.SAME);
        long charged = job.chargedBytes();
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.HANDLE_DUPLICATE, receiver, Rights.SAME));
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.SENDER_CREATE, receiver, 1));
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.PROCESS_GRANT, child, receiver, Rights.SAME));
        assertEquals(charged, job.chargedBytes());
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.VMEM_MAP, vmem, frame, 0, 0, 4096, MapFlags.READ));
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.VMEM_UNMAP, vmem, USER_END - 0x20_0000 + 4096, 4096));
    }

    @Test
    void aProcessIsGivenHandlesBeforeItStarts() {
        int child = child();
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 4096, 0);
        int held = handle(SystemCallNumber.HANDLE_DUPLICATE, frame, Rights.READ | Rights.DUPLICATE);
        assertEquals(-Status.ACCESS_DENIED, call(SystemCallNumber.PROCESS_GRANT, child, held, Rights.READ));
        assertEquals(-Status.BAD_HANDLE, call(SystemCallNumber.PROCESS_GRANT, child, 12345, Rights.READ));
        ProcessObject target = object(child, ProcessObject.class);
        assertEquals(0, target.countHandles());
        long references = HandleTable.object(process, frame).references();
        long granted = call(SystemCallNumber.PROCESS_GRANT, child, frame, Rights.READ | Rights.RECEIVE);
        assertTrue(granted > 0);
        assertEquals(1, target.countHandles());
        assertEquals(Rights.READ, HandleTable.rightsOf(HandleTable.look(target, (int) granted)));
        assertSame(HandleTable.object(process, frame), HandleTable.object(target, (int) granted));
        assertEquals(references + 1, HandleTable.object(process, frame).references());
        int space = handle(SystemCallNumber.PROCESS_VMEM, child);
        assertSame(target.vmem(), HandleTable.object(process, space));
        assertEquals(Rights.DUPLICATE | Rights.TRANSFER | Rights.MAP, rights(space));
        assertEquals(Rights.DUPLICATE | Rights.TRANSFER | Rights.MANAGE | Rights.WAIT, rights(child));
        assertEquals(0, call(SystemCallNumber.PROCESS_KILL, child));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.PROCESS_GRANT, child, frame, Rights.READ));
        assertEquals(references, HandleTable.object(process, frame).references(), "its handles are closed");
    }

    @Test
    void namesHaveBounds() {
        for (int i = 0; i < 40; i++) {
            setByte(OUT + i, 'a');
        }
        handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 31);
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 32));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, -1));
        handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 0);
    }

    @Test
    void endsAreAwaited() {
        Clock.simulate(1000);
        int child = child();
        int childThread = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        for (int[] what : new int[][] {{SystemCallNumber.PROCESS_WAIT, child}, {SystemCallNumber.THREAD_WAIT, childThread}}) {
            assertEquals(-Status.SHOULD_WAIT, call(what[0], what[1], 0));
            assertEquals(-Status.TIMED_OUT, call(what[0], what[1], 999));
            assertEquals(-Status.TIMED_OUT, call(what[0], what[1], 1000));
            long references = HandleTable.object(process, what[1]).references();
            assertEquals(Dispatcher.NO_RESULT, call(what[0], what[1], 1001));
            assertEquals(ThreadObject.WAITING, thread.state);
            assertEquals(references + 1, HandleTable.object(process, what[1]).references());
            Clock.simulate(1001);
            Scheduler.timer(1001);
            assertEquals(thread.frame, Scheduler.leave());
            assertEquals(-Status.TIMED_OUT, result(thread));
            assertEquals(references, HandleTable.object(process, what[1]).references());
            Clock.simulate(1000);
        }
        assertEquals(Dispatcher.NO_RESULT, call(SystemCallNumber.THREAD_WAIT, childThread, -1));
        object(childThread, ThreadObject.class).end(ExitReason.of(ExitReason.FAULTED, 14));
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(0, result(thread));
        Reclaimer.drain();
        assertEquals(0, call(SystemCallNumber.THREAD_WAIT, childThread, 0), "it has ended already");
        assertEquals(ExitReason.of(ExitReason.FAULTED, 14), call(SystemCallNumber.PROCESS_WAIT, child, 0), "with its last thread");
    }

    @Test
    void threadsEndOthersAndThemselves() {
        int child = child();
        int first = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        assertEquals(0, call(SystemCallNumber.THREAD_KILL, first));
        assertEquals(ThreadObject.ENDED, object(first, ThreadObject.class).state);
        assertEquals(1, object(child, ProcessObject.class).countThreads());
        for (int number : new int[] {SystemCallNumber.THREAD_SUSPEND, SystemCallNumber.THREAD_CANCEL}) {
            assertEquals(-Status.BAD_STATE, call(number, first));
        }
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.THREAD_SET_PRIORITY, first, 1));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.THREAD_SET_AFFINITY, first, 1));
        int exits = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 10);
        assertEquals(0, call(SystemCallNumber.THREAD_START, exits));
        assertTrue(object(child, ProcessObject.class).isStarted());
        call(SystemCallNumber.THREAD_YIELD);
        ThreadObject running = object(exits, ThreadObject.class);
        assertEquals(running.frame, Scheduler.leave());
        RegisterFrame.set(running.frame, FaultRecord.RAX, SystemCallNumber.THREAD_EXIT);
        assertEquals(Dispatcher.NO_RESULT, Dispatcher.dispatch(running, running.frame));
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(ThreadObject.ENDED, running.state);
        assertEquals(1, object(child, ProcessObject.class).countThreads(), "the process has another thread");
    }

    /**
     * Two suspend each other, and a third one lets the first to be suspended go on in between, and suspends it again: neither waits
     * for the other.
     */
    @ParameterizedTest
    @ValueSource(ints = {SystemCallNumber.THREAD_SUSPEND, SystemCallNumber.PROCESS_SUSPEND})
    void whoIsSuspendedWhileItWaitsBeginsAgain(int number) {
        ThreadObject second = TestProcess.thread(process, 10);
        int other = TestProcess.share(process, second, Rights.ALL);
        int target = TestProcess.share(process, number == SystemCallNumber.THREAD_SUSPEND ? thread : process, Rights.ALL);
        var machine = SeveralProcessors.install(2);
        TestProcess.runsOn(second, 1);
        var waits = new AtomicInteger();
        machine.whenWaiting(() -> {
            if (waits.incrementAndGet() == 1) {
                machine.on(1, () -> {
                    assertEquals(Status.OK, Stop.resume(second));
                    RegisterFrame.set(second.frame, FaultRecord.RIP, TEXT + 2);
                    RegisterFrame.set(second.frame, FaultRecord.RAX, number);
                    RegisterFrame.set(second.frame, FaultRecord.RDI, target);
                    assertEquals(Dispatcher.NO_RESULT, Dispatcher.dispatch(second, second.frame));
                    assertEquals(TEXT, RegisterFrame.get(second.frame, FaultRecord.RIP), "as if it had not begun");
                    assertEquals(0, thread.suspendCount);
                    assertEquals(0, Scheduler.leave());
                });
            } else {
                assertEquals(1, thread.suspendCount);
                Stop.suspend(second);
            }
        });
        assertEquals(0, call(SystemCallNumber.THREAD_SUSPEND, other));
        assertEquals(ThreadObject.STOPPED, second.state);
        assertEquals(1, second.suspendCount);
        assertEquals(2, waits.get());
    }

    @Test
    void prioritiesHaveTheJobsBound() {
        int small = handle(SystemCallNumber.JOB_CREATE, jobHandle, 1 << 20, 7);
        int child = handle(SystemCallNumber.PROCESS_CREATE, small, OUT, 3);
        int made = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        assertEquals(0, call(SystemCallNumber.THREAD_SET_PRIORITY, made, 7));
        assertEquals(7, object(made, ThreadObject.class).priority);
        handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 7);
        // Whatever priority the caller has, its own or one that a caller of its has lent it.
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 8));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.THREAD_SET_PRIORITY, made, 8));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.THREAD_SET_PRIORITY, made, -1));
        assertEquals(0, call(SystemCallNumber.THREAD_SET_PRIORITY, made, 0));
        assertEquals(0, object(made, ThreadObject.class).priority);
        assertEquals(0, call(SystemCallNumber.THREAD_SET_AFFINITY, made, 3));
        assertEquals(3, object(made, ThreadObject.class).affinity);
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.THREAD_SET_AFFINITY, made, 2));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.JOB_CREATE, small, 0, 8));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.JOB_CREATE, small, 0, -1));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.JOB_CREATE, small, -1, 1));
        int grandchild = handle(SystemCallNumber.JOB_CREATE, small, 0, 7);
        assertEquals(7, object(grandchild, Job.class).maximumPriority());
        assertEquals(0, object(grandchild, Job.class).limitBytes());
        assertEquals(Rights.DUPLICATE | Rights.TRANSFER | Rights.READ | Rights.CREATE | Rights.MANAGE, rights(grandchild));
    }

    @Test
    void aJobEndsWithAllThatIsInIt() {
        int job = handle(SystemCallNumber.JOB_CREATE, jobHandle, 2 << 20, 7);
        int inner = handle(SystemCallNumber.JOB_CREATE, job, 1 << 20, 7);
        int child = handle(SystemCallNumber.PROCESS_CREATE, inner, OUT, 3);
        int childThread = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        int frame = handle(SystemCallNumber.FRAME_CREATE, job, 64 << 10, 4);
        long references = object(job, Job.class).references();
        int rounds = 0;
        long result;
        do {
            RegisterFrame.set(thread.frame, FaultRecord.RIP, TEXT);
            result = call(SystemCallNumber.JOB_KILL, job);
            if (result == Dispatcher.NO_RESULT) {
                assertEquals(TEXT - 2, RegisterFrame.get(thread.frame, FaultRecord.RIP), "the call is made again");
                assertEquals(SystemCallNumber.JOB_KILL, result(thread));
                assertEquals(thread.frame, Scheduler.leave());
            }
            rounds++;
        } while (result == Dispatcher.NO_RESULT && rounds < 100);
        assertEquals(0, result);
        assertTrue(rounds > 1);
        assertTrue(object(child, ProcessObject.class).isFinished());
        assertEquals(ExitReason.of(ExitReason.KILLED, 0), object(child, ProcessObject.class).exitReason());
        assertEquals(ThreadObject.ENDED, object(childThread, ThreadObject.class).state);
        assertTrue(object(inner, Job.class).isKilled());
        assertTrue(object(job, Job.class).references() <= references);
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.FRAME_READ, frame, 0, OUT, 8), "its pages are gone");
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.JOB_CREATE, job, 0, 1), "it pays for nothing any more");
    }

    @Test
    void anAnswerMayComeLater() {
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        int sender = handle(SystemCallNumber.SENDER_CREATE, receiver, 55);
        assertEquals(-Status.NO_CALLER, call(SystemCallNumber.REPLY_TAKE));
        assertEquals(-Status.NO_CALLER, call(SystemCallNumber.IPC_REPLY));
        ThreadObject client = other(SystemCallNumber.IPC_CALL, sender, 0);
        call(SystemCallNumber.IPC_RECV, receiver);
        assertSame(client, thread.caller);
        int reply = handle(SystemCallNumber.REPLY_TAKE);
        assertEquals(Rights.READ | Rights.TRANSFER, rights(reply));
        assertNull(thread.caller);
        assertEquals(ThreadObject.AWAITING_REPLY, client.state);
        assertEquals(-Status.NO_CALLER, call(SystemCallNumber.REPLY_TAKE));
        assertEquals(-Status.WRONG_TYPE, call(SystemCallNumber.IPC_REPLY_TO, receiver, 0));
        int handles = process.countHandles();
        assertEquals(Dispatcher.NO_RESULT, call(SystemCallNumber.IPC_REPLY_TO, reply, 0));
        assertEquals(0, result(thread));
        assertEquals(handles - 1, process.countHandles(), "the Reply's handle is closed");
        assertEquals(client.frame, Scheduler.leave());
        assertEquals(0, result(client));
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        assertEquals(thread.frame, Scheduler.leave());
        ThreadObject second = other(SystemCallNumber.IPC_CALL, sender, 0);
        call(SystemCallNumber.IPC_RECV, receiver);
        int dropped = handle(SystemCallNumber.REPLY_TAKE);
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, dropped));
        assertEquals(-Status.REPLY_DROPPED, result(second));
        assertEquals(second.frame, Scheduler.leave());
    }

    @Test
    void aThreadHasOneBufferAtATime() {
        long charged = job.chargedBytes();
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_SET_BUFFER, OUT + 8));
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_SET_BUFFER, OUT + 8192));
        assertEquals(0, thread.buffer);
        assertEquals(0, call(SystemCallNumber.THREAD_SET_BUFFER, OUT));
        long first = thread.buffer;
        assertNotEquals(0, first);
        assertEquals(0, call(SystemCallNumber.THREAD_SET_BUFFER, OUT + 4096));
        assertNotEquals(first, thread.buffer);
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_SET_BUFFER, OUT + 8192));
        assertNotEquals(0, thread.buffer, "an error changes nothing");
        assertEquals(0, call(SystemCallNumber.THREAD_SET_BUFFER, 0));
        assertEquals(0, thread.buffer);
        assertEquals(charged, job.chargedBytes());
        assertEquals(0, call(SystemCallNumber.VMEM_UNMAP, vmem, OUT, 8192), "nothing is held any more");
    }

    @Test
    void sleepsAndPointers() {
        Clock.simulate(1000);
        assertEquals(0, call(SystemCallNumber.THREAD_SLEEP, 0));
        assertEquals(0, call(SystemCallNumber.THREAD_SLEEP, 1000));
        assertEquals(ThreadObject.RUNNING, thread.state);
        assertEquals(Dispatcher.NO_RESULT, call(SystemCallNumber.THREAD_SLEEP, 1001));
        assertEquals(ThreadObject.SLEEPING, thread.state);
        Scheduler.timer(1001);
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(0, result(thread));
        assertEquals(Dispatcher.NO_RESULT, call(SystemCallNumber.THREAD_SLEEP, -1));
        Scheduler.timer(Long.MAX_VALUE - 1);
        assertEquals(0, Scheduler.leave(), "for ever");
        Stop.cancel(thread);
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(-Status.CANCELLED, result(thread));
        assertEquals(0, call(SystemCallNumber.THREAD_SET_POINTER, 0x1234_5678));
        assertEquals(0x1234_5678, thread.threadPointer);
        assertEquals(0x1234_5678, Processor.current().activePointer, "at once");
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_SET_POINTER, -1));
        assertEquals(-Status.BAD_ADDRESS, call(SystemCallNumber.THREAD_SET_POINTER, RegisterFrame.USER_END));
        assertEquals(0, call(SystemCallNumber.THREAD_SET_POINTER, RegisterFrame.USER_END - 1));
        assertEquals(1000, call(SystemCallNumber.CLOCK_READ));
    }

    @Test
    void aStoppedThreadsRegistersAreReadAndWritten() {
        int child = child();
        int made = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 5, 1);
        ThreadObject target = object(made, ThreadObject.class);
        assertEquals(ThreadRegisters.GENERAL_BYTES,
                call(SystemCallNumber.THREAD_READ_REGISTERS, made, OUT, ThreadRegisters.GENERAL_BYTES));
        assertEquals(TEXT, longAt(OUT + FaultRecord.RIP));
        assertEquals(5, longAt(OUT + FaultRecord.RDI));
        assertEquals(-Status.BAD_ARGUMENT,
                call(SystemCallNumber.THREAD_READ_REGISTERS, made, OUT, ThreadRegisters.GENERAL_BYTES - 1));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.THREAD_READ_REGISTERS, made, OUT, (1 << 20) + 1));
        setByte(OUT + FaultRecord.RDI, 6);
        assertEquals(-Status.BAD_ARGUMENT,
                call(SystemCallNumber.THREAD_WRITE_REGISTERS, made, OUT, ThreadRegisters.GENERAL_BYTES + 8));
        assertEquals(5, RegisterFrame.get(target.frame, FaultRecord.RDI));
        assertEquals(ThreadRegisters.GENERAL_BYTES,
                call(SystemCallNumber.THREAD_WRITE_REGISTERS, made, OUT, ThreadRegisters.GENERAL_BYTES));
        assertEquals(6, RegisterFrame.get(target.frame, FaultRecord.RDI));
        assertEquals(-Status.BAD_ADDRESS,
                call(SystemCallNumber.THREAD_WRITE_REGISTERS, made, OUT + 8192, ThreadRegisters.GENERAL_BYTES));
        assertEquals(0, call(SystemCallNumber.THREAD_START, made));
        assertEquals(-Status.BAD_STATE,
                call(SystemCallNumber.THREAD_WRITE_REGISTERS, made, OUT, ThreadRegisters.GENERAL_BYTES));
        assertEquals(-Status.BAD_STATE,
                call(SystemCallNumber.THREAD_READ_REGISTERS, made, OUT, ThreadRegisters.GENERAL_BYTES));
    }

    @Test
    void processesAreSuspendedWhole() {
        int child = child();
        int made = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        ThreadObject target = object(made, ThreadObject.class);
        assertEquals(0, call(SystemCallNumber.THREAD_START, made));
        assertEquals(0, call(SystemCallNumber.PROCESS_SUSPEND, child));
        assertEquals(ThreadObject.STOPPED, target.state);
        assertEquals(0, call(SystemCallNumber.PROCESS_RESUME, child));
        assertEquals(ThreadObject.READY, target.state);
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.PROCESS_RESUME, child));
        assertEquals(0, call(SystemCallNumber.THREAD_SUSPEND, made));
        assertEquals(1, target.suspendCount);
        assertEquals(0, call(SystemCallNumber.THREAD_RESUME, made));
        assertEquals(0, target.suspendCount);
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.THREAD_RESUME, made));
        assertEquals(0, call(SystemCallNumber.THREAD_CANCEL, made));
        assertEquals(ThreadObject.CANCELLED, target.attention & ThreadObject.CANCELLED);
        assertEquals(0, call(SystemCallNumber.PROCESS_KILL, child));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.PROCESS_SUSPEND, child));
    }

    /** Who was told to stop meanwhile stops first, and begins the call anew after that. */
    @Test
    void whoIsSuspendedItselfSuspendsNobody() {
        int child = child();
        int made = handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        ThreadObject target = object(made, ThreadObject.class);
        thread.attention |= ThreadObject.SUSPENDED;
        thread.suspendCount = 1;
        for (int[] what : new int[][] {{SystemCallNumber.THREAD_SUSPEND, made}, {SystemCallNumber.PROCESS_SUSPEND, child}}) {
            RegisterFrame.set(thread.frame, FaultRecord.RIP, TEXT);
            assertEquals(Dispatcher.NO_RESULT, call(what[0], what[1]));
            assertEquals(TEXT - 2, RegisterFrame.get(thread.frame, FaultRecord.RIP));
            assertEquals(0, target.suspendCount);
        }
        thread.attention &= ~ThreadObject.SUSPENDED;
        thread.suspendCount = 0;
    }

    @Test
    void aProcessHasOneSupervisorAtATime() {
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        int first = handle(SystemCallNumber.SENDER_CREATE, receiver, 1);
        int second = handle(SystemCallNumber.SENDER_CREATE, receiver, 2);
        int child = child();
        assertEquals(0, call(SystemCallNumber.PROCESS_SET_SUPERVISOR, child, first));
        assertEquals(2, HandleTable.object(process, first).references());
        assertEquals(-Status.WRONG_TYPE, call(SystemCallNumber.PROCESS_SET_SUPERVISOR, child, receiver));
        assertEquals(0, call(SystemCallNumber.PROCESS_SET_SUPERVISOR, child, second));
        assertEquals(1, HandleTable.object(process, first).references());
        assertEquals(2, HandleTable.object(process, second).references());
        assertEquals(0, call(SystemCallNumber.PROCESS_SET_SUPERVISOR, child, 0));
        assertEquals(1, HandleTable.object(process, second).references());
        assertNull(object(child, ProcessObject.class).supervisor);
        assertEquals(0, call(SystemCallNumber.PROCESS_KILL, child));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.PROCESS_SET_SUPERVISOR, child, first));
        assertEquals(1, HandleTable.object(process, first).references());
    }

    @Test
    void portsAreGivenToProcesses() {
        int root = token(ObjectType.PORT_ROOT);
        int range = handle(SystemCallNumber.PORTS_CREATE, root, 0x80, 4);
        assertEquals(Rights.DUPLICATE | Rights.TRANSFER | Rights.READ, rights(range));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.PORTS_CREATE, root, 0xffff, 2));
        int child = child();
        assertEquals(0, call(SystemCallNumber.PORTS_ALLOW, child, range));
        assertEquals(-Status.WRONG_TYPE, call(SystemCallNumber.PORTS_ALLOW, child, root));
        assertEquals(0, call(SystemCallNumber.PROCESS_KILL, child));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.PORTS_ALLOW, child, range));
    }
}
