package hiillos.pm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final String[] NONE = {};
    private static final String[] FILES = {"files"};
    private static final String[] FILES_AND_TIME = {"files", "time"};

    @Test
    void whoSaysNothingPassesOnWhatItMayHave() {
        assertNull(Allowance.of(null, null));
        assertArrayEquals(FILES, Allowance.of(FILES, null));
    }

    @Test
    void nobodyPassesOnMoreThanItMayHave() {
        assertArrayEquals(FILES_AND_TIME, Allowance.of(null, FILES_AND_TIME));
        assertArrayEquals(FILES, Allowance.of(FILES, FILES_AND_TIME));
        assertArrayEquals(NONE, Allowance.of(NONE, FILES_AND_TIME));
    }

    @Test
    void onlyWhatIsNamedIsPermitted() {
        assertTrue(Allowance.permits(null, "files"));
        assertTrue(Allowance.permits(FILES, "files"));
        assertFalse(Allowance.permits(FILES, "time"));
        assertFalse(Allowance.permits(NONE, "files"));
    }
}
