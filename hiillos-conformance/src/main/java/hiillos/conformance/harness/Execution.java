package hiillos.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one process did.
 *
 * @param exitCode as the operating system reports it; 128 and more after a signal
 * @param output standard output, read as UTF-8
 * @param errors standard error, read as UTF-8
 */
public record Execution(int exitCode, String output, String errors) {
    private static final long LIMIT_SECONDS = Long.getLong("hiillos.conformance.seconds", 120);

    /** A process did not end in time, and was stopped. */
    public static final class StillRunning extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private StillRunning(String message) {
            super(message);
        }
    }

    /**
     * Runs a command to its end, without input.
     *
     * @throws StillRunning if it does not end in time
     */
    public static Execution of(List<String> command) {
        return of(command, Map.of());
    }

    /** As {@link #of(List)}, with variables added to the environment. */
    public static Execution of(List<String> command, Map<String, String> environment) {
        return of(command, environment, null);
    }

    /** As {@link #of(List, Map)}, with a file as standard input; null for none. */
    public static Execution of(List<String> command, Map<String, String> environment, Path input) {
        try {
            Path output = Files.createTempFile("hiillos-output", ".txt");
            Path errors = Files.createTempFile("hiillos-errors", ".txt");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
                builder.redirectInput(ProcessBuilder.Redirect.from((input == null ? Path.of("/dev/null") : input).toFile()));
                builder.environment().keySet().removeIf(name -> name.equals("JAVA_TOOL_OPTIONS") || name.equals("_JAVA_OPTIONS"));
                builder.environment().putAll(environment);
                Process process = builder.start();
                try {
                    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                        throw new StillRunning("still running after " + LIMIT_SECONDS + " s: " + String.join(" ", command)
                                + "\n" + text(output) + text(errors));
                    }
                } finally {
                    process.destroyForcibly().waitFor();
                }
                return new Execution(process.exitValue(), text(output), text(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(error);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
