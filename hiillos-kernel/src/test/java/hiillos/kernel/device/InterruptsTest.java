package hiillos.kernel.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.IoApics;
import hiillos.kernel.arch.amd64.SimulatedIoApic;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    private SimulatedIoApic apic;
    private Job job;

    @BeforeEach
    void machine() {
        apic = SimulatedIoApic.start();
        job = SimulatedMachine.job(1 << 20);
    }

    @AfterEach
    void vectorsAreGivenBack() {
        Reclaimer.drain();
        assertEquals(0, Slab.IRQ.used(), "a test leaves nothing behind");
    }

    private Irq line(int line, int flags) {
        int vector = Interrupts.claimLine(line);
        assertTrue(vector >= Interrupts.FIRST_VECTOR && vector <= Interrupts.LAST_VECTOR, "vector " + vector);
        assertEquals(Status.OK, Slab.IRQ.reserve(job));
        return Interrupts.makeLine(job, line, flags, vector);
    }

    private Notify notification() {
        assertEquals(Status.OK, Slab.NOTIFY.reserve(job));
        return new Notify(job);
    }

    private static void bind(Irq irq, Notify notify, long bits) {
        notify.retain();
        Interrupts.bind(irq, notify, bits);
    }

    @Test
    void aLineIsMaskedUntilItIsBound() {
        Irq irq = line(5, 0);
        Notify notify = notification();
        assertTrue(apic.isMasked(5));
        assertEquals(irq.firstVector(), apic.entry(5) & 0xff);
        bind(irq, notify, 1);
        assertFalse(apic.isMasked(5));
        irq.release();
        Reclaimer.drain();
        assertTrue(apic.isMasked(5));
        notify.release();
    }

    @Test
    void anEdgeIsSignalledAndStaysUnmasked() {
        Irq irq = line(5, 0);
        Notify notify = notification();
        bind(irq, notify, 0x50);
        Interrupts.arrive(irq.firstVector());
        Interrupts.arrive(irq.firstVector());
        assertFalse(apic.isMasked(5));
        assertEquals(2, irq.count());
        assertEquals(0x50, notify.bits());
        irq.release();
        notify.release();
    }

    @Test
    void aLevelIsMaskedFromItsInterruptToItsAcknowledgement() {
        Irq irq = line(16, IoApics.LEVEL | IoApics.ACTIVE_LOW);
        Notify notify = notification();
        bind(irq, notify, 1);
        assertEquals(IoApics.LEVEL | IoApics.ACTIVE_LOW | irq.firstVector(), apic.entry(16));
        Interrupts.arrive(irq.firstVector());
        assertTrue(apic.isMasked(16));
        assertTrue(irq.isUnacknowledged());
        assertEquals(Status.OK, Interrupts.acknowledge(irq));
        assertFalse(apic.isMasked(16));
        assertEquals(Status.OK, Interrupts.acknowledge(irq), "twice is harmless");
        assertFalse(apic.isMasked(16));
        irq.release();
        notify.release();
    }

    @Test
    void bindingAnewDoesNotUnmaskWhatWaitsForItsAcknowledgement() {
        Irq irq = line(16, IoApics.LEVEL);
        Notify first = notification();
        Notify second = notification();
        bind(irq, first, 1);
        Interrupts.arrive(irq.firstVector());
        bind(irq, second, 2);
        assertTrue(apic.isMasked(16));
        assertEquals(1, first.references(), "the Irq has let go of it");
        Interrupts.acknowledge(irq);
        Interrupts.arrive(irq.firstVector());
        assertEquals(1, first.bits());
        assertEquals(2, second.bits());
        irq.release();
        first.release();
        second.release();
    }

    @Test
    void aLineHasOneOwnerAtATime() {
        Irq irq = line(7, 0);
        assertEquals(-Status.BAD_STATE, Interrupts.claimLine(7));
        irq.release();
        Reclaimer.drain();
        line(7, 0).release();
    }

    @Test
    void linesThatAreNoneAreRefused() {
        assertEquals(-Status.BAD_ARGUMENT, Interrupts.claimLine(24));
        assertEquals(-Status.BAD_ARGUMENT, Interrupts.claimLine(-1));
        assertEquals(-Status.BAD_ARGUMENT, Interrupts.claimLine(23), "wired as a non-maskable interrupt");
    }

    @Test
    void messagesAreAlignedAndRunOut() {
        int[] first = new int[256];
        int count = 0;
        int vector = Interrupts.claimMessages(5);
        while (vector > 0) {
            assertEquals(0, vector & 7, "the device counts in the low bits");
            assertTrue(vector >= Interrupts.FIRST_VECTOR && vector + 4 <= Interrupts.LAST_VECTOR);
            first[count++] = vector;
            vector = Interrupts.claimMessages(5);
        }
        assertEquals(-Status.OUT_OF_MEMORY, vector);
        assertEquals((Interrupts.LAST_VECTOR - Interrupts.FIRST_VECTOR + 1) / 8, count);
        assertTrue(Interrupts.claimMessages(4) < 0, "gaps of three are too small");
        Interrupts.unclaim(first[1], 5);
        assertEquals(first[1], Interrupts.claimMessages(8));
        Interrupts.unclaim(first[1], 8);
        for (int i = 0; i < count; i++) {
            Interrupts.unclaim(first[i], 5);
        }
    }

    @Test
    void eachMessageHasItsBits() {
        int vector = Interrupts.claimMessages(3);
        assertEquals(Status.OK, Slab.IRQ.reserve(job));
        Irq irq = Interrupts.makeMessages(job, vector, 3);
        Notify notify = notification();
        Interrupts.arrive(vector + 1);
        assertEquals(1, irq.count(), "counted though nobody listens");
        bind(irq, notify, 0b11);
        Interrupts.arrive(vector + 2);
        assertEquals(0b1100, notify.bits());
        assertTrue(Interrupts.areBits(irq, 1L << 61));
        assertFalse(Interrupts.areBits(irq, 1L << 62), "message 2 would have none");
        assertFalse(Interrupts.areBits(irq, 0));
        assertEquals(0xfee0_0000_0000_0000L | vector, Interrupts.message(irq));
        irq.release();
        notify.release();
    }

    @Test
    void anInterruptOfNobodyIsCounted() {
        long before = Interrupts.strays();
        Interrupts.arrive(Interrupts.LAST_VECTOR);
        assertEquals(before + 1, Interrupts.strays());
    }

    /** What a process leaves behind ends with it. */
    @Test
    void aProcessEndFreesItsLines() {
        ProcessObject process = TestProcess.process(job);
        Irq irq = line(3, 0);
        TestProcess.handle(process, irq, Rights.ALL);
        process.release();
        Reclaimer.drain();
        line(3, 0).release();
    }
}
