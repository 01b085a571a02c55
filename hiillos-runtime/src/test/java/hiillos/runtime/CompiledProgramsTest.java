package hiillos.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.compiler.Main;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The programs in src/test/programs, compiled for profile {@code linux}, do what they do on the JVM: the same output, the same
 * error output, the same exit code.
 */
class CompiledProgramsTest {
    private static final Path PROGRAMS = Path.of("src", "test", "programs");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final long LIMIT_SECONDS = 60;

    /** What a process did. */
    private record Run(int exitCode, byte[] output, String errors) {}

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"Everyday", "Faults", "Traces"})
    void programsRunAsOnTheJvm(String program) throws Exception {
        Path executable = compile(program);
        Run expected = run(new byte[0], jvm(program));
        Run actual = run(new byte[0], List.of(executable.toString()));
        assertEquals(new String(expected.output(), StandardCharsets.UTF_8), new String(actual.output(), StandardCharsets.UTF_8));
        assertEquals(expected.errors(), actual.errors());
        assertEquals(expected.exitCode(), actual.exitCode());
    }

    @Test
    void threadsThatReadStandardInputGetEachByteOnce() throws Exception {
        byte[] input = new byte[1_000_000];
        new Random(1).nextBytes(input);
        long sum = 0;
        for (byte each : input) {
            sum += each & 0xff;
        }
        Run run = run(input, List.of(compile("SharedInput").toString()));
        assertEquals("1000000 bytes, sum " + sum + "\n", new String(run.output(), StandardCharsets.UTF_8), run.errors());
    }

    /** The frame holds one raw block and one of a repeated byte (RFC 8878, 3.1.1), so that no tool is needed to make it. */
    @Test
    void libraryThatUsesUnsafeDecompresses() throws Exception {
        Path executable = compile("Decompress");
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});
        // Single segment with a content size of four bytes.
        byte[] raw = "hiillos ".repeat(50).getBytes(StandardCharsets.US_ASCII);
        int repeated = 1000;
        frame.write(0xa0);
        writeLittleEndian(frame, raw.length + repeated, 4);
        writeLittleEndian(frame, raw.length << 3, 3);
        frame.write(raw);
        writeLittleEndian(frame, repeated << 3 | 1 << 1 | 1, 3);
        frame.write('x');
        byte[] expected = Arrays.copyOf(raw, raw.length + repeated);
        Arrays.fill(expected, raw.length, expected.length, (byte) 'x');

        Run run = run(frame.toByteArray(), List.of(executable.toString()));

        assertEquals("", run.errors());
        assertArrayEquals(expected, run.output());
    }

    private static void writeLittleEndian(ByteArrayOutputStream out, int value, int countBytes) {
        for (int i = 0; i < countBytes; i++) {
            out.write(value >>> 8 * i);
        }
    }

    private Path compile(String program) {
        System.setProperty("maven.repo.local", System.getProperty("hiillos.test.repository"));
        String classPath = System.getProperty("hiillos.test.libraries");
        String source = PROGRAMS.resolve(program + ".java").toString();
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-nowarn", "-Xlint:none", "-cp", classPath, "-d",
                directory.toString(), source));
        Path executable = directory.resolve(program + ".elf");
        assertEquals(0, Main.run("-cp", directory + File.pathSeparator + classPath, "--main", program, "--profile", "linux",
                "--opt", "quick", "--runtime-path", System.getProperty("hiillos.test.runtime"), "-o", executable.toString()));
        return executable;
    }

    private List<String> jvm(String program) {
        return List.of(JAVA.toString(), "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8", "-Duser.language=en", "-cp", directory.toString(), program);
    }

    private Run run(byte[] input, List<String> command) throws IOException, InterruptedException {
        Path in = Files.write(directory.resolve("in"), input);
        Path out = directory.resolve("out");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(new ArrayList<>(command)).redirectInput(in.toFile()).redirectOutput(out.toFile())
                .redirectError(errors.toFile()).start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Run(process.exitValue(), Files.readAllBytes(out), Files.readString(errors));
    }
}
