package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.FirstProgram;
import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import hiillos.testkit.TapReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts and clocks on machines with more, and with fewer, devices than usual. */
@ExtendWith(MachineExtension.class)
@Timeout(300)
class DevicesTest {
    @TempDir
    static Path folder;

    private static Path bundle;

    @BeforeAll
    static void writeBundle() {
        bundle = new FirstProgram(Product.kernel(), Product.testProgram()).bundle(folder);
    }

    private static MachineOptions machine(String commandLine) {
        return MachineOptions.kernel(Product.pvhLoader(), bundle).withCommandLine(commandLine);
    }

    /** All tests pass; returns the log. */
    private static List<String> passes(MachineOptions options, Machines machines) {
        Machine machine = machines.start(options);
        int exitCode = machine.exitCode(Product.BOOT_LIMIT);
        List<String> log = machine.serial().lines();
        TapReport report = TapReport.of(log);
        assertTrue(report.isGood(), report.complaint());
        assertEquals(0, exitCode, machine.serial().tail());
        return log;
    }

    private static boolean says(List<String> log, String part) {
        return log.stream().anyMatch(line -> line.contains(part));
    }

    @Test
    void interruptsArriveFromEveryKindOfDevice(Machines machines) {
        List<String> log = passes(machine("only=interrupts").withCpus(2)
                .with("-serial", "null", "-global", "hpet.msi=on"), machines);
        assertTrue(log.stream().noneMatch(line -> line.contains("nothing tried")), "a device was missing");
    }

    @Test
    void withoutAnHpetThePitMeasures(Machines machines) {
        List<String> log = passes(machine("only=clock").with("-no-hpet"), machines);
        assertTrue(says(log, "no HPET"));
        assertTrue(says(log, "measured by PIT"));
    }

    @Test
    void theHpetCanBeTheClock(Machines machines) {
        List<String> log = passes(machine("only=clock clock=hpet").withCpus(2), machines);
        assertTrue(says(log, "clock: HPET "));
    }

    @Test
    void withoutAcpiOneProcessorRuns(Machines machines) {
        // Nor can it be switched off: the machine is stopped when the tests have ended.
        Machine machine = machines.start(machine("only=clock").withCpus(1).with("-no-acpi"));
        machine.serial().waitForLine("# 2 of 2 tests passed", Product.BOOT_LIMIT);
        assertTrue(says(machine.serial().lines(), "no S5"));
    }
}
