package hiillos.bin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hiillos.posix.memory.MemoryMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        assumeTrue(Host.has(needed), () -> "the host has no " + needed);
        Host.Answer expected = new Host(scratch).run(List.of(Host.has("bash") ? "bash" : "sh"), TestMachine.FILES, script);

        MemoryMachine.Result result = TestMachine.run(TestMachine.create(), script);

        assertEquals(expected.output() + "status " + expected.status(), result.output() + "status " + result.status(),
                () -> script + result.errors());
    }
}
