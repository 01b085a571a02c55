package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;

import hiillos.conformance.harness.Comparison;
import hiillos.conformance.harness.Suite;
import hiillos.conformance.harness.Toolchain;
import hiillos.conformance.random.ProgramGenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Random programs do the same on HotSpot and as images. A failure names the seed. */
class RandomProgramTest {
    /** Programs in one image. */
    private static final int PACK = 40;

    /** Methods of a program: many small programs find more than few large ones in the same time. */
    private static final int SMALL = 2;
    private static final int LARGE = 6;

    /** Seeds that found a defect once: an exception that no handler wanted ran the code of the last handler. */
    private static final List<Long> REGRESSIONS = List.of(2L, 11L, 32L, 46L, 48L, 52L);

    @TestFactory
    Stream<DynamicTest> regressions() {
        return packs(REGRESSIONS, "Regression", LARGE);
    }

    @TestFactory
    Stream<DynamicTest> random() {
        long first = Long.getLong("hiillos.conformance.seed");
        int count = Integer.getInteger("hiillos.conformance.programs");
        return packs(LongStream.range(first, first + count).boxed().toList(), "Random", SMALL);
    }

    @Test
    void theTextDependsOnTheSeedAlone() {
        assertEquals(ProgramGenerator.generate(7, "Program"), ProgramGenerator.generate(7, "Program"));
        assertNotEquals(ProgramGenerator.generate(7, "Program"), ProgramGenerator.generate(8, "Program"));
    }

    private static Stream<DynamicTest> packs(List<Long> seeds, String name, int methods) {
        return IntStream.range(0, (seeds.size() + PACK - 1) / PACK).mapToObj(i -> {
            List<Long> pack = seeds.subList(i * PACK, Math.min(seeds.size(), (i + 1) * PACK));
            return DynamicTest.dynamicTest("seeds " + pack.getFirst() + " to " + pack.getLast(), () -> compare(pack, name
                    + pack.getFirst(), methods));
        });
    }

    private static void compare(List<Long> seeds, String name, int methods) throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        Path sources = Files.createDirectories(work.resolve(name + "-programs"));
        Path classes = Files.createDirectories(work.resolve(name + "-program-classes"));
        for (long seed : seeds) {
            Files.writeString(sources.resolve("Seed" + seed + ".java"),
                    "package random;\n" + ProgramGenerator.generate(seed, "Seed" + seed, methods));
        }
        Toolchain.compileJava(sources, classes, List.of());
        Suite suite = Suite.link(name, seeds.stream().map(seed -> "random.Seed"
                + seed).toList(), List.of(classes), work, "--opt", "quick");
        List<String> differences = new ArrayList<>();
        for (long seed : seeds) {
            String difference = Comparison.difference(suite.hotSpot("random.Seed" + seed), suite.compiled("random.Seed" + seed));
            if (difference != null) {
                differences.add("seed " + seed + ": " + difference);
            }
        }
        if (!differences.isEmpty()) {
            fail(differences.stream().collect(Collectors.joining("\n")));
        }
    }
}
