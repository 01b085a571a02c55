package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.BochsMachine;
import hiillos.testkit.BochsOptions;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bochs is another machine altogether: other firmware, other devices, a processor with PCID, x2APIC and TSC deadline. */
@ExtendWith(MachineExtension.class)
@Timeout(700)
class BochsTest {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @Test
    void systemStartsAsFarAsInit(Machines machines) {
        BochsMachine machine = machines.start(BochsOptions.iso(Product.iso()));
        machine.waitForLine("alarm by TSC deadline", LIMIT);
        machine.waitForLine(Product.INIT_LINE, LIMIT);
    }

    /** Two processors of a kind that Meltdown works on: all that QEMU's emulator lacks is in use. */
    @Test
    void usesWhatTheProcessorHas(Machines machines) {
        BochsMachine machine = machines.start(BochsOptions.iso(Product.iso()).withCpus(2));
        String features = machine.waitForLine("cpu: ", LIMIT);
        assertTrue(features.contains(" PCID") && features.contains(", page tables isolated"), features);
        assertTrue(machine.waitForLine("clock: ", LIMIT).contains("TSC deadline"), "the timer");
        String processors = machine.waitForLine("processors: ", LIMIT);
        assertTrue(processors.contains("2 running, x2APIC"), processors);
        machine.waitForLine(Product.INIT_LINE, LIMIT);
    }
}
