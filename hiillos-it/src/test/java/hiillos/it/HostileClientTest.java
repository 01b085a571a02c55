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
 * {@code hostile=N}: a client attacks every service of the running system while another one uses them; {@code -Dhiillos.hostile} says
 * how many messages each gets, {@code -Dhiillos.seed} which. Time is counted in instructions.
 */
@ExtendWith(MachineExtension.class)
@Timeout(7200)
class HostileClientTest {
    private static final int COUNT = Integer.getInteger("hiillos.hostile", 500);
    private static final Duration LIMIT = Duration.ofMinutes(115);
    private static final long SEED = Long.getLong("hiillos.seed", 1);

    @Test
    void everyServerGoesOnToServeItsOtherClients(Machines machines) {
        Machine machine = machines.start(Product.quickMachine("hostile=" + COUNT + " seed=" + SEED).countingInstructions()
                .withTimeLimit(LIMIT));
        String line = machine.serial().waitForLine("hiillos: init: hostile: " + COUNT + " messages to each", LIMIT);
        assertTrue(line.endsWith(", 0 problems"), machine.serial().tail());
        assertTrue(machine.serial().lines().stream().anyMatch(each -> each.contains("the other client: ") && each.endsWith(" 0 problems")),
                machine.serial().tail());
        assertEquals(0, machine.exitCode(Duration.ofSeconds(60)));
    }
}
