package hiillos.kernel.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signal bits: who takes them, who waits, and what a Receiver hears of them. */
class NotifyTest {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final int[] MESSAGE = {FaultRecord.RAX, FaultRecord.RBX, FaultRecord.R12, FaultRecord.R13, FaultRecord.R14,
        FaultRecord.R15, FaultRecord.R8, FaultRecord.R9, FaultRecord.R10};

    private SimulatedMachine machine;
    private Job job;
    private ProcessObject process;

    @BeforeEach
    void machine() {
        machine = SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        Clock.simulate(1000);
        job = SimulatedMachine.job(12 << 20);
        process = TestProcess.process(job);
    }

    @AfterEach
    void clock() {
        Clock.simulate(0);
    }

    private Notify notification() {
        assertEquals(Status.OK, Slab.NOTIFY.reserve(job));
        return new Notify(job);
    }

    private Receiver receiver() {
        assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
        return new Receiver(job, 4);
    }

    private ThreadObject runs() {
        ThreadObject thread = TestProcess.thread(process, 5);
        runs(thread);
        return thread;
    }

    private static void runs(ThreadObject thread) {
        Scheduler.ready(thread);
        assertEquals(thread.frame, Scheduler.leave());
    }

    private ThreadObject waits(Notify notify, long mask, long deadline) {
        ThreadObject thread = runs();
        assertEquals(Notify.WAITS, notify.await(thread, mask, deadline));
        assertEquals(0, Scheduler.leave());
        return thread;
    }

    private static long taken(ThreadObject thread) {
        return RegisterFrame.get(thread.frame, FaultRecord.RDX);
    }

    private static void assertWoken(ThreadObject thread, long bits) {
        assertEquals(ThreadObject.READY, thread.state);
        assertEquals(0, RegisterFrame.get(thread.frame, FaultRecord.RAX));
        assertEquals(bits, taken(thread));
        assertNull(thread.queue);
    }

    private static void assertHears(ThreadObject server, long badge, long bits) {
        assertEquals(badge, RegisterFrame.get(server.frame, FaultRecord.RDI));
        assertEquals(Message.NOTIFICATION | Message.header(0, 1, 0), RegisterFrame.get(server.frame, FaultRecord.RSI));
        assertEquals(bits, taken(server));
        for (int register : MESSAGE) {
            assertEquals(0, RegisterFrame.get(server.frame, register), "nothing of the kernel's or of others in " + register);
        }
    }

    private static void poison(ThreadObject thread) {
        for (int register : MESSAGE) {
            RegisterFrame.set(thread.frame, register, 0xdead);
        }
        RegisterFrame.set(thread.frame, FaultRecord.RSI, Message.DEADLINE);
        RegisterFrame.set(thread.frame, FaultRecord.R8, FOR_EVER);
    }

    private int polls(ThreadObject server, int receiver) {
        poison(server);
        RegisterFrame.set(server.frame, FaultRecord.R8, 0);
        return Ipc.receive(server, receiver);
    }

    @Test
    void bitsAddUpUntilSomebodyTakesThem() {
        Notify notify = notification();
        ThreadObject thread = runs();
        notify.signal(5);
        notify.signal(8);
        assertEquals(13, notify.bits());
        assertEquals(Status.OK, notify.await(thread, 6, FOR_EVER));
        assertEquals(4, taken(thread));
        assertEquals(9, notify.bits());
        assertEquals(1, notify.bits(3));
        assertEquals(Status.SHOULD_WAIT, notify.await(thread, 6, 0));
        assertEquals(Status.SHOULD_WAIT, notify.await(thread, 6, 1000), "the deadline has passed");
        assertEquals(Status.OK, notify.await(thread, -1, 0));
        assertEquals(9, taken(thread));
        assertEquals(0, notify.bits());
        assertEquals(ThreadObject.RUNNING, thread.state);
    }

    @Test
    void eachWaiterGetsItsBitsInTheOrderOfWaiting() {
        Notify notify = notification();
        ThreadObject first = waits(notify, 3, FOR_EVER);
        ThreadObject second = waits(notify, 6, FOR_EVER);
        ThreadObject third = waits(notify, 8, FOR_EVER);
        assertEquals(ThreadObject.SIGNAL_WAIT, first.state);
        notify.signal(16);
        assertEquals(ThreadObject.SIGNAL_WAIT, first.state);
        notify.signal(2 | 8);
        assertWoken(first, 2);
        assertWoken(third, 8);
        assertEquals(ThreadObject.SIGNAL_WAIT, second.state);
        assertSame(second, notify.first());
        assertEquals(16, notify.bits());
        notify.signal(7);
        assertWoken(second, 6);
        assertEquals(17, notify.bits());
    }

    @Test
    void aWaitEndsAtItsDeadlineOrWhenCancelled() {
        Notify notify = notification();
        ThreadObject thread = waits(notify, 1, 2000);
        Scheduler.timer(1999);
        assertEquals(ThreadObject.SIGNAL_WAIT, thread.state);
        Scheduler.timer(2000);
        assertEquals(-Status.TIMED_OUT, RegisterFrame.get(thread.frame, FaultRecord.RAX));
        assertNull(notify.first());
        notify.signal(1);
        assertEquals(1, notify.bits());
    }

