package hiillos.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs tools that are not ours over what we wrote; a missing tool skips the test and says so. */
final class HostTools {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin",
            "/opt/homebrew/bin");

    private HostTools() {}

    record Result(int exitCode, String output) {}

    /** Runs a tool; skips the calling test, with the reason, when the host does not have it. */
    static Result run(String tool, String... arguments) throws IOException, InterruptedException {
        Path program = FOLDERS.stream().map(folder -> Path.of(folder, tool)).filter(Files::isExecutable).findFirst()
                .orElse(null);
        if (program == null) {
            System.out.println("SKIPPED a check: the tool " + tool + " is not installed on this host.");
        }
        assumeTrue(program != null, "the tool " + tool + " is not installed");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("hiillos-tool", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(tool + " did not end within 60 seconds");
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
        }
    }
}
