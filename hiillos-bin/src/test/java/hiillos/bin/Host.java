package hiillos.bin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs scripts with the host's shells and tools, in the C locale, in a directory made for each script. */
final class Host {
    /** What a script printed, how it ended, and whether it complained. */
    record Answer(String output, int status, boolean complained) {
        @Override
        public String toString() {
            return output + (output.isEmpty() || output.endsWith("\n") ? "" : "\\\n") + "status " + status
                    + (complained ? ", with a message\n" : "\n");
        }
    }

    private final Path scratch;
    private int runs;

    /** @param scratch an empty directory */
    Host(Path scratch) {
        this.scratch = scratch;
    }

    static boolean has(String program) {
        return Stream.of("/bin/", "/usr/bin/").anyMatch(each -> new File(each + program).canExecute());
    }

    /**
     * Runs a script.
     *
     * @param shell the shell and its options
     * @param files what lies in the directory that it runs in
     */
    Answer run(List<String> shell, Map<String, String> files, String script) throws IOException, InterruptedException {
        Path work = scratch.resolve("work" + ++runs);
        Files.createDirectories(work);
        for (var each : files.entrySet()) {
            Path file = work.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        Path text = scratch.resolve("case.sh");
        Files.writeString(text, script);
        Path output = scratch.resolve("output");
        Path errors = scratch.resolve("errors");
        // What runs the tests may ignore these signals (nohup), and all that it starts with it.
        List<String> command = Stream.of(List.of("env", "--default-signal=HUP,INT,QUIT"), shell, List.of(text.toString()))
                .flatMap(List::stream).toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(work.toFile()).redirectInput(new File("/dev/null")).redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", "/home", "LC_ALL", "C", "TZ", "UTC"));
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the host does not end: " + script);
        }
        remove(work);
        return new Answer(new String(Files.readAllBytes(output), StandardCharsets.UTF_8), process.exitValue(), Files.size(errors) > 0);
    }

    private static void remove(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException busy) {
            // A program that nobody waits for still works there; the directory goes with the scratch directory.
        }
    }
}
