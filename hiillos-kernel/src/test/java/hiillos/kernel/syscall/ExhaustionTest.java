package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.arch.amd64.SimulatedIoApic;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that nobody can pay for, or that the machine has no memory for, leave nothing behind. */
class ExhaustionTest extends CallingTest {
    private static final long OUT = 0x2200_0000_0000L;
    private static final long TEXT = 0x40_0000;
    private static final long STACK = 0x50_0000;


    @BeforeEach
    void machine() {
        SimulatedIoApic.start();
        begin();
        memory(OUT, 4096);
    }

    private int child() {
        return handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 3);
    }

    /** Job with room for a process and not many threads: the last one fails and leaves nothing. */
    @Test
    void aThreadThatNobodyPaysForLeavesNothing() {
        int small = handle(SystemCallNumber.JOB_CREATE, jobHandle, 64 << 10, 7);
        int child = handle(SystemCallNumber.PROCESS_CREATE, small, OUT, 3);
        Job job = (Job) HandleTable.object(process, small);
        long charged;
        long result;
        int handles;
        do {
            charged = job.chargedBytes();
            handles = process.countHandles();
            result = call(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
        } while (result > 0);
        assertEquals(-Status.OUT_OF_QUOTA, result);
        assertEquals(charged, job.chargedBytes());
        assertEquals(handles, process.countHandles());
        assertTrue(((ProcessObject) HandleTable.object(process, child)).countThreads() > 2);
        // Without the cell, the page still has room: refused at the page, not at the cell.
        while (job.charge(8)) {
            continue;
        }
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1));
        assertEquals(job.limitBytes(), job.chargedBytes());
    }

    /** Nor does the slot for its handle stay set aside: else the caller's table would grow with each that is refused. */
    @Test
    void aThreadThatIsRefusedKeepsNoSlot() {
        int small = handle(SystemCallNumber.JOB_CREATE, jobHandle, 64 << 10, 7);
        int child = handle(SystemCallNumber.PROCESS_CREATE, small, OUT, 3);
        var poor = (Job) HandleTable.object(process, small);
        // Room for the cell alone.
        assertTrue(poor.charge(poor.limitBytes() - poor.chargedBytes() - Slab.THREAD.cellBytes()));
        long charged = job.chargedBytes();
        for (int i = 0; i < 600; i++) {
            assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1));
        }
        assertEquals(charged, job.chargedBytes());
    }

    /** No page left in the machine: the error is another one, and nothing stays charged. */
    @Test
    void whatTheMachineHasNoMemoryFor() {
        int child = child();
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        // Cells, page tables and slots that the calls below need are there once each was made.
        for (int i = 0; i < 2; i++) {
            handle(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1);
            handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 3);
            handle(SystemCallNumber.SENDER_CREATE, receiver, 1);
        }
        List<Long> taken = new ArrayList<>();
        for (long page = PhysicalMemory.allocatePage(); page != 0; page = PhysicalMemory.allocatePage()) {
            taken.add(page);
        }
        long charged = job.chargedBytes();
        int handles = process.countHandles();
        long threads = Slab.THREAD.reserved();
        long processes = Slab.PROCESS.reserved();
        long vmems = Slab.VMEM.reserved();
        for (int left = 0; left < 3; left++) {
            // Each time one page more, which does not suffice for a process's three.
            assertEquals(-Status.OUT_OF_MEMORY, call(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 3));
            assertEquals(charged, job.chargedBytes());
            assertEquals(handles, process.countHandles());
            assertEquals(processes, Slab.PROCESS.reserved());
            assertEquals(vmems, Slab.VMEM.reserved());
            assertEquals(left, PhysicalMemory.freePages());
            if (left == 0) {
                assertEquals(-Status.OUT_OF_MEMORY, call(SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1));
                assertEquals(charged, job.chargedBytes());
                assertEquals(threads, Slab.THREAD.reserved());
                assertEquals(handles, process.countHandles());
            }
            PhysicalMemory.freePage(taken.removeLast());
        }
        handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 3);
        assertEquals(0, PhysicalMemory.freePages());
        taken.forEach(PhysicalMemory::freePage);
    }

    /** The caller's own Job, out of which calls without a Job argument are paid, is used up. */
    @Test
    void whatTheCallersJobCannotPayFor() {
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        int interrupts = token(ObjectType.INTERRUPT_ROOT);
        int ports = token(ObjectType.PORT_ROOT);
        int child = child();
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 4096, 0);
        int irqs = (int) Slab.IRQ.used();
        while (job.charge(8)) {
            continue;
        }
        long charged = job.chargedBytes();
        int handles = process.countHandles();
        long[][] calls = {{SystemCallNumber.SENDER_CREATE, receiver, 1, 0}, {SystemCallNumber.SENDER_CREATE, receiver, 1, 1},
            {SystemCallNumber.IRQ_CREATE, interrupts, 9, 0}, {SystemCallNumber.IRQ_CREATE_MESSAGE, interrupts, 2},
            {SystemCallNumber.PORTS_CREATE, ports, 0x80, 1}, {SystemCallNumber.FRAME_CLONE, frame, jobHandle, 0, 4096},
            {SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 0}, {SystemCallNumber.JOB_CREATE, jobHandle, 0, 1},
            {SystemCallNumber.THREAD_CREATE, child, TEXT, STACK, 0, 1}};
        for (int round = 0; round < 2; round++) {
            for (long[] call : calls) {
                assertEquals(-Status.OUT_OF_QUOTA, call((int) call[0], Arrays.copyOfRange(call, 1, call.length)), "call " + call[0]);
                assertEquals(charged, job.chargedBytes(), "call " + call[0]);
                assertEquals(handles, process.countHandles(), "call " + call[0]);
            }
        }
        assertEquals(irqs, Slab.IRQ.used());
        // A reservation that had stayed would keep a slot or line from who can pay again.
        job.refund(1 << 20);
        int irq = handle(SystemCallNumber.IRQ_CREATE, interrupts, 9, 0);
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, irq));
        assertEquals(irqs, Slab.IRQ.used());
    }
}
