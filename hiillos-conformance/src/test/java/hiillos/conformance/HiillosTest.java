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
 * process of its own. {@code -Dhiillos.conformance.guest} names areas with commas between, {@code libraries}, {@code litmus} and
 * {@code collector}, whose programs take minutes; {@code all} is all areas and the libraries, {@code full} everything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiillosTest {
    private static final String ALL = "all";
    private static final String FULL = "full";
    private static final int PROCESSORS = 4;
    private static final long LIMIT_SECONDS = 1_200;
    /** With the litmus tests or the collector's programs, which nobody waits for. */
    private static final long NIGHTLY_SECONDS = 5_400;
    private static final String LITMUS = "hiillos.conformance.litmus.Litmus";
    private static final String COLLECTOR = "hiillos.conformance.collector.";
    /** What programs print that use up a heap of 8 MiB many times. */
    private static final Map<String, String> COLLECTED = Map.of("Exhaustion", "OutOfMemoryError caught 3 times, then 1000 arrays again\n",
            "ThreadChurn", "800 MiB by 8 threads, 200 brief ones, sound\n", "HundredHeaps", "838860800 bytes, sound\n");

    /**
     * Not with programs of other areas: where one of those asks whatever class it gets for its methods, and calls them, what comes out of
     * the calls of these is known no more. {@code guest=reflection} has them.
     */
    private static final List<String> ALONE = List.of("hiillos.conformance.programs.reflection.Proxies",
            "hiillos.conformance.programs.reflection.ClassesOutOfSight");

    private final Map<String, Path> inputs = new HashMap<>();
    private List<String> compared;
    private GuestSuite suite;
    private Map<String, Execution> results;
    private boolean hasLitmus;
    private boolean hasCollector;

    @BeforeAll
    void runAll() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        String wanted = System.getProperty("hiillos.conformance.guest", ALL);
        List<String> parts = new ArrayList<>(Arrays.asList(wanted.split(",")));
        if (parts.remove(FULL)) {
            parts.addAll(List.of(ALL, "litmus", "collector"));
        }
        if (parts.remove(ALL)) {
            parts.addAll(Areas.all());
            parts.add("libraries");
        }
        hasLitmus = parts.remove("litmus");
        hasCollector = parts.remove("collector");
        compared = new ArrayList<>(parts.remove("libraries") ? LibraryPrograms.ALL : List.of());
        for (String area : parts) {
            compared.addAll(Areas.programs(area));
        }
        if (!wanted.equals("reflection")) {
            compared.removeAll(ALONE);
        }
        List<String> programs = new ArrayList<>(compared);
        if (hasLitmus) {
            programs.add(LITMUS);
        }
        if (hasCollector) {
            COLLECTED.keySet().forEach(program -> programs.add(COLLECTOR + program));
        }
        suite = GuestSuite.link(Path.of(System.getProperty("hiillos.root")), programs, LibraryPrograms.classPath(), work);
        for (String program : compared) {
            inputs.put(program, LibraryPrograms.input(program, work));
            suite.add(program, Map.of(), inputs.get(program));
        }
        if (hasLitmus) {
            suite.add(LITMUS, Map.of("HIILLOS_LITMUS", "1"), null);
        }
        if (hasCollector) {
            COLLECTED.keySet().forEach(program -> suite.add(COLLECTOR + program, Map.of("HIILLOS_HEAP", "8m"), null));
        }
        results = suite.run(PROCESSORS, hasLitmus || hasCollector ? NIGHTLY_SECONDS : LIMIT_SECONDS);
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
        List<DynamicTest> tests = new ArrayList<>();
        if (hasCollector) {
            COLLECTED.forEach((program, output) -> tests.add(DynamicTest.dynamicTest(program,
                    () -> assertEquals(new Execution(0, output, ""), results.get(COLLECTOR + program)))));
        }
        if (hasLitmus) {
            tests.add(DynamicTest.dynamicTest("no outcome that is forbidden", () -> {
                assertNotNull(results.get(LITMUS), "it did not run");
                String output = results.get(LITMUS).output();
                assertTrue(output.lines().filter(line -> line.startsWith("ok ")).count() >= 20 && !output.contains("FORBIDDEN"), output);
            }));
        }
        return tests.stream();
    }
}
