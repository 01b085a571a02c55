package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code test=1}: the tests inside report in TAP and end the machine. */
@ExtendWith(MachineExtension.class)
@Timeout(300)
class SelfTestTest {
    @Test
    @Tag("quick")
    void testsInsidePassAndPowerOff(Machines machines) {
        Machine machine = machines.start(Product.quickMachine("test=1"));
        int exitCode = machine.exitCode(Product.BOOT_LIMIT);
        List<String> log = machine.serial().lines();
        List<String> plans = log.stream().filter(line -> line.matches("1\\.\\.[0-9]+")).toList();
        List<String> good = log.stream().filter(line -> line.matches("ok [0-9]+ - .*")).toList();
        List<String> bad = log.stream().filter(line -> line.startsWith("not ok ")).toList();
        assertEquals(List.of(), bad);
        assertTrue(!plans.isEmpty(), "no TAP plan in " + log);
        int planned = plans.stream().mapToInt(plan -> Integer.parseInt(plan.substring(3))).sum();
        assertEquals(planned, good.size(), String.join("\n", log));
        assertEquals(0, exitCode, "a power-off after good tests");
    }

    @Test
    void testsInsidePassFromTheDiscUnderUefi(Machines machines) {
        Machine machine = machines.start(Product.machine().withUefi().withCommandLine("test=1"));
        assertEquals(0, machine.exitCode(Product.BOOT_LIMIT), machine.serial().tail());
        assertTrue(machine.serial().lines().stream().anyMatch(line -> line.startsWith("ok 1 ")),
                machine.serial().tail());
    }
}
