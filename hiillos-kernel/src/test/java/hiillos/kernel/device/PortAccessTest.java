package hiillos.kernel.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.ProcessorArea;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortAccessTest {
    private static final int OFFSET = ProcessorArea.TASK_STATE + 102;

    private Job job;
    private long areaBefore;

    @BeforeEach
    void processorWithATaskState() {
        SimulatedMachine.start(16 << 20);
        job = SimulatedMachine.job(4 << 20);
        Processor processor = Processor.current();
        areaBefore = processor.area();
        long area = PhysicalMemory.direct(PhysicalMemory.allocateBytes(ProcessorArea.BYTES));
        Memory.fill(area + ProcessorArea.PORT_BITMAP, (byte) -1, ProcessorArea.PORT_BITMAP_BYTES + 1);
        processor.setArea(area);
        processor.portsVersion = 0;
        processor.lowestPortByte = 0;
        processor.portBytesEnd = 0;
    }

    @AfterEach
    void processorWithoutOne() {
        Processor.current().portsVersion = 0;
        Processor.current().setArea(areaBefore);
    }

    private int allow(ProcessObject process, int first, int count) {
        assertEquals(Status.OK, Slab.PORTS.reserve(job));
        PortRange range = new PortRange(job, first, count);
        int status = PortAccess.allow(process, range);
        range.release();
        Reclaimer.drain();
        return status;
    }

    /** What the processor lets the current process access. */
    private static BitSet allowed() {
        long area = Processor.current().area();
        var ports = new BitSet();
        if ((Memory.loadShort(area + OFFSET) & 0xffff) != ProcessorArea.TASK_STATE_BYTES) {
            return ports;
        }
        for (int port = 0; port < PortRange.PORTS; port++) {
            int bits = Memory.loadByte(area + ProcessorArea.PORT_BITMAP + (port >>> 3));
            ports.set(port, (bits >>> (port & 7) & 1) == 0);
        }
        return ports;
    }

    @Test
    void rangesAreWithinTheMachines() {
        assertTrue(PortRange.isRange(0, 65536));
        assertTrue(PortRange.isRange(65535, 1));
        assertFalse(PortRange.isRange(65535, 2));
        assertFalse(PortRange.isRange(0, 0));
        assertFalse(PortRange.isRange(-1, 1));
        assertFalse(PortRange.isRange(1, Long.MAX_VALUE));
        assertFalse(PortRange.isRange(Long.MAX_VALUE, 1));
    }

    @Test
    void onlyAProcessWithPortsPaysForThem() {
        long before = job.chargedBytes();
        ProcessObject process = TestProcess.process(job);
        long without = job.chargedBytes();
        assertFalse(PortAccess.load(process), "nothing to load: a fault is a fault");
        assertEquals(Status.OK, allow(process, 0x70, 2));
        assertEquals(8192, job.chargedBytes() - without);
        process.release();
        Reclaimer.drain();
        assertEquals(before, job.chargedBytes());
    }

    @Test
    void aJobThatCannotPayGetsNone() {
        Job poor = SimulatedMachine.job(40 << 10);
        ProcessObject process = TestProcess.process(poor);
        while (poor.charge(4096)) {
            continue;
        }
        assertEquals(Status.OUT_OF_QUOTA, allow(process, 0, 1));
        assertEquals(0, process.portBitmap);
    }

    @Test
    void aFaultLoadsOnceAndThenIsAFault() {
        ProcessObject process = TestProcess.process(job);
        allow(process, 0x3f8, 8);
        assertTrue(PortAccess.load(process));
        assertFalse(PortAccess.load(process), "they are loaded: the fault is the program's");
        assertEquals(8, allowed().cardinality());
        assertEquals(0x3f8, allowed().nextSetBit(0));
        // Another processor allows more meanwhile.
        allow(process, 0x2f8, 1);
        assertTrue(PortAccess.load(process));
        assertTrue(allowed().get(0x2f8));
        PortAccess.leave(Processor.current());
        assertTrue(allowed().isEmpty());
    }

    /** Against a model: whatever is granted to whom, a processor allows its current process just that. */
    @Test
    void nobodyEverHasAnothersPorts() {
        var random = new Random(3);
        int count = 3;
        ProcessObject[] processes = new ProcessObject[count];
        BitSet[] model = new BitSet[count];
        for (int i = 0; i < count; i++) {
            processes[i] = TestProcess.process(job);
            model[i] = new BitSet();
        }
        for (int round = 0; round < 300; round++) {
            int who = random.nextInt(count);
            if (random.nextInt(3) == 0) {
                int first = random.nextInt(random.nextBoolean() ? 200 : PortRange.PORTS);
                int size = 1 + random.nextInt(Math.min(40, PortRange.PORTS - first));
                assertEquals(Status.OK, allow(processes[who], first, size));
                model[who].set(first, first + size);
            }
            if (Processor.current().portsVersion != 0) {
                PortAccess.leave(Processor.current());
            }
            assertTrue(allowed().isEmpty(), "switched, not loaded");
            assertEquals(!model[who].isEmpty(), PortAccess.load(processes[who]));
            assertEquals(model[who], allowed());
            assertEquals(-1, Memory.loadByte(Processor.current().area() + ProcessorArea.PORT_BITMAP
                    + ProcessorArea.PORT_BITMAP_BYTES), "the byte of ones behind");
        }
    }
}
