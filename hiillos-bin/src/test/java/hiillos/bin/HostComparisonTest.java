package hiillos.bin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hiillos.posix.memory.MemoryMachine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same commands here and with the host's shell and tools: standard output and exit status are equal. */
class HostComparisonTest {
    @TempDir
    Path scratch;

    static Stream<String> cases() {
        return TestMachine.cases("host-comparison.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheHostDoes(String script) throws IOException, InterruptedException {
        String needed = script.startsWith("# needs ") ? script.substring(8, script.indexOf('\n')) : "sh";
        assumeTrue(Stream.of("/bin/", "/usr/bin/").anyMatch(each -> new File(each + needed).canExecute()),
                () -> "the host has no " + needed);
        Path work = scratch.resolve("work");
        Files.createDirectories(work);
        for (var each : TestMachine.FILES.entrySet()) {
            Path file = work.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        Path script_ = scratch.resolve("case.sh");
        Files.writeString(script_, script);
        Path output = scratch.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(new File("/bin/bash").canExecute() ? "/bin/bash" : "/bin/sh", script_.toString());
        builder.directory(work.toFile()).redirectInput(new File("/dev/null")).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", "/home");
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the host does not end: " + script);
        }
        String expected = new String(Files.readAllBytes(output), StandardCharsets.UTF_8) + "status " + process.exitValue();

        MemoryMachine.Result result = TestMachine.run(TestMachine.create(), script);

        assertEquals(expected, result.output() + "status " + result.status(), () -> script + result.errors());
    }
}
