package hiillos.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerProcessTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    private List<String> run(String body) throws IOException, MojoFailureException {
        Path source = Files.writeString(folder.resolve("Program.java"),
                "public class Program { public static void main(String[] words) {" + body + "} }");
        List<String> lines = new ArrayList<>();
        CompilerProcess.run(JAVA, List.of(folder), List.of(source.toString(), "word"), lines::add);
        return lines;
    }

    @Test
    void linesOfASuccessArePassedOn() throws IOException, MojoFailureException {
        assertEquals(List.of("kernel.elf word"), run("System.out.println(\"kernel.elf \" + words[0]);"));
    }

    @Test
    void failureCarriesWhatTheCompilerSaid() {
        MojoFailureException failure = assertThrows(MojoFailureException.class,
                () -> run("System.err.println(\"Kernel.java:12: no lambdas here\"); System.exit(1);"));
        assertEquals("Kernel.java:12: no lambdas here", failure.getMessage());
    }

    /** As when the build is interrupted: whoever does not wait for the compiler leaves none behind. */
    @Test
    void aCompilerForWhichNobodyWaitsIsEnded() throws Exception {
        Path source = Files.writeString(folder.resolve("Program.java"), "public class Program { public static void main(String[] words)"
                + " throws Exception { System.out.println(ProcessHandle.current().pid()); Thread.sleep(1_000_000); } }");
        List<Long> started = new ArrayList<>();
        assertThrows(IllegalStateException.class, () -> CompilerProcess.run(JAVA, List.of(folder), List.of(source.toString()), line -> {
            started.add(Long.parseLong(line));
            throw new IllegalStateException("the build ends");
        }));
        ProcessHandle compiler = ProcessHandle.of(started.get(0)).orElse(null);
        if (compiler != null) {
            compiler.onExit().get(30, TimeUnit.SECONDS);
        }
    }
}
