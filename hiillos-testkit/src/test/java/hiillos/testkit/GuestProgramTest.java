package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class GuestProgramTest {
    @Test
    void whyAProgramWasNotStartedIsTakenFromTheLog() {
        assertEquals("its program is not a sound ELF64 executable",
                GuestProgram.refusal("cpu: 1\nhiillos: no root process: its program is not a sound ELF64 executable\n\n"));
        assertNull(GuestProgram.refusal("hiillos: root starts\n"));
    }
}
