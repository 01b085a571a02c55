package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.conformance.harness.Areas;
import hiillos.conformance.harness.Comparison;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.GuestSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every program does the same on HotSpot and on hiillos: output, errors and exit code. One machine in QEMU runs them all, each in a
 * process of its own. {@code -Dhiillos.conformance.guest} names areas with commas between, or {@code all}, with the libraries, or
 * {@code full}, also with the litmus tests and the collector's programs, which take minutes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiillosTest {
    private static final String ALL = "all";
    private static final String FULL = "full";
    private static final int PROCESSORS = 4;
    private static final long LIMIT_SECONDS = 1_200;
    private static final String LITMUS = "hiillos.conformance.litmus.Litmus";
    private static final String COLLECTOR = "hiillos.conformance.collector.";
    /** What programs print that use up a heap of 8 MiB many times. */
    private static final Map<String, String> COLLECTED = Map.of("Exhaustion", "OutOfMemoryError caught 3 times, then 1000 arrays again\n",
            "ThreadChurn", "800 MiB by 8 threads, 200 brief ones, sound\n", "HundredHeaps", "838860800 bytes, sound\n");

    private final Map<String, Path> inputs = new HashMap<>();
    private List<String> compared;
    private GuestSuite suite;
    private Map<String, Execution> results;
    private boolean isFull;

    @BeforeAll
    void runAll() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        String wanted = System.getProperty("hiillos.conformance.guest", ALL);
        isFull = wanted.equals(FULL);
        boolean isWhole = isFull || wanted.equals(ALL);
        compared = new ArrayList<>();
        for (String area : isWhole ? Areas.all() : Arrays.asList(wanted.split(","))) {
            compared.addAll(Areas.programs(area));
        }
        if (isWhole) {
            compared.addAll(LibraryPrograms.ALL);
        }
        List<String> programs = new ArrayList<>(compared);
        if (isFull) {
            programs.add(LITMUS);
            COLLECTED.keySet().forEach(program -> programs.add(COLLECTOR + program));
        }
        suite = GuestSuite.link(Path.of(System.getProperty("hiillos.root")), programs, LibraryPrograms.classPath(), work);
        for (String program : compared) {
            inputs.put(program, LibraryPrograms.input(program, work));
            suite.add(program, Map.of(), inputs.get(program));
        }
        if (isFull) {
            suite.add(LITMUS, Map.of("HIILLOS_LITMUS", "1"), null);
            COLLECTED.keySet().forEach(program -> suite.add(COLLECTOR + program, Map.of("HIILLOS_HEAP", "8m"), null));
        }
        results = suite.run(PROCESSORS, LIMIT_SECONDS);
        System.out.println(suite.report() + "; " + results.size() + " programs ran on hiillos");
    }

    @TestFactory
    Stream<DynamicTest> programs() {
        return compared.stream().map(program -> DynamicTest.dynamicTest(program.substring("hiillos.conformance.".length()), () -> compare(program)));
    }

    private void compare(String program) {
        Execution expected = suite.hotSpot(program, inputs.get(program));
        if (program.startsWith(LibraryPrograms.PACKAGE)) {
            // HotSpot warns of sun.misc.Unsafe, which aircompressor uses.
            expected = new Execution(expected.exitCode(), expected.output(), "");
        }
        assertNotNull(results.get(program), "it did not run");
        assertNull(Comparison.difference(expected, results.get(program)));
    }

    @TestFactory
    Stream<DynamicTest> memoryAndItsModel() {
        if (!isFull) {
            return Stream.of();
        }
        Stream<DynamicTest> collected = COLLECTED.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(),
                () -> assertEquals(new Execution(0, each.getValue(), ""), results.get(COLLECTOR + each.getKey()))));
        return Stream.concat(collected, Stream.of(DynamicTest.dynamicTest("no outcome that is forbidden", () -> {
            String output = results.get(LITMUS).output();
            assertTrue(output.lines().filter(line -> line.startsWith("ok ")).count() >= 20 && !output.contains("FORBIDDEN"), output);
        })));
    }
}
