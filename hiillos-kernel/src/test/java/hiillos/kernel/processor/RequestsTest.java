package hiillos.kernel.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.SeveralProcessors;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.Job;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Vmem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shootdowns and grace periods, one step at a time; any order of steps is tried in the interleavings. */
class RequestsTest {
    private static final long PAGE = 0x40_0000;
    private static final long NEXT = PAGE + 4096;

    private SeveralProcessors machine;
    private Vmem vmem;
    private Vmem other;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Job job = SimulatedMachine.job(12 << 20);
        vmem = TestProcess.process(job).vmem();
        other = TestProcess.process(job).vmem();
        machine = SeveralProcessors.install(4);
        for (int i = 0; i < 4; i++) {
            Processor.of(i).shootdownsAsked = 0;
            Processor.of(i).asked = 0;
        }
    }

    @AfterEach
    void oneProcessorAgain() {
        SimulatedMachine.setProcessors(1);
        Processor.of(0).activeRoot = 0;
    }

    @Test
    void onlyWhoUsesTheAddressSpaceIsAsked() {
        Processor.of(0).activeRoot = vmem.root();
        Processor.of(1).activeRoot = other.root();
        Processor.of(2).activeRoot = vmem.root();
        Processor.of(3).activeRoot = vmem.root();
        long before = Processor.of(0).shootdowns;
        long counted = vmem.shootdowns();
        machine.whenWaiting(() -> {
            assertEquals(1L << 2 | 1L << 3, machine.takeInterrupts());
            assertEquals(1L << 2 | 1L << 3, Processor.of(0).shootdownAwaited);
            machine.on(2, Requests::interrupt);
            assertEquals(1L << 3, Processor.of(0).shootdownAwaited);
            machine.on(3, Requests::interrupt);
        });
        Requests.shootDown(vmem, PAGE, NEXT + 4096);
        List<Long> both = List.of(PAGE, NEXT);
        assertEquals(both, machine.forgotten(0));
        assertEquals(List.of(), machine.forgotten(1));
        assertEquals(both, machine.forgotten(2));
        assertEquals(both, machine.forgotten(3));
        assertEquals(before + 1, Processor.of(0).shootdowns);
        assertEquals(counted + 1, vmem.shootdowns());
    }

    @Test
    void nobodyIsAskedWhenNobodyElseUsesIt() {
        Processor.of(0).activeRoot = vmem.root();
        long before = Processor.of(0).shootdowns;
        Requests.shootDown(vmem, 0, 0);
        assertEquals(List.of(vmem.root()), machine.roots(0), "everything is forgotten by loading the root again");
        assertEquals(0, machine.takeInterrupts());
        assertEquals(before, Processor.of(0).shootdowns);
        SimulatedMachine.setProcessors(1);
        Processor.of(1).activeRoot = vmem.root();
        Requests.shootDown(vmem, PAGE, NEXT);
        assertEquals(List.of(PAGE), machine.forgotten(0));
        assertEquals(0, machine.takeInterrupts(), "a processor that does not run the kernel is not asked");
    }

    /** Two ask the same one: the second finds the first's interrupt on its way, which serves both. */
    @Test
    void oneInterruptServesAllWhoAsk() {
        Processor.of(0).activeRoot = vmem.root();
        Processor.of(1).activeRoot = other.root();
        Processor.of(2).activeRoot = vmem.root();
        machine.whenWaiting(() -> {
            if (Processor.current().number == 0) {
                assertEquals(1L << 2, machine.takeInterrupts());
                // Before it comes, a third processor's request for the same one.
                machine.on(1, () -> {
                    Processor.of(2).activeRoot = vmem.root();
                    Requests.shootDown(vmem, NEXT, NEXT + 4096);
                });
            } else {
                // 0 uses it too and is asked by an interrupt of its own; 2 not once more.
                assertEquals(1L << 0, machine.takeInterrupts());
                machine.on(2, Requests::interrupt);
                machine.on(0, Requests::interrupt);
            }
        });
        Requests.shootDown(vmem, PAGE, NEXT);
        assertEquals(List.of(PAGE, NEXT), machine.forgotten(2));
        assertEquals(List.of(PAGE, NEXT), machine.forgotten(0));
        assertEquals(0, Processor.of(0).shootdownAwaited);
        assertEquals(0, Processor.of(1).shootdownAwaited);
    }

    /** Who waits for a lock does what its holder waits for. */
    @Test
    void whoWaitsForALockServes() {
        var lock = new SpinLock(LockRank.VMEM);
        machine.on(1, lock::lock);
        Processor.of(0).activeRoot = vmem.root();
        Processor.of(1).activeRoot = vmem.root();
        int[] waits = new int[1];
        machine.whenWaiting(() -> {
            waits[0]++;
            if (waits[0] == 1) {
                Processor.of(1).shootdownRoot = vmem.root();
                Processor.of(1).shootdownStart = PAGE;
                Processor.of(1).shootdownEnd = NEXT;
                Processor.of(1).shootdownAwaited = 1;
                Processor.of(0).shootdownsAsked = 1L << 1;
            } else {
                assertEquals(0, Processor.of(1).shootdownAwaited, "served in the first round of waiting");
                assertEquals(List.of(PAGE), machine.forgotten(0));
                machine.on(1, lock::unlock);
            }
        });
        lock.lock();
        assertEquals(2, waits[0]);
        assertTrue(lock.isHeld());
        lock.unlock();
        assertFalse(lock.isHeld());
    }

    @Test
    void reschedulingIsAnInterrupt() {
        Requests.reschedule(3);
        assertEquals(1L << 3, machine.takeInterrupts());
    }

    @Test
    void aQuestionThatIsOpenIsNotAskedAgain() {
        Requests.ask(Processor.of(2), Requests.GRACE);
        assertEquals(1L << 2, machine.takeInterrupts());
        Requests.ask(Processor.of(2), Requests.GRACE);
        assertEquals(0, machine.takeInterrupts());
        Requests.ask(Processor.of(2), Requests.TEST);
        assertEquals(1L << 2, machine.takeInterrupts(), "another question has its own interrupt");
        assertEquals(Requests.GRACE | Requests.TEST, Processor.of(2).asked);
    }

    /** A page is free again when every processor, the asking one too, has taken an interrupt. */
    @Test
    void aGracePeriodEndsWithTheLastProcessor() {
        long page = PhysicalMemory.allocatePage();
        long free = PhysicalMemory.freePages();
        Reclaimer.retirePage(page, 0);
        Reclaimer.drain();
        assertTrue(GracePeriod.isUnderWay());
        assertTrue(Reclaimer.isBusy());
        assertEquals(0xf, machine.takeInterrupts());
        for (int number : new int[] {2, 0, 3}) {
            machine.on(number, Requests::interrupt);
            machine.on(number, Requests::interrupt);
            assertTrue(GracePeriod.isUnderWay(), "not all have passed");
        }
        Reclaimer.drain();
        assertEquals(free, PhysicalMemory.freePages());
        machine.on(1, Requests::interrupt);
        assertFalse(GracePeriod.isUnderWay());
        assertEquals(0, machine.takeInterrupts(), "nothing came meanwhile: no second period");
        Reclaimer.drain();
        assertEquals(free + 1, PhysicalMemory.freePages());
        assertFalse(Reclaimer.isBusy());
    }

    /** What is given back during a grace period waits for the next one. */
    @Test
    void whatComesDuringAGracePeriodWaitsForTheNext() {
        long first = PhysicalMemory.allocatePage();
        long second = PhysicalMemory.allocatePage();
        long free = PhysicalMemory.freePages();
        Reclaimer.retirePage(first, 0);
        Reclaimer.drain();
        machine.on(1, () -> {
            Requests.interrupt();
            Reclaimer.retirePage(second, 0);
            Reclaimer.drain();
        });
        machine.takeInterrupts();
        for (int number : new int[] {0, 2, 3}) {
            machine.on(number, Requests::interrupt);
        }
        assertTrue(GracePeriod.isUnderWay());
        assertEquals(0xf, machine.takeInterrupts());
        Reclaimer.drain();
        assertEquals(free + 1, PhysicalMemory.freePages());
        for (int number = 0; number < 4; number++) {
            machine.on(number, Requests::interrupt);
        }
        Reclaimer.drain();
        assertEquals(free + 2, PhysicalMemory.freePages());
    }

    @Test
    void sixtyFourProcessorsPassTogether() {
        machine = SeveralProcessors.install(64);
        GracePeriod.begin();
        assertEquals(-1L, machine.takeInterrupts());
        for (int number = 0; number < 64; number++) {
            assertTrue(GracePeriod.isUnderWay());
            machine.on(number, Requests::interrupt);
        }
        assertFalse(GracePeriod.isUnderWay());
    }

    @Test
    void locksKnowWhoHasThem() {
        var outer = new SpinLock(LockRank.VMEM);
        var inner = new SpinLock(LockRank.FRAME);
        assertEquals(LockRank.FRAME, inner.rank());
        assertTrue(inner.tryLock());
        assertFalse(inner.tryLock());
        inner.unlock();
        assertThrows(AssertionError.class, inner::unlock, "given back twice");
        inner.lock();
        assertThrows(AssertionError.class, outer::lock, "against the order of ranks");
        outer.abandon();
        assertTrue(outer.tryLock(), "who does not wait may");
        outer.unlock();
        machine.on(1, () -> assertFalse(inner.tryLock()));
        machine.on(1, () -> assertThrows(AssertionError.class, inner::unlock, "another one's"));
        assertTrue(inner.isHeld());
        machine.whenWaiting(null);
        machine.on(1, () -> assertThrows(AssertionError.class, inner::lock));
        inner.abandon();
        assertFalse(inner.isHeld());
    }
}
