package hiillos.outputd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.StatusException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogFeedTest {
    private final StringBuilder log = new StringBuilder("early\n");
    private final StringBuilder line = new StringBuilder();
    private boolean mirrors;
    private final Console first = console((bytes, from, count) -> {
        if (mirrors) {
            line.append(new String(bytes, from, count, StandardCharsets.US_ASCII));
        }
    });
    private final Console own = console((bytes, from, count) -> { });

    private static Console console(EscapeParser.ByteSink mirror) {
        return new Console(1, new TextScreen(20, 6), mirror, () -> null, new hiillos.abi.Watches.Limit(watch -> null, 1, 1), (group, signal) -> { });
    }

    private LogFeed feed(boolean always) {
        return new LogFeed(new LogFeed.Source() {
            @Override
            public LogFeed.Part read(long position) {
                byte[] all = log.toString().getBytes(StandardCharsets.US_ASCII);
                int next = Math.min(all.length, (int) position + 4);
                return new LogFeed.Part(Arrays.copyOfRange(all, (int) position, next), next);
            }

            @Override
            public long handedOverAt() {
                return "early\n".length();
            }
        }, first, own, always, () -> mirrors = true);
    }

    private void write(String text) throws StatusException {
        first.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theLineGetsOnlyWhatTheKernelDidNotSendIt() {
        LogFeed feed = feed(false);
        log.append("late\n");
        feed.pump();
        assertEquals("late\r\n", line.toString());
        assertEquals("early", first.screen().text(0));
        assertEquals("late", own.screen().text(1));
    }

    @Test
    void whatWasLoggedStandsBeforeAProgramsFirstWord() throws StatusException {
        LogFeed feed = feed(false);
        feed.pump();
        first.beforeFirstUse(feed::pump);
        log.append("late\n");
        write("$ ");
        log.append("later\n");
        feed.pump();
        assertEquals("late\r\n$ ", line.toString());
        assertEquals("later", own.screen().text(2));
        assertEquals(Long.MAX_VALUE, feed.next(0, false));
        assertTrue(feed.next(0, true) < Long.MAX_VALUE);
    }

    @Test
    void theLogGoesOnIfThatIsAskedFor() throws StatusException {
        LogFeed feed = feed(true);
        feed.pump();
        first.beforeFirstUse(feed::pump);
        write("$ ");
        log.append("late\n");
        feed.pump();
        assertEquals("$ late\r\n", line.toString());
    }

    @Test
    void aConsoleThatComesBackDoesNotShowTheLogAgain() {
        first.restore(new SavedState.Kept(hiillos.abi.protocol.TerminalMode.RAW, true, 3, new int[0], new byte[0], new byte[0]));
        feed(false).pump();
        assertEquals("", first.screen().text(0));
        assertTrue(mirrors, "what programs write goes to the line");
    }
}
