package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Suite;
import hiillos.conformance.harness.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The collector of profile {@code linux}: memory comes back, and when there is none left the program is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectorTest {
    private static final String PACKAGE = "hiillos.conformance.collector.";
    private static final Pattern REPORT = Pattern.compile("collection \\d+: (\\d+) KiB -> (\\d+) KiB, alive (\\d+) KiB in \\d+ objects, \\d+ us");

    private Suite suite;

    @BeforeAll
    void link() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        suite = Suite.link("CollectorPrograms", List.of(PACKAGE + "HundredHeaps", PACKAGE + "Exhaustion"),
                List.of(Toolchain.programs()), work, "--opt", "default");
    }

    @Test
    void aHundredTimesTheHeapIsAllocatedAndStaysFlat() {
        Execution run = suite.compiled(PACKAGE + "HundredHeaps", Map.of("HIILLOS_HEAP", "8m", "HIILLOS_COLLECT", "verbose"));
        assertEquals(0, run.exitCode(), run.errors());
        assertEquals("838860800 bytes, sound\n", run.output());
        List<String> lines = run.errors().lines().toList();
        assertTrue(lines.size() >= 100, "only " + lines.size() + " collections");
        for (String line : lines) {
            Matcher report = REPORT.matcher(line);
            assertTrue(report.matches(), line);
            assertTrue(Integer.parseInt(report.group(2)) < 4096, "more than half of the heap stays: " + line);
        }
    }

    @Test
    void aFullHeapIsAnErrorThatCanBeCaught() {
        Execution run = suite.compiled(PACKAGE + "Exhaustion", Map.of("HIILLOS_HEAP", "8m"));
        assertEquals("OutOfMemoryError caught 3 times, then 1000 arrays again\n", run.output(), run.errors());
        assertEquals(0, run.exitCode());
    }

    @Test
    void theLimitIsTheEnvironments() {
        Execution run = suite.compiled(PACKAGE + "Exhaustion", Map.of("HIILLOS_HEAP", "3m", "HIILLOS_COLLECT", "verbose"));
        run.errors().lines().map(REPORT::matcher).forEach(report -> {
            assertTrue(report.matches());
            assertTrue(Integer.parseInt(report.group(1)) <= 3 << 10, report.group());
        });
    }
}
