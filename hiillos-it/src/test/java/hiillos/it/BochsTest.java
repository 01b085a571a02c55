package hiillos.it;

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
}
