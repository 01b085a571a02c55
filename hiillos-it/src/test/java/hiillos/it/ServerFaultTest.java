package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code crash=1}: rngd dereferences null while it serves a call. */
@ExtendWith(MachineExtension.class)
@Timeout(300)
class ServerFaultTest {
    @Test
    void serverDiesWithAJavaTraceWhileTheOthersGoOn(Machines machines) {
        Machine machine = machines.start(Product.quickMachine("crash=1"));
        String answer = machine.serial().waitForLine("hiillos: init: vfs ", Product.BOOT_LIMIT);
        assertTrue(answer.contains("vfs goes on"), answer);
        // pm hears of the end by itself, and may say so later than init goes on.
        machine.serial().waitForText("hiillos: pm: rngd (process ", Product.BOOT_LIMIT);
        machine.serial().waitForText("\n", Product.BOOT_LIMIT);
        List<String> log = machine.serial().lines();
        int exception = -1;
        for (int index = 0; index < log.size(); index++) {
            if (log.get(index).contains("java.lang.NullPointerException")) {
                exception = index;
                break;
            }
        }
        assertTrue(exception >= 0, "no NullPointerException in " + machine.serial().tail());
        assertTrue(log.get(exception + 1).matches(".*at hiillos\\.rngd\\..*\\(.*\\.java:[0-9]+\\).*"), log.get(exception + 1));
        assertTrue(log.stream().anyMatch(line -> line.matches(".*hiillos: pm: rngd \\(process [0-9]+\\) ended: .*")),
                machine.serial().tail());
    }
}
