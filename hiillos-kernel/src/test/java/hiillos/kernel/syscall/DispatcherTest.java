package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.KernelOperation;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.fault.Faults;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Scheduler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private Job job;
    private ProcessObject process;
    private ThreadObject thread;
    private int self;
    private int vmem;
    private int jobHandle;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        long buffer = PhysicalMemory.direct(PhysicalMemory.allocate(1));
        Processor.current().scratch = buffer;
        job = SimulatedMachine.job(4 << 20);
        process = TestProcess.process(job);
        thread = TestProcess.thread(process, 10);
        self = TestProcess.share(process, process, Rights.ALL);
        vmem = TestProcess.share(process, process.vmem(), Rights.ALL);
        jobHandle = TestProcess.share(process, job, Rights.ALL);
        Scheduler.ready(thread);
        assertEquals(thread.frame, Scheduler.leave());
    }

    private long call(int number, long... arguments) {
        int[] registers = {FaultRecord.RDI, FaultRecord.RSI, FaultRecord.RDX, FaultRecord.R10, FaultRecord.R8,
            FaultRecord.R9};
        ThreadObject caller = Scheduler.current();
        for (int i = 0; i < registers.length; i++) {
            RegisterFrame.set(caller.frame, registers[i], i < arguments.length ? arguments[i] : 0);
        }
        RegisterFrame.set(caller.frame, FaultRecord.RAX, number);
        long result = Dispatcher.dispatch(caller, caller.frame);
        return result == Dispatcher.NO_RESULT ? RegisterFrame.get(caller.frame, FaultRecord.RAX) : result;
    }

    private int handle(int number, long... arguments) {
        long result = call(number, arguments);
        assertTrue(result > 0, () -> SystemCall.values()[number] + ": " + Status.name(result));
        return (int) result;
    }

    @Test
    void everyDescribedCallIsDispatched() {
        for (SystemCall call : SystemCall.values()) {
            machine();
            assertNotNull(SystemCallSources.method(call), call.name());
            assertNotEquals(-Status.BAD_SYSTEM_CALL, call(call.number()), call.name());
        }
        machine();
        assertEquals(-Status.BAD_SYSTEM_CALL, call(SystemCallNumber.COUNT));
        assertEquals(-Status.BAD_SYSTEM_CALL, call(-1));
    }

    @Test
    void aChildIsMadeStartedAndAwaited() {
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 8192);
        assertEquals(8192, call(SystemCallNumber.FRAME_SIZE, frame));
        long text = call(SystemCallNumber.VMEM_MAP, vmem, frame, 0, 0, 8192, MapFlags.READ | MapFlags.WRITE);
        assertTrue(text > 0);
        int child = handle(SystemCallNumber.PROCESS_CREATE, jobHandle, text, 5);
        int childVmem = handle(SystemCallNumber.PROCESS_VMEM, child);
        assertEquals(0x40_0000, call(SystemCallNumber.VMEM_MAP, childVmem, frame, 0x40_0000, 0, 4096, MapFlags.READ));
        assertTrue(call(SystemCallNumber.PROCESS_GRANT, child, frame, Rights.READ) > 0);
        int childThread = handle(SystemCallNumber.THREAD_CREATE, child, 0x40_0000, 0x50_0000, 1, 10);
        assertEquals(-Status.BAD_ARGUMENT,
                call(SystemCallNumber.THREAD_CREATE, child, 0x40_0000, 0x50_0000, 1, 32), "above the Job's maximum");
        assertEquals(0, call(SystemCallNumber.THREAD_START, childThread));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.THREAD_START, childThread));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.PROCESS_GRANT, child, frame, Rights.READ));
        assertEquals(-Status.SHOULD_WAIT, call(SystemCallNumber.PROCESS_WAIT, child, 0));
        call(SystemCallNumber.PROCESS_WAIT, child, Long.MAX_VALUE);
        assertEquals(ThreadObject.WAITING, thread.state);
        assertNotEquals(thread.frame, Scheduler.leave());
        call(SystemCallNumber.PROCESS_EXIT, 42);
        assertEquals(thread.frame, Scheduler.leave());
        assertEquals(1L << 32 | 42, RegisterFrame.get(thread.frame, FaultRecord.RAX));
    }

    @Test
    void aProcessThatNeverStartedGivesItsSupervisorBack() {
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        int sender = handle(SystemCallNumber.SENDER_CREATE, receiver, 1);
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 4096, 0);
        long text = call(SystemCallNumber.VMEM_MAP, vmem, frame, 0, 0, 4096, MapFlags.READ | MapFlags.WRITE);
        int child = handle(SystemCallNumber.PROCESS_CREATE, jobHandle, text, 5);
        assertEquals(0, call(SystemCallNumber.PROCESS_SET_SUPERVISOR, child, sender));
        KernelObject held = HandleTable.object(process, sender);
        assertEquals(2, held.references());
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, child));
        Reclaimer.drain();
        assertEquals(1, held.references());
    }

    @Test
    void aReceiverHearsOfASendersLastHandle() {
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        long before = Slab.MESSAGE.used() + Slab.SENDER.used();
        int silent = handle(SystemCallNumber.SENDER_CREATE, receiver, 6);
        int sender = handle(SystemCallNumber.SENDER_CREATE, receiver, 7, 1);
        int duplicate = handle(SystemCallNumber.HANDLE_DUPLICATE, sender, Rights.SAME);
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.SENDER_CREATE, receiver, 7, 2));
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, silent));
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, sender));
        Reclaimer.drain();
        RegisterFrame.set(thread.frame, FaultRecord.R8, 0);
        assertEquals(-Status.SHOULD_WAIT, call(SystemCallNumber.IPC_RECV, receiver, Message.DEADLINE));
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, duplicate));
        Reclaimer.drain();
        assertEquals(0, call(SystemCallNumber.IPC_RECV, receiver, 0));
        long header = RegisterFrame.get(thread.frame, FaultRecord.RSI);
        assertEquals(Message.KERNEL, header & Message.KERNEL);
        assertEquals(KernelOperation.SENDER_CLOSED, (int) header);
        assertEquals(7, RegisterFrame.get(thread.frame, FaultRecord.RDI));
        Reclaimer.drain();
        assertEquals(before, Slab.MESSAGE.used() + Slab.SENDER.used());
    }

    @Test
    void aThreadThatNobodyCanStartGoesWithItsProcess() {
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 4096, 0);
        long text = call(SystemCallNumber.VMEM_MAP, vmem, frame, 0, 0, 4096, MapFlags.READ | MapFlags.WRITE);
        long before = Slab.THREAD.used() + Slab.PROCESS.used();
        int child = handle(SystemCallNumber.PROCESS_CREATE, jobHandle, text, 5);
        int childThread = handle(SystemCallNumber.THREAD_CREATE, child, 0x40_0000, 0x50_0000, 1, 10);
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, child));
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, childThread));
        Reclaimer.drain();
        assertEquals(before, Slab.THREAD.used() + Slab.PROCESS.used());
    }

    @Test
    void aFaultRunsTheFaultEntryAndResumes() {
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 8192);
        long stack = call(SystemCallNumber.VMEM_MAP, vmem, frame, 0x60_0000, 0, 8192, MapFlags.READ | MapFlags.WRITE);
        assertEquals(0, call(SystemCallNumber.THREAD_SET_FAULT_ENTRY, 0x40_5000, stack + 8192));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.FAULT_RESUME, stack));
        RegisterFrame.set(thread.frame, FaultRecord.RIP, 0x40_0123);
        RegisterFrame.set(thread.frame, FaultRecord.RBX, 77);
        thread.setProgress(3);
        Faults.user(thread, 14, 4, 8);
        assertEquals(0, thread.takeProgress(), "the entry's own calls begin at their beginning");
        assertEquals(0x40_5000, RegisterFrame.get(thread.frame, FaultRecord.RIP));
        long record = RegisterFrame.get(thread.frame, FaultRecord.RDI);
        RegisterFrame.set(thread.frame, FaultRecord.RBX, 0);
        call(SystemCallNumber.FAULT_RESUME, record);
        assertEquals(0x40_0123, RegisterFrame.get(thread.frame, FaultRecord.RIP));
        assertEquals(77, RegisterFrame.get(thread.frame, FaultRecord.RBX));
        Faults.user(thread, 6, 0, 0);
        Faults.user(thread, 6, 0, 0);
        assertTrue(process.isEnded(), "a fault inside the fault entry ends the process");
    }
}
