package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hiillos.conformance.harness.Comparison;
import hiillos.conformance.harness.Execution;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison itself notices every kind of difference. */
class ComparisonTest {
    @Test
    void equalExecutionsDoNotDiffer() {
        assertNull(Comparison.difference(new Execution(1, "a\nb\n", "e"), new Execution(1, "a\nb\n", "e")));
    }

    @Test
    void exitCodesDiffer() {
        assertEquals("exit code: HotSpot 0, compiled 134", Comparison.difference(new Execution(0, "", ""),
                new Execution(134, "", "")));
    }

    @Test
    void theFirstDifferingLineIsNamed() {
        assertEquals("exit code: HotSpot 0, compiled 0\noutput, line 2\n  HotSpot:  b\n  compiled: c",
                Comparison.difference(new Execution(0, "a\nb\nx", ""), new Execution(0, "a\nc\ny", "")));
    }

    @Test
    void missingOutputAndOtherErrorsAreDifferences() {
        assertEquals("exit code: HotSpot 0, compiled 0\noutput, line 2\n  HotSpot:  \n  compiled: (end)\nerrors, line 1\n  HotSpot:  \n  compiled: e",
                Comparison.difference(new Execution(0, "a\n", ""), new Execution(0, "a", "e")));
    }

    @Test
    void aProcessIsReadToItsEnd() {
        assertEquals(new Execution(3, "out\n", "err\n"), Execution.of(List.of("/bin/sh", "-c", "echo out; echo err >&2; exit 3")));
    }
}
