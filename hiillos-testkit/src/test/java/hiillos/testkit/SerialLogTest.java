package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SerialLogTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SerialLog log = new SerialLog();

    @Test
    void lineArrivingInPiecesIsSeenOnceWhole() {
        Thread.ofPlatform().start(() -> {
            log.append("hii");
            log.append("llos 0.1\r\nsec");
            log.append("ond\n");
        });
        assertEquals("hiillos 0.1", log.waitForLine("llos", LONG));
        assertEquals("second", log.waitForLine("sec", LONG));
    }

    @Test
    void waitingPassesLines() {
        log.append("a 1\nb\na 2\n");
        assertEquals("a 1", log.waitForLine("a", LONG));
        assertEquals("a 2", log.waitForLine("a", LONG));
    }

    @Test
    void aPromptIsSeenThoughItsLineHasNotEnded() {
        log.append("/ \u001b[1m$ \u001b[mecho $ \n");
        log.waitForText("$ ", LONG);
        log.waitForText("$ ", LONG);
        assertThrows(MachineException.class, () -> log.waitForText("$ ", Duration.ofMillis(10)));
        Thread.ofPlatform().start(() -> log.append("$ "));
        log.waitForText("$ ", LONG);
    }

    @Test
    void escapeSequencesAreRemovedAndUtf8IsDecoded() {
        log.append(new String("\u001b[1;32mtä\u001b[0m\n".getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1));
        assertEquals(List.of("tä"), log.lines());
    }

    @Test
    void missingLineFailsWithWhatWasSaid() {
        log.append("panic: no memory\n");
        MachineException failure = assertThrows(MachineException.class,
                () -> log.waitForLine("init", Duration.ofMillis(10)));
        assertTrue(failure.getMessage().contains("panic: no memory"), failure.getMessage());
    }

    @Test
    void endOfTheMachineEndsTheWait() {
        log.append("half a line");
        log.end();
        assertEquals("half a line", log.waitForLine("half", LONG));
        String message = assertThrows(MachineException.class, () -> log.waitForLine("more", LONG)).getMessage();
        assertTrue(message.contains("before the machine ended"), message);
    }
}