    /** Others may close the last handle meanwhile: who waits keeps it, and nobody else does. */
    @Test
    void aWaiterKeepsIt() {
        Notify notify = notification();
        int handle = TestProcess.handle(process, notify, Rights.READ | Rights.WRITE);
        ThreadObject thread = waits(notify, 1, 2000);
        int objects = machine.countObjects();
        assertEquals(Status.OK, HandleTable.close(process, handle));
        Reclaimer.drain();
        assertEquals(objects, machine.countObjects());
        Scheduler.timer(2000);
        Reclaimer.drain();
        assertEquals(objects - 1, machine.countObjects());
        assertEquals(-Status.TIMED_OUT, RegisterFrame.get(thread.frame, FaultRecord.RAX));
    }

    @Test
    void aServerHearsOfWhatNobodyWaitsFor() {
        Notify notify = notification();
        Receiver receiver = receiver();
        int handle = TestProcess.share(process, receiver, Rights.RECEIVE);
        ThreadObject waiter = waits(notify, 1, FOR_EVER);
        assertEquals(Status.OK, notify.bind(receiver, 0x55));
        ThreadObject server = runs();
        poison(server);
        assertEquals(Status.OK, Ipc.receive(server, handle));
        assertEquals(0, Scheduler.leave());
        notify.signal(1);
        assertWoken(waiter, 1);
        assertEquals(ThreadObject.RECEIVING, server.state);
        notify.signal(6);
        assertEquals(ThreadObject.READY, server.state);
        assertHears(server, 0x55, 6);
        assertNull(receiver.firstServer);
        assertEquals(0, notify.bits());
    }

    /** It stands in the Receiver's queue once, with all its bits, and not at all when a thread took them. */
    @Test
    void aReceiverHearsInTheOrderOfTheFirstSignals() {
        Receiver receiver = receiver();
        int handle = TestProcess.share(process, receiver, Rights.RECEIVE);
        Notify[] all = new Notify[5];
        for (int i = 0; i < all.length; i++) {
            all[i] = notification();
            assertEquals(Status.OK, all[i].bind(receiver, i));
        }
        for (int i = 0; i < all.length; i++) {
            all[i].signal(1);
            all[0].signal(2);
        }
        assertEquals(all.length, receiver.countNotes);
        ThreadObject server = runs();
        // The first, one in the middle and the last are taken by a thread.
        for (int i : new int[] {0, 2, 4}) {
            assertEquals(Status.OK, all[i].await(server, 1, 0));
        }
        assertEquals(2, all[0].bits(), "some are left: it stays");
        assertEquals(3, receiver.countNotes);
        for (int i : new int[] {0, 1, 3}) {
            assertEquals(Status.OK, polls(server, handle));
            assertHears(server, i, i == 0 ? 2 : 1);
        }
        assertEquals(Status.SHOULD_WAIT, polls(server, handle));
        all[2].signal(4);
        assertEquals(Status.OK, polls(server, handle));
        assertHears(server, 2, 4);
    }

    @Test
    void bindingSaysWhatIsThereAndLeavesTheOldReceiver() {
        Notify notify = notification();
        Receiver old = receiver();
        Receiver now = receiver();
        int references = old.references();
        notify.signal(3);
        assertEquals(Status.OK, notify.bind(old, 1));
        assertEquals(1, old.countNotes);
        assertEquals(references + 1, old.references());
        assertEquals(Status.OK, notify.bind(now, 2));
        assertEquals(0, old.countNotes);
        assertEquals(references, old.references());
        assertEquals(1, now.countNotes);
        ThreadObject server = runs();
        assertEquals(Status.OK, polls(server, TestProcess.share(process, now, Rights.RECEIVE)));
        assertHears(server, 2, 3);
        notify.signal(1);
        assertEquals(Status.OK, notify.bind(null, 0));
        assertEquals(0, now.countNotes);
        assertEquals(1, notify.bits(), "bound to nothing: bits wait for threads");
    }

    @Test
    void aClosedReceiverIsNotBoundAndUnbindsWhatWas() {
        Notify first = notification();
        Notify second = notification();
        Notify third = notification();
        Receiver receiver = receiver();
        for (Notify notify : new Notify[] {first, second, third}) {
            assertEquals(Status.OK, notify.bind(receiver, 9));
        }
        second.signal(1);
        assertEquals(Status.OK, second.bind(null, 0));
        int handle = TestProcess.share(process, receiver, Rights.RECEIVE);
        assertEquals(Status.OK, HandleTable.close(process, handle));
        Reclaimer.drain();
        assertEquals(Status.PEER_CLOSED, third.bind(receiver, 9));
        assertEquals(1, receiver.references(), "this test's alone");
        first.signal(4);
        ThreadObject thread = runs();
        assertEquals(Status.OK, first.await(thread, -1, 0));
        assertEquals(4, taken(thread));
        receiver.release();
        Reclaimer.drain();
    }

    /** What is bound is unbound at its end: the Receiver's queue holds no object that is gone. */
    @Test
    void itsEndUnbindsIt() {
        Notify notify = notification();
        Receiver receiver = receiver();
        notify.signal(1);
        assertEquals(Status.OK, notify.bind(receiver, 9));
        int objects = machine.countObjects();
        notify.release();
        Reclaimer.drain();
        assertEquals(objects - 1, machine.countObjects());
        assertEquals(0, receiver.countNotes);
        assertEquals(1, receiver.references());
    }
}
