package hiillos.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShellPausesTest {
    private static final long LONG_LIFE = ShellPauses.SHORT_LIFE_NANOS;

    private final ShellPauses pauses = new ShellPauses();

    @Test
    void whoeverEndsAShellGetsTheNextAtOnce() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, pauses.afterLife(LONG_LIFE));
            assertEquals(0, pauses.afterLife(1));
            assertFalse(pauses.isSound());
        }
    }

    @Test
    void pausesDoubleWhileShellsEndAtOnce() {
        assertTrue(pauses.isSound());
        assertEquals(0, pauses.afterLife(0));
        assertEquals(200_000_000, pauses.afterLife(0));
        assertEquals(400_000_000, pauses.afterLife(LONG_LIFE - 1));
        assertEquals(800_000_000, pauses.afterFailure());
        for (int i = 0; i < 100; i++) {
            pauses.afterLife(0);
        }
        assertEquals(ShellPauses.LONGEST_NANOS, pauses.afterFailure());
        assertEquals(0, pauses.afterLife(LONG_LIFE));
        assertTrue(pauses.isSound());
        assertEquals(200_000_000, pauses.afterFailure());
    }
}
