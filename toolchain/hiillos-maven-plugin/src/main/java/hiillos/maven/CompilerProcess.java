package hiillos.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;

/** Runs a Java program in a process of its own and passes its lines on. */
final class CompilerProcess {
    private CompilerProcess() {}

    /**
     * Runs and waits.
     *
     * @param java the {@code java} to run it with
     * @param classPath jars and directories
     * @param arguments main class and its words
     * @param output takes each line of standard output
     * @throws MojoFailureException with the lines of standard error if it does not end with 0
     */
    static void run(Path java, List<Path> classPath, List<String> arguments, Consumer<String> output)
            throws MojoFailureException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+UseSerialGC");
        // So short a run does not repay the second-tier compiler: a quarter of the CPU time.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xss8m");
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.addAll(arguments);
        List<String> errors = new ArrayList<>();
        int exitCode;
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException exception) {
            throw new MojoFailureException("the compiler cannot be run: " + exception.getMessage(), exception);
        }
        Thread stopper = new Thread(() -> stopTree(process), "compiler-stopper");
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            Thread errorReader = new Thread(() -> readLines(process.getErrorStream(), errors::add), "compiler-errors");
            errorReader.start();
            readLines(process.getInputStream(), output);
            exitCode = process.waitFor();
            errorReader.join();
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (UncheckedIOException exception) {
            throw new MojoFailureException("the compiler cannot be run: " + exception.getMessage(), exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new MojoFailureException("the compiler was interrupted", exception);
        } finally {
            // Nothing is left of one that has ended.
            stopTree(process);
        }
        if (exitCode != 0) {
            throw new MojoFailureException(errors.isEmpty()
                    ? "the compiler ended with code " + exitCode : String.join(System.lineSeparator(), errors));
        }
        for (String line : errors) {
            output.accept(line);
        }
    }

    /** The compiler forks code generators: they must not outlive it. */
    private static void stopTree(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void readLines(InputStream stream, Consumer<String> consumer) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
