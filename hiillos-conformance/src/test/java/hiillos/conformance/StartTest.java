package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.conformance.budget.Formatted;
import hiillos.conformance.budget.Hello;
import hiillos.conformance.harness.CountedRun;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs cost before they do anything: file, memory and instructions, on Linux. The promises are docs/reference/benchmarks.md's. */
class StartTest {
    private static final long HELLO_BYTES = 300 << 10;
    private static final long FORMATTED_BYTES = 1536 << 10;
    private static final long HELLO_INSTRUCTIONS = 3_000_000;
    private static final long FORMATTED_INSTRUCTIONS = 5_000_000;
    private static final long RESIDENT_KIB = 4 << 10;

    @Test
    void helloWorldIsSmallAndStartsAtOnce(@TempDir Path directory) throws IOException {
        Path image = link(Hello.class, directory);
        CountedRun run = CountedRun.of(image, HELLO_INSTRUCTIONS);
        System.out.println("hello world: " + Files.size(image) + " bytes, " + run.instructions() + " instructions, " + run.residentKib()
                + " KiB resident");
        assertEquals("Hello, world\n", run.output());
        assertTrue(run.instructions() > 1000, "counted " + run.instructions());
        assertTrue(run.residentKib() < RESIDENT_KIB, run.residentKib() + " KiB");
        assertTrue(Files.size(image) < HELLO_BYTES, Files.size(image) + " bytes");
        assertThrows(IllegalStateException.class, () -> CountedRun.of(image, 1000));
    }

    @Test
    void streamsAndFormattingFitAsWell(@TempDir Path directory) throws IOException {
        Path image = link(Formatted.class, directory);
        CountedRun run = CountedRun.of(image, FORMATTED_INSTRUCTIONS);
        System.out.println("streams and String.format: " + Files.size(image) + " bytes, " + run.instructions() + " instructions, "
                + run.residentKib() + " KiB resident");
        Execution expected = Execution.of(Toolchain.hotSpot(List.of(Toolchain.programs()), Formatted.class.getName()));
        assertEquals(expected.output(), run.output());
        assertTrue(run.residentKib() < RESIDENT_KIB, run.residentKib() + " KiB");
        assertTrue(Files.size(image) < FORMATTED_BYTES, Files.size(image) + " bytes");
    }

    private static Path link(Class<?> program, Path directory) {
        Path image = directory.resolve(program.getSimpleName());
        Toolchain.link(List.of(Toolchain.programs()), program.getName(), image, "--opt", "default");
        return image;
    }
}
