package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code repair=N}: servers, pm among them, are ended at random while init writes files; {@code -Dhiillos.repair} says how often.
 * Time is counted in instructions, so that the limit of 100 ms does not depend on how busy this machine is.
 */
@ExtendWith(MachineExtension.class)
@Timeout(600)
class SelfRepairTest {
    private static final int KILLS = Integer.getInteger("hiillos.repair", 20);

    @Test
    void everyServiceComesBackAndNoFileIsLost(Machines machines) {
        Machine machine = machines.start(Product.quickMachine("repair=" + KILLS).countingInstructions());
        String line = machine.serial().waitForLine("hiillos: init: repair: " + KILLS + " kills", Duration.ofMinutes(8));
        assertTrue(line.contains(", 0 problems"), machine.serial().tail());
        assertEquals(0, machine.exitCode(Duration.ofSeconds(60)));
    }
}
