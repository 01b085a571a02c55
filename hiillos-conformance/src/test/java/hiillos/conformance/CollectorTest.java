package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.conformance.harness.Comparison;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Suite;
import hiillos.conformance.harness.Toolchain;
import hiillos.conformance.random.AllocationGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The collector of profile {@code linux}: memory comes back, and when there is none left the program is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectorTest {
    private static final String PACKAGE = "hiillos.conformance.collector.";
    private static final Pattern REPORT = Pattern.compile("collection \\d+: (\\d+) KiB -> (\\d+) KiB, alive (\\d+) KiB in \\d+ objects, \\d+ us");

    private static final List<String> PROGRAMS =
            List.of("HundredHeaps", "Exhaustion", "ExhaustedThreads", "ThreadChurn", "References", "HiddenReferences", "LongChurn", "HeapLimit");

    private Suite suite;

    @BeforeAll
    void link() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        suite = Suite.link("CollectorPrograms", PROGRAMS.stream().map(each -> PACKAGE + each).toList(),
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
    void aFullHeapEndsThreadsAndNotTheProgram() {
        Execution run = suite.compiled(PACKAGE + "ExhaustedThreads", Map.of("HIILLOS_HEAP", "4m"));
        assertEquals("alive, 1048576 bytes\n", run.output(), run.errors());
        assertEquals(0, run.exitCode(), run.errors());
    }

    @Test
    void theLimitIsTheEnvironments() {
        Execution run = suite.compiled(PACKAGE + "Exhaustion", Map.of("HIILLOS_HEAP", "3m", "HIILLOS_COLLECT", "verbose"));
        run.errors().lines().map(REPORT::matcher).forEach(report -> {
            assertTrue(report.matches());
            assertTrue(Integer.parseInt(report.group(1)) <= 3 << 10, report.group());
        });
    }

    /** The third would be 0 KiB if bits were lost, and the fourth 1 GiB. */
    @Test
    void aLimitBeyondAllMemoryIsTheMemory() {
        String all = suite.compiled(PACKAGE + "HeapLimit").output();
        assertEquals("7\n", suite.compiled(PACKAGE + "HeapLimit", Map.of("HIILLOS_HEAP", "8m")).output());
        for (String much : List.of("18014398509481984k", "17179869185g", "999999999999999999999999")) {
            assertEquals(all, suite.compiled(PACKAGE + "HeapLimit", Map.of("HIILLOS_HEAP", much)).output());
        }
    }

    @Test
    void withoutAddressSpaceTheProgramSaysSo() {
        Execution run = Execution.of(List.of("sh", "-c", "ulimit -v 3000; exec \"$0\" " + PACKAGE + "HeapLimit", suite.image().toString()));
        assertTrue(run.errors().matches("hiillos: no address space for a heap; bytes: 0x[0-9a-f]+\n"), run.errors());
        assertEquals(134, run.exitCode());
    }

    @Test
    void eightThreadsAllocateAHundredHeapsWhileOthersComeAndGo() {
        Execution run = suite.compiled(PACKAGE + "ThreadChurn", Map.of("HIILLOS_HEAP", "8m"));
        assertEquals("800 MiB by 8 threads, 200 brief ones, sound\n", run.output(), run.errors());
        assertEquals(0, run.exitCode());
    }

    @Test
    void referencesCleanersAndQueuesDoWhatHotSpotsDo() {
        Execution expected = suite.hotSpot(PACKAGE + "References");
        assertNull(Comparison.difference(expected, suite.compiled(PACKAGE + "References", Map.of("HIILLOS_HEAP", "16m"))));
        assertNull(Comparison.difference(expected,
                suite.compiled(PACKAGE + "References", Map.of("HIILLOS_HEAP", "4m", "HIILLOS_COLLECT", "stress"))));
    }

    /** Loop strength reduction and vector registers hide references: design notes, toolchain, decision 2. */
    @Test
    void noReferenceIsHidden() {
        Execution expected = suite.hotSpot(PACKAGE + "HiddenReferences");
        assertNull(Comparison.difference(expected, suite.underStress(PACKAGE + "HiddenReferences")));
        for (int i = 0; i < 5; i++) {
            assertNull(Comparison.difference(expected, suite.compiled(PACKAGE + "HiddenReferences", Map.of("HIILLOS_HEAP", "4m"))));
        }
    }

    @Test
    void longChurnLeavesMemoryFlat() {
        int seconds = Integer.getInteger("hiillos.collector.churn", 4);
        List<Integer> after = heapsInChurn(seconds);
        // Where others want the processors, too, it takes longer.
        after = after.size() >= 8 ? after : heapsInChurn(10 * seconds);
        assertTrue(after.size() >= 8, "only " + after.size() + " collections");
        int early = after.subList(after.size() / 4, after.size() / 2).stream().mapToInt(Integer::intValue).max().orElseThrow();
        int late = after.subList(after.size() / 2, after.size()).stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertTrue(late <= early + early / 4, "the heap grows: " + early + " KiB, later " + late + " KiB");
    }

    /** KiB in use after each collection. */
    private List<Integer> heapsInChurn(int seconds) {
        Execution run = suite.compiled(PACKAGE + "LongChurn",
                Map.of("HIILLOS_HEAP", "64m", "HIILLOS_COLLECT", "verbose", "CHURN_SECONDS", Integer.toString(seconds)));
        assertEquals("sound\n", run.output(), run.errors());
        return run.errors().lines().map(REPORT::matcher).filter(Matcher::matches).map(each -> Integer.parseInt(each.group(2))).toList();
    }

    /** Programs that move references about, compiled with all optimisation, with a collection at every allocation. */
    @Test
    void randomProgramsHideNoReferenceEither() throws IOException {
        assertEquals(List.of(), wrong("AllocationPrograms", Integer.getInteger("hiillos.collector.programs", 20), "full"));
    }

    /**
     * The same generator finds references that are hidden. Without checks nothing loads an array's length behind a call, so LLVM
     * keeps of it what it likes, and that is at times an address far outside.
     */
    @Test
    void withoutChecksOfIndicesReferencesAreHidden() throws IOException {
        assertNotEquals(List.of(), wrong("UncheckedPrograms", 8, "full", "-X", "defect.unchecked-indices=on"));
    }

    /** The random programs that do not behave as on HotSpot. */
    private static List<String> wrong(String suite, int count, String level, String... options) throws IOException {
        long first = Long.getLong("hiillos.collector.seed", 1);
        Path work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        Path sources = Files.createDirectories(work.resolve(suite + "-sources"));
        Path classes = Files.createDirectories(work.resolve(suite + "-generated"));
        List<String> names = LongStream.range(first, first + count).mapToObj(seed -> "Allocation" + seed).toList();
        for (String name : names) {
            Files.writeString(sources.resolve(name + ".java"),
                    "package random;\n" + AllocationGenerator.generate(Long.parseLong(name.substring("Allocation".length())), name));
        }
        Toolchain.compileJava(sources, classes, List.of());
        List<String> all = new ArrayList<>(List.of("--opt", level));
        all.addAll(List.of(options));
        Suite programs = Suite.link(suite, names.stream().map(each -> "random." + each).toList(), List.of(classes), work,
                all.toArray(String[]::new));
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            Execution expected = programs.hotSpot("random." + name);
            assertEquals(0, expected.exitCode(), expected.errors());
            String difference = Comparison.difference(expected, programs.underStress("random." + name));
            if (difference != null) {
                wrong.add(name + ": " + difference);
            }
        }
        return wrong;
    }
}
