package hiillos.kernel.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.SeveralProcessors;
import hiillos.kernel.SimulatedMachine;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    private SeveralProcessors machine;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        machine = SeveralProcessors.install(3);
    }

    @AfterEach
    void oneProcessorAgain() {
        SimulatedMachine.setProcessors(1);
    }

    @Test
    void eachKnowsItself() {
        for (int i = 0; i < 3; i++) {
            int number = i;
            machine.on(number, () -> {
                assertEquals(number, Processor.current().number);
                assertSame(Processor.of(number), Processor.current());
                assertSame(Processor.of(number), Processor.currentAgain());
            });
        }
    }

    @Test
    void oneComesAfterTheOther() {
        assertEquals(3, Processor.count());
        Processor.add();
        assertEquals(4, Processor.count());
        Processor.leaveAlone();
        assertEquals(1, Processor.count());
    }

    @Test
    void identitiesAreTheirOwn() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertTrue(seen.add(Processor.of(0).nextIdentity()));
            assertTrue(seen.add(Processor.of(1).nextIdentity()));
            long last = Processor.of(2).nextIdentity();
            assertTrue(seen.add(last));
            assertEquals(2, last >>> 56, "the processor's number is in it");
        }
        assertFalse(seen.contains(0L));
    }

    @Test
    void theListOfPagesIsTakenWhole() {
        Processor processor = Processor.of(1);
        long before = processor.takePages();
        assertEquals(0, processor.takePages());
        processor.putPages(0x7000);
        assertEquals(0x7000, processor.takePages());
        assertEquals(0, processor.takePages(), "once only");
        processor.putPages(before);
    }

    @Test
    void whereItsTablesAreIsKept() {
        Processor processor = Processor.of(2);
        processor.setArea(0x1234_5000);
        processor.setInterruptController(17);
        assertEquals(0x1234_5000, processor.area());
        assertEquals(17, processor.interruptController());
        processor.setArea(0);
        processor.setInterruptController(0);
    }

    @Test
    void timeWithoutAThreadIsCounted() {
        Processor processor = Processor.of(2);
        assertFalse(processor.isIdle());
        long before = processor.idleNanos();
        processor.beginIdle(100);
        assertTrue(processor.isIdle());
        assertEquals(before, processor.idleNanos());
        processor.endIdle(350);
        assertFalse(processor.isIdle());
        assertEquals(before + 250, processor.idleNanos());
        processor.beginIdle(400);
        processor.endIdle(401);
        assertEquals(before + 251, processor.idleNanos());
    }
}
