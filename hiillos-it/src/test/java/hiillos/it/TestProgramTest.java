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
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** hiillos-testprogram in root's place: every system call, from ring 3. */
@ExtendWith(MachineExtension.class)
@Timeout(700)
class TestProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(300);

    @TempDir
    static Path folder;

    private static Path bundle;

    @BeforeAll
    static void writeBundle() {
        bundle = new FirstProgram(Product.kernel(), Product.testProgram()).bundle(folder);
    }

    private static void passes(MachineOptions options, Machines machines) {
        Machine machine = machines.start(options.withTimeLimit(LIMIT));
        int exitCode = machine.exitCode(LIMIT);
        TapReport report = TapReport.of(machine.serial().lines());
        assertTrue(report.isGood(), report.complaint());
        assertEquals(0, exitCode, machine.serial().tail());
    }

    @Test
    @Tag("quick")
    void allTestsPass(Machines machines) {
        passes(MachineOptions.kernel(Product.pvhLoader(), bundle), machines);
    }
}
