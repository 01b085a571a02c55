package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TapReportTest {
    @Test
    void twoPlansInOneLogAreOneReport() {
        TapReport report = TapReport.of(List.of("1..1", "ok 1 - kernel", "noise", "1..2", "# seed 1", "ok 1 - a", "ok 2 - b"));
        assertTrue(report.isGood(), report.complaint());
        assertEquals(3, report.planned());
    }

    @Test
    void aFailureKeepsItsComments() {
        TapReport report = TapReport.of(List.of("1..2", "not ok 1 - a", "# expected 1, got 2", "#   at A.b", "ok 2 - b", "# end"));
        assertFalse(report.isGood());
        assertEquals(List.of("not ok 1 - a", "# expected 1, got 2", "#   at A.b"), report.failed());
    }

    @Test
    void missingTestsAndMissingPlansAreNotGood() {
        assertFalse(TapReport.of(List.of("1..2", "ok 1 - a")).isGood());
        assertFalse(TapReport.of(List.of("ok 1 - a")).isGood());
        assertFalse(TapReport.of(List.of()).isGood());
    }
}
