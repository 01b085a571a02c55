package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.outputd.ConsoleFont;
import hiillos.testkit.Machine;
import hiillos.testkit.ScreenReader;
import java.time.Duration;
import java.util.List;

/** The user's console as a person sees it: text read back from screenshots. */
final class ConsoleScreen {
    private static final long PAUSE_MILLIS = 100;

    private static final ScreenReader READER = reader();

    private ConsoleScreen() {}

    private static ScreenReader reader() {
        char[] characters = ConsoleFont.allCharacters();
        byte[] rows = new byte[characters.length * ConsoleFont.HEIGHT];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) ConsoleFont.row(ConsoleFont.glyph(characters[i / ConsoleFont.HEIGHT]), i % ConsoleFont.HEIGHT);
        }
        return new ScreenReader(rows, ConsoleFont.HEIGHT, characters);
    }

    static List<String> lines(Machine machine) {
        return READER.read(machine.screenshot(), 0, 0);
    }

    /** Waits until a line on the screen holds a text: what is on the serial line already may be drawn a moment later. */
    static void awaitText(Machine machine, String text, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        List<String> lines = lines(machine);
        while (lines.stream().noneMatch(line -> line.contains(text))) {
            List<String> seen = lines;
            assertTrue(System.nanoTime() < end, () -> "no \"" + text + "\" in " + seen);
            Thread.sleep(PAUSE_MILLIS);
            lines = lines(machine);
        }
    }
}
