package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.KernelOperation;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
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
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagerTest {
    private static final long PLACE = 0x40_0000;
    private static final long PAGE = 4096;
    private static final int READ_WRITE = MapFlags.READ | MapFlags.WRITE;

    private Job job;
    private ProcessObject user;
    private ProcessObject server;
    private ThreadObject client;
    private ThreadObject pager;
    private int receiver;
    private int jobHandle;
    private int frameHandle;
    private Frame frame;
    private int sourceHandle;
    private Frame source;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        job = SimulatedMachine.job(12 << 20);
        user = TestProcess.process(job);
        server = TestProcess.process(job);
        client = TestProcess.thread(user, 5);
        pager = TestProcess.thread(server, 5);
        jobHandle = TestProcess.share(server, job, Rights.ALL);
        assertEquals(Status.OK, Slab.RECEIVER.reserve(job));
        Receiver object = new Receiver(job, 4);
        receiver = TestProcess.handle(server, object, Rights.RECEIVE);
        assertEquals(Status.OK, Slab.SENDER.reserve(job));
        int sender = TestProcess.handle(server, new Sender(job, object, 0x99), Rights.SEND);
        frameHandle = (int) FrameCalls.pager(pager, jobHandle, 8 * PAGE, sender);
        assertTrue(frameHandle > 0);
        frame = (Frame) HandleTable.object(server, frameHandle);
        sourceHandle = (int) MemoryCalls.frameCreate(pager, jobHandle, 8 * PAGE, 0);
        source = (Frame) HandleTable.object(server, sourceHandle);
        assertEquals(PLACE, user.vmem().map(frame, PLACE, 0, 8 * PAGE, READ_WRITE, READ_WRITE));
        runs(pager);
        assertEquals(Status.OK, Ipc.receive(pager, receiver));
        runs(client);
    }

    private static void runs(ThreadObject thread) {
        if (thread.state == ThreadObject.NEW) {
            Scheduler.ready(thread);
        }
        assertEquals(thread.frame, Scheduler.leave());
    }

    private static long register(ThreadObject thread, int register) {
        return RegisterFrame.get(thread.frame, register);
    }

    private void assertAsked(int operation, long offset, int access) {
        assertEquals(0x99, register(pager, FaultRecord.RDI));
        long header = register(pager, FaultRecord.RSI);
        assertTrue((header & Message.KERNEL) != 0);
        assertEquals(operation, (int) header);
        assertEquals(frame.identity(), register(pager, FaultRecord.RDX));
        assertEquals(offset, register(pager, FaultRecord.RBX));
        assertEquals(access, register(pager, FaultRecord.R12));
    }

    private void touchAndWait() {
        assertEquals(Restart.BLOCKED, user.vmem().fault(PLACE + 2 * PAGE, MapFlags.WRITE));
        assertEquals(ThreadObject.PAGING, client.state);
        assertNull(Scheduler.current());
        runs(pager);
        assertAsked(KernelOperation.PAGE, 2 * PAGE, MapFlags.WRITE);
    }

    @Test
    void aSuppliedPageMovesAndWakesWhoWaits() {
        touchAndWait();
        assertEquals(Status.OK, source.touch(5));
        long page = source.page(5);
        Memory.storeLong(PhysicalMemory.direct(page), 4711);
        long charged = job.chargedBytes();
        assertEquals(0, FrameCalls.supply(pager, frameHandle, 2 * PAGE, sourceHandle, 5 * PAGE, PAGE));
        assertEquals(0, source.page(5));
        assertEquals(page, frame.page(2));
        assertEquals(charged, job.chargedBytes());
        assertEquals(Status.OK, Ipc.receive(pager, receiver));
        runs(client);
        assertEquals(Status.OK, user.vmem().fault(PLACE + 2 * PAGE, MapFlags.WRITE));
        // A second one for the same place is dropped.
        assertEquals(0, FrameCalls.supply(pager, frameHandle, 2 * PAGE, sourceHandle, 0, PAGE));
        assertEquals(page, frame.page(2));
    }

    @Test
    void aSystemCallStartsAgain() {
        RegisterFrame.set(client.frame, FaultRecord.VECTOR, RegisterFrame.SYSTEM_CALL);
        RegisterFrame.set(client.frame, FaultRecord.RIP, 0x40_1002);
        long buffer = PhysicalMemory.direct(PhysicalMemory.allocatePage());
        UserRange range = new UserRange(PLACE + PAGE - 4, 8);
        assertEquals(Restart.STATUS, UserMemory.copyIn(user.vmem(), range, buffer));
        assertEquals(0x40_1000, register(client, FaultRecord.RIP));
        runs(pager);
        assertAsked(KernelOperation.PAGE, 0, MapFlags.READ);
        assertEquals(0, FrameCalls.supply(pager, frameHandle, 0, sourceHandle, 0, 2 * PAGE));
        assertEquals(Status.OK, Ipc.receive(pager, receiver));
        runs(client);
        assertEquals(Status.OK, UserMemory.copyIn(user.vmem(), range, buffer));
        assertEquals(0x40_1000, register(client, FaultRecord.RIP));
    }

    @Test
    void aRefusedPageIsAFaultOnce() {
        touchAndWait();
        assertEquals(0, FrameCalls.fail(pager, frameHandle, 0, 8 * PAGE));
        assertEquals(Status.OK, Ipc.receive(pager, receiver));
        runs(client);
        assertEquals(Status.BAD_ADDRESS, user.vmem().fault(PLACE + 2 * PAGE, MapFlags.WRITE));
        assertEquals(Restart.BLOCKED, user.vmem().fault(PLACE + 2 * PAGE, MapFlags.WRITE), "asked again");
    }

    @Test
    void aPagerThatDiesFailsWhoWaits() {
        touchAndWait();
        assertEquals(Status.OK, HandleTable.close(server, receiver));
        Reclaimer.drain();
        runs(pager);
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        runs(client);
        assertEquals(Status.BAD_ADDRESS, user.vmem().fault(PLACE + 2 * PAGE, MapFlags.WRITE));
        assertEquals(Status.BAD_ADDRESS, user.vmem().fault(PLACE + 3 * PAGE, MapFlags.READ), "nobody is asked any more");
    }

    @Test
    void aPagerIsToldWhenItIsTheLast() {
        int copy = TestProcess.share(user, frame, Rights.READ);
        assertEquals(Status.OK, user.vmem().unmap(PLACE, 8 * PAGE));
        Reclaimer.drain();
        assertEquals(ThreadObject.RECEIVING, pager.state);
        assertEquals(Status.OK, HandleTable.close(user, copy));
        Reclaimer.drain();
        assertNotEquals(ThreadObject.RECEIVING, pager.state);
        Scheduler.sleepCurrent(Long.MAX_VALUE);
        runs(pager);
        assertAsked(KernelOperation.CLOSED, 0, 0);
        assertEquals(1, frame.references());
        long before = Slab.FRAME.used();
        assertEquals(Status.OK, HandleTable.close(server, frameHandle));
        Reclaimer.drain();
        assertEquals(before - 1, Slab.FRAME.used());
    }

    @Test
    void wrongFramesAndRangesAreRefused() {
        assertEquals(-Status.BAD_STATE, FrameCalls.supply(pager, sourceHandle, 0, sourceHandle, 0, PAGE));
        assertEquals(-Status.BAD_STATE, FrameCalls.fail(pager, sourceHandle, 0, PAGE));
        assertEquals(-Status.BAD_ARGUMENT, FrameCalls.supply(pager, frameHandle, 8 * PAGE, sourceHandle, 0, PAGE));
        assertEquals(-Status.BAD_ARGUMENT, FrameCalls.supply(pager, frameHandle, 0, sourceHandle, 7 * PAGE, 2 * PAGE));
        assertEquals(-Status.BAD_ARGUMENT, FrameCalls.fail(pager, frameHandle, 1, PAGE));
        assertEquals(-Status.NOT_SUPPORTED, FrameCalls.cloneFrame(pager, frameHandle, jobHandle, 0, PAGE));
    }
}
