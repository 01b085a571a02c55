package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import hiillos.conformance.harness.Areas;
import hiillos.conformance.harness.Comparison;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Suite;
import hiillos.conformance.harness.Toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every program does the same on HotSpot and as an image: output, errors and exit code. */
class ProgramsTest {
    /** These areas are compiled as users compile them; the others quickly. */
    private static final Set<String> DEFAULT_LEVEL = Set.of("numbers", "overflows");

    /** Programs that allocate so much that a collection for each object would take minutes. */
    private static final Set<String> NOT_UNDER_STRESS = Set.of("Garbage", "ZipStreams", "RegionRules", "OldTimeZones",
            "OverflowWhileAllocating", "InternedByThreads");

    /** Programs that allocate for minutes' worth of collections. */
    private static final String APPLICATIONS = "applications";

    /** Whether they run with a collection at every allocation all the same. */
    private static final boolean ALL_UNDER_STRESS = Boolean.getBoolean("hiillos.conformance.stress");

    private static final int RAREST_STRESS = 100_000;

    /** The only areas to run, with commas between; empty: all. */
    private static final List<String> AREAS = Stream.of(System.getProperty("hiillos.conformance.areas", "").split(","))
            .filter(each -> !each.isEmpty()).toList();

    /** Of all programs that ran under stress: at every how many allocations garbage was collected. */
    private static final Map<String, Integer> STRESS = new ConcurrentSkipListMap<>();

    private final Map<String, Suite> suites = new ConcurrentHashMap<>();

    @TestFactory
    Stream<DynamicNode> programs() {
        return Areas.all().stream().filter(area -> AREAS.isEmpty() || AREAS.contains(area)).map(area -> DynamicContainer.dynamicContainer(area, Areas.programs(area).stream()
                .map(program -> DynamicTest.dynamicTest(program.substring(program.lastIndexOf('.')
                        + 1), () -> compare(area, program)))));
    }

    @Test
    void thereAreAtLeastThreeHundred() {
        int programs = Areas.all().stream().mapToInt(area -> Areas.programs(area).size()).sum();
        assertTrue(programs >= 300, programs + " programs");
    }

    /** What a user would write, not what tries one thing. */
    @Test
    void sixtyApplicationsHaveAHundredLines() throws IOException {
        Path sources = Path.of(System.getProperty("hiillos.root"), "hiillos-conformance/src/main/java");
        int large = 0;
        for (String program : Areas.programs(APPLICATIONS)) {
            try (Stream<String> lines = Files.lines(sources.resolve(program.replace('.', '/') + ".java"))) {
                large += lines.count() >= 100 ? 1 : 0;
            }
        }
        assertTrue(large >= 60, large + " applications of 100 lines and more");
    }

    private void compare(String area, String program) {
        Suite suite = suites.computeIfAbsent(area, ProgramsTest::link);
        Execution expected = suite.hotSpot(program);
        String difference = Comparison.difference(expected, suite.compiled(program));
        if (difference != null) {
            fail(difference);
        }
        boolean takesLong = area.equals(APPLICATIONS) || NOT_UNDER_STRESS.contains(program.substring(program.lastIndexOf('.') + 1));
        if (!takesLong || ALL_UNDER_STRESS) {
            compareUnderStress(suite, program, expected);
        }
    }

    /** At every allocation; what takes too long then, at every tenth, hundredth and so on: the table says which. */
    private static void compareUnderStress(Suite suite, String program, Execution expected) {
        for (int nth = 1; ; nth *= 10) {
            try {
                String difference = Comparison.difference(expected, suite.underStress(program, nth));
                if (difference != null) {
                    fail("when garbage is collected at every allocation of " + nth + ": " + difference);
                }
                STRESS.put(program, nth);
                return;
            } catch (Execution.StillRunning tooLong) {
                if (!ALL_UNDER_STRESS || nth == RAREST_STRESS) {
                    throw tooLong;
                }
            }
        }
    }

    /** A table of those that agree with HotSpot under stress. */
    @AfterAll
    static void writeTable() throws IOException {
        if (ALL_UNDER_STRESS) {
            Path table = Path.of(System.getProperty("hiillos.test.work")).resolve("stress.md");
            Files.write(table, Stream.concat(Stream.of("| program | a collection at every |", "|---|---|"),
                    STRESS.entrySet().stream().map(each -> "| " + each.getKey() + " | " + each.getValue() + " |")).toList());
            System.out.println("Under stress: " + table);
        }
    }

    private static Suite link(String area) {
        try {
            Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
            return Suite.link(Areas.suiteName(area), Areas.programs(area), List.of(Toolchain.programs()), work, "--opt",
                    DEFAULT_LEVEL.contains(area) ? "default" : "quick");
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }
}
