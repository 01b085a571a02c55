package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hiillos compile}, for people who want no Maven. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(300)
class CompileCommandTest {
    @TempDir
    Path folder;

    private record Result(int exitCode, String output) {}

    private Result run(List<String> command) throws IOException, InterruptedException {
        List<String> limited = new ArrayList<>(List.of("timeout", "-s", "KILL", "120"));
        limited.addAll(command);
        Process process = new ProcessBuilder(limited).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), output);
        return new Result(process.exitValue(), output);
    }

    private void javac(String className, String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(className + ".java"), source);
        Result result = run(List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-g", "-d", ".",
                file.toString()));
        assertEquals(0, result.exitCode, result.output);
    }

    private Result compile(String className) throws IOException, InterruptedException {
        return run(List.of(Product.root().resolve("hiillos").toString(), "compile", "-cp", ".", "--main", className,
                "--profile", "linux", "-o", "program"));
    }

    @Test
    void classPathBecomesAProgram() throws IOException, InterruptedException {
        javac("Hello", """
                import java.util.*;
                public class Hello {
                    public static void main(String[] words) {
                        var counts = new TreeMap<String, Integer>();
                        for (String word : words) {
                            counts.merge(word, 1, Integer::sum);
                        }
                        System.out.println(counts + " " + 1.5e10 / 3);
                    }
                }
                """);
        Result compiled = compile("Hello");
        assertEquals(0, compiled.exitCode, compiled.output);
        assertTrue(compiled.output.matches("(?s).*program: text .* classes, .* methods, .*"), compiled.output);
        assertEquals(new Result(0, "{a=2, b=1} 5.0E9\n"),
                run(List.of(folder.resolve("program").toString(), "b", "a", "a")));
    }

    @Test
    void uncaughtExceptionNamesJavaLines() throws IOException, InterruptedException {
        javac("Failing", """
                public class Failing {
                    public static void main(String[] words) {
                        fail(new int[words.length]);
                    }
                    static void fail(int[] array) {
                        array[7] = 1;
                    }
                }
                """);
        assertEquals(0, compile("Failing").exitCode);
        Result result = run(List.of(folder.resolve("program").toString()));
        assertEquals(1, result.exitCode, result.output);
        assertTrue(result.output.contains("ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 0"), result.output);
        int fail = result.output.indexOf("Failing.fail(Failing.java:6)");
        assertTrue(fail >= 0 && result.output.indexOf("Failing.main(Failing.java:3)") > fail, result.output);
    }

    @Test
    void whatCannotBeCompiledIsAnErrorWithClassAndPath() throws IOException, InterruptedException {
        javac("Reflecting", """
                public class Reflecting {
                    public static void main(String[] words) throws Exception {
                        System.out.println(helper());
                    }
                    static native int helper();
                }
                """);
        Result result = compile("Reflecting");
        assertEquals(1, result.exitCode, result.output);
        assertTrue(result.output.contains("Reflecting.helper") && result.output.contains("Reflecting.java:3"), result.output);
    }

    @Test
    void unknownOptionSuggestsTheRightOne() throws IOException, InterruptedException {
        Result result = run(List.of(Product.root().resolve("hiillos").toString(), "compile", "--profil", "linux"));
        assertEquals(2, result.exitCode, result.output);
        assertTrue(result.output.contains("--profile"), result.output);
    }
}
