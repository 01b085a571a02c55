package hiillos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlabTest {
    private Job job;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        job = SimulatedMachine.job(8 << 20);
    }

    private Token token() {
        assertEquals(Status.OK, Slab.TOKEN.reserve(job));
        return new Token(ObjectType.LOG, job);
    }

    @Test
    void cellsAreAlignedDisjointAndGoBackWithTheirPages() {
        long free = PhysicalMemory.freePages();
        var random = new Random(5);
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < 1000; i++) {
            tokens.add(token());
        }
        var cells = new HashSet<Long>();
        for (Token token : tokens) {
            long cell = hiillos.word.Memory.addressOf(token);
            assertEquals(0, cell % Slab.CELL_ALIGNMENT);
            assertTrue(cells.add(cell));
        }
        assertEquals(1000, Slab.TOKEN.used());
        Collections.shuffle(tokens, random);
        tokens.forEach(KernelObject::release);
        Reclaimer.drain();
        assertEquals(0, Slab.TOKEN.used());
        assertEquals(0, job.chargedBytes());
        assertTrue(free - PhysicalMemory.freePages() <= 1, "all pages but one are free again");
    }

    @Test
    void aReservedCellIsThereWhateverHappensMeanwhile() {
        for (int i = 0; i < 100; i++) {
            assertEquals(Status.OK, Slab.TOKEN.reserve(job));
        }
        while (PhysicalMemory.allocatePage() != 0) {
            continue;
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(ObjectType.LOG, new Token(ObjectType.LOG, job).type);
        }
        assertEquals(0, Slab.TOKEN.reserved());
    }

    @Test
    void withoutMemoryNothingIsCharged() {
        while (PhysicalMemory.allocatePage() != 0) {
            continue;
        }
        int status = Status.OK;
        while (status == Status.OK) {
            status = Slab.SENDER.reserve(job);
        }
        assertEquals(Status.OUT_OF_MEMORY, status);
        assertEquals(Slab.SENDER.reserved() * Slab.SENDER.cellBytes(), job.chargedBytes());
    }

    @Test
    void newWithoutAReservationFails() {
        assertThrows(AssertionError.class, () -> new Token(ObjectType.LOG, job));
    }

    @Test
    void aCancelledReservationCostsNothing() {
        assertEquals(Status.OK, Slab.TOKEN.reserve(job));
        Slab.TOKEN.cancel(job);
        assertEquals(0, job.chargedBytes());
        assertEquals(0, Slab.TOKEN.reserved());
    }

    @Test
    void aReferenceToAnEndedObjectIsNotTaken() {
        Token token = token();
        token.release();
        assertEquals(false, token.tryRetain());
        assertEquals(false, token.tryRetainHandle());
        assertThrows(Throwable.class, token::retain);
    }

    @Test
    void identitiesAreNeverUsedAgain() {
        var seen = new HashSet<Long>();
        for (int i = 0; i < 300; i++) {
            Token token = token();
            assertTrue(token.identity() > 0);
            assertTrue(seen.add(token.identity()));
            token.release();
            Reclaimer.drain();
        }
    }

    /** What ended waits for whom the alarm is for; but one step is done each time, or nothing ever ends. */
    @Test
    void endingStopsForAnAlarmThatIsDue() {
        Clock.simulate(1000);
        for (int i = 0; i < 5; i++) {
            token().release();
        }
        Clock.setAlarm(1000);
        Reclaimer.work();
        assertEquals(4, Slab.TOKEN.used());
        Reclaimer.work();
        assertEquals(3, Slab.TOKEN.used());
        Clock.setAlarm(1001);
        Reclaimer.work();
        assertEquals(0, Slab.TOKEN.used());
        Clock.setAlarm(Long.MAX_VALUE);
        Clock.simulate(0);
    }
}
