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
import org.junit.jupiter.api.Test;

/**
 * No outcome that the memory model forbids. {@code -Dhiillos.test.litmus=RUNS} runs each shape so many times, in turns that the limit of
 * time for one program allows; millions take minutes.
 */
class LitmusTest {
    private static final String PROGRAM = "hiillos.conformance.litmus.Litmus";
    private static final long AT_ONCE = 200_000;

    @Test
    void noForbiddenOutcomeComesOut() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        Suite suite = Suite.link("LitmusPrograms", List.of(PROGRAM), List.of(Toolchain.programs()), work, "--opt", "default");
        for (long left = Long.getLong("hiillos.test.litmus", 20_000); left > 0; left -= AT_ONCE) {
            Execution run = suite.compiled(PROGRAM, Map.of("HIILLOS_LITMUS", Long.toString(Math.min(left, AT_ONCE))));
            assertEquals(0, run.exitCode(), run.output() + run.errors());
            assertTrue(run.output().lines().filter(line -> line.startsWith("ok ")).count() >= 20, run.output());
        }
    }
}
