package hiillos.bin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hiillos.posix.memory.MemoryMachine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error of syntax and of use is a sentence, a status, and the shell goes on; bad-input.txt has all of them. */
class BadInputTest {
    /** Marks what is shown, behind what is given. */
    private static final String SHOWN = "! ";

    static Stream<String> cases() {
        return TestMachine.cases("bad-input.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isASentence(String given) {
        List<String> lines = given.lines().toList();
        String script = String.join("\n", lines.stream().filter(line -> !line.startsWith(SHOWN)).toList()) + "\n";
        String expected = String.join("\n", lines.stream().filter(line -> line.startsWith(SHOWN))
                .map(line -> line.substring(SHOWN.length())).toList());

        MemoryMachine.Result result = TestMachine.run(TestMachine.create(), script);

        assertEquals(expected, result.output() + result.errors() + "status " + result.status());
        assertFalse(result.errors().contains("Exception"), result.errors());
    }
}
