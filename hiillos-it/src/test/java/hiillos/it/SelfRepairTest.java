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
 * {@code repair=N}: all servers but root are ended at random while a program writes files and a script works in a shell;
 * {@code -Dhiillos.repair} says how often, {@code -Dhiillos.repair.seed} whom.
 * Time is counted in instructions, so that the limit of 100 ms does not depend on how busy this machine is.
 */
@ExtendWith(MachineExtension.class)
@Timeout(1200)
class SelfRepairTest {
    private static final int KILLS = Integer.getInteger("hiillos.repair", 20);
    private static final long SEED = Long.getLong("hiillos.repair.seed", 1);

    @Test
    void everyServiceComesBackAndNoFileIsLost(Machines machines) {
        mustRepair(machines, 1);
    }

    @Test
    void twoServersThatEndAtOnceComeBack(Machines machines) {
        mustRepair(machines, 2);
    }

    private static void mustRepair(Machines machines, int together) {
        Machine machine = machines.start(Product.quickMachine("repair=" + KILLS + " seed=" + SEED + " together=" + together)
                .countingInstructions().withTimeLimit(Duration.ofMinutes(10)));
        String line = machine.serial().waitForLine("hiillos: init: repair: " + KILLS + " kills", Duration.ofMinutes(8));
        assertTrue(line.contains(", 0 problems"), machine.serial().tail());
        assertTrue(machine.serial().lines().stream().anyMatch(each -> each.contains("repair: script: ") && each.endsWith(" 0 lost")),
                machine.serial().tail());
        assertEquals(0, machine.exitCode(Duration.ofSeconds(60)));
    }
}
