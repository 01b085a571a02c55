package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.LogRing;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;
import org.junit.jupiter.api.AfterEach;

/** A test whose process has one thread that runs and makes system calls. */
abstract class CallingTest {
    private static final int[] REGISTERS = {FaultRecord.RDI, FaultRecord.RSI, FaultRecord.RDX, FaultRecord.R10,
        FaultRecord.R8, FaultRecord.R9};

    Job job;
    ProcessObject process;
    ThreadObject thread;
    int jobHandle;
    int vmem;

    /** Before a test, when it has started its machine. */
    void begin() {
        Scheduler.reset();
        assertTrue(LogRing.extend());
        Processor.current().scratch = PhysicalMemory.direct(PhysicalMemory.allocate(1));
        job = SimulatedMachine.job(8 << 20);
        process = TestProcess.process(job);
        thread = TestProcess.thread(process, 10);
        jobHandle = TestProcess.share(process, job, Rights.ALL);
        vmem = TestProcess.share(process, process.vmem(), Rights.ALL);
        Scheduler.ready(thread);
        assertEquals(thread.frame, Scheduler.leave());
    }

    /** What is static is as at first. */
    @AfterEach
    void end() {
        Clock.simulate(0);
        Scheduler.reset();
        LogRing.forgetPages();
    }

    /** A call of the thread, begun again as often as it wants. */
    long call(int number, long... arguments) {
        long result;
        do {
            for (int i = 0; i < REGISTERS.length; i++) {
                RegisterFrame.set(thread.frame, REGISTERS[i], i < arguments.length ? arguments[i] : 0);
            }
            RegisterFrame.set(thread.frame, FaultRecord.RAX, number);
            result = Dispatcher.dispatch(thread, thread.frame);
            Reclaimer.drain();
        } while (result < 0 && result != Dispatcher.NO_RESULT && Restart.isRestart((int) -result));
        return result;
    }

    int handle(int number, long... arguments) {
        long result = call(number, arguments);
        assertTrue(result > 0, () -> Status.name(result));
        return (int) result;
    }

    /** A handle with all rights of a token, as root has them. */
    int token(int type) {
        assertEquals(Status.OK, Slab.TOKEN.reserve(job));
        return TestProcess.handle(process, new Token(type, job), Rights.ALL);
    }

    /** Memory of the process, present and writable. */
    void memory(long address, long countBytes) {
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, countBytes, 0);
        assertEquals(address, call(SystemCallNumber.VMEM_MAP, vmem, frame, address, 0, countBytes,
                MapFlags.READ | MapFlags.WRITE | MapFlags.POPULATE));
    }

    private long place(long address) {
        return PhysicalMemory.direct(PageTable.physicalPage(PageTable.translate(process.vmem().root(), address)))
                + (address & 0xfff);
    }

    /** What the process sees. */
    int byteAt(long address) {
        return Memory.loadByte(place(address)) & 0xff;
    }

    /** What the process sees. */
    long longAt(long address) {
        return Memory.loadLong(place(address));
    }

    void setByte(long address, int value) {
        Memory.storeByte(place(address), (byte) value);
    }

    long register(int register) {
        return RegisterFrame.get(thread.frame, register);
    }
}
