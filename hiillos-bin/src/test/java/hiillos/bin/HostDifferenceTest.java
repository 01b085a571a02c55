package hiillos.bin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hiillos.posix.memory.MemoryMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated scripts and command lines here and on the host: what is printed, the exit status, and whether there is a message. Where the
 * host's shells differ from each other, either is right. {@code -Dhiillos.difference=N} makes N of each, from {@code -Dhiillos.seed} on.
 */
class HostDifferenceTest {
    private static final int COUNT = Integer.getInteger("hiillos.difference", 150);
    private static final long SEED = Long.getLong("hiillos.seed", 1);
    /** After so many there is enough to look at. */
    private static final int SHOWN = Integer.getInteger("hiillos.difference.shown", 5);

    @TempDir
    Path scratch;

    private Host host;

    @BeforeEach
    void start() {
        host = new Host(scratch);
    }

    /** Files under their paths, and what is done with them line by line. */
    private record Case(Map<String, String> files, List<String> statements) {}

    /** Makes a case from a number. */
    private interface Source {
        Case make(long seed);
    }

    @Test
    void scriptsDoWhatTheHostsShellsDo() throws IOException, InterruptedException {
        List<List<String>> shells = new ArrayList<>();
        if (Host.has("dash")) {
            shells.add(List.of("dash"));
        }
        if (Host.has("bash")) {
            shells.add(List.of("bash", "--posix"));
            shells.add(List.of("bash"));
        }
        assumeTrue(!shells.isEmpty(), "the host has neither dash nor bash");

        assertEquals("", differences(shells, seed -> new Case(TestMachine.FILES, new ScriptGenerator(seed).statements())));
    }

    @Test
    void toolsDoWhatGnusDo() throws IOException, InterruptedException {
        for (String each : List.of("dash", "sort", "cut", "seq", "grep", "find", "cmp", "hexdump")) {
            assumeTrue(Host.has(each), () -> "the host has no " + each);
        }

        assertEquals("", differences(List.of(List.of("dash")), seed -> {
            ToolGenerator generator = new ToolGenerator(seed);
            return new Case(generator.files(), generator.statements());
        }));
    }

    private String differences(List<List<String>> shells, Source source) throws IOException, InterruptedException {
        StringBuilder found = new StringBuilder();
        int count = 0;
        for (long seed = SEED; seed < SEED + COUNT && count < SHOWN; seed++) {
            Case made = source.make(seed);
            Map<String, String> files = made.files();
            List<String> statements = made.statements();
            // A reader that ends early lets its writer print more or less: what is different once only is chance.
            if (difference(shells, files, statements) != null && difference(shells, files, statements) != null
                    && difference(shells, files, statements) != null) {
                List<String> small = shrink(shells, files, statements);
                found.append("--- seed ").append(seed).append('\n').append(String.join("\n", small)).append('\n')
                        .append(difference(shells, files, small));
                count++;
            }
        }
        return found.toString();
    }

    /** What is different, in words; null if nothing is. */
    private String difference(List<List<String>> shells, Map<String, String> files, List<String> statements)
            throws IOException, InterruptedException {
        String script = String.join("\n", statements) + "\n";
        MemoryMachine.Result result;
        try {
            result = TestMachine.run(TestMachine.create(files), script);
        } catch (AssertionError hang) {
            throw new AssertionError(script, hang);
        }
        Host.Answer answer = new Host.Answer(result.output(), result.status(), !result.errors().isEmpty());
        StringBuilder answers = new StringBuilder();
        for (List<String> shell : shells) {
            Host.Answer expected = host.run(shell, files, script);
            if (expected.equals(answer)) {
                return null;
            }
            answers.append("=== ").append(shell.get(0)).append('\n').append(expected);
        }
        return answers.append("=== here\n").append(answer).append(result.errors()).toString();
    }

    /** Leaves out what the difference does not need; the first line stays. */
    private List<String> shrink(List<List<String>> shells, Map<String, String> files, List<String> statements)
            throws IOException, InterruptedException {
        List<String> small = new ArrayList<>(statements);
        for (int i = small.size() - 1; i > 0; i--) {
            List<String> less = new ArrayList<>(small);
            less.remove(i);
            if (difference(shells, files, less) != null) {
                small = less;
            }
        }
        return small;
    }
}
