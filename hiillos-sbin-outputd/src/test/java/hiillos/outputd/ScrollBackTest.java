package hiillos.outputd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.KeyEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shift with PageUp and PageDown. */
class ScrollBackTest {
    private static final int PAGE_UP = 0x4b;
    private static final int PAGE_DOWN = 0x4e;

    private final TextScreen screen = new TextScreen(10, 4);
    private final Console console = new Console(1, screen, (bytes, from, count) -> { }, () -> null, new hiillos.abi.Watches.Limit(watch -> null, 1, 1), (group, signal) -> { });
    private final Consoles consoles = new Consoles(List.of(console), null);

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        console.announce(bytes, 0, bytes.length);
    }

    private void press(int key, int modifiers, int character) throws StatusException {
        consoles.keys(new KeyEvent[] {new KeyEvent(key, KeyEvent.PRESSED, modifiers, character),
            new KeyEvent(key, KeyEvent.RELEASED, modifiers, character)});
    }

    /** What the window shows. */
    private String shown() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < screen.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < screen.columns(); column++) {
                line.append((char) screen.character(row, column));
            }
            text.append(line.toString().stripTrailing()).append('|');
        }
        return text.toString();
    }

    @Test
    void whatHasLeftTheScreenComesBack() throws StatusException {
        write("1\r\n2\r\n3\r\n4\r\n5\r\n\u001b[31m6\u001b[m\r\n7");
        assertEquals("4|5|6|7|", shown());
        assertEquals(3, screen.shownRow());
        press(PAGE_UP, KeyEvent.SHIFT, 0);
        assertEquals("2|3|4|5|", shown());
        assertEquals(4, screen.shownRow());
        press(PAGE_UP, KeyEvent.SHIFT, 0);
        assertEquals("1|2|3|4|", shown());
        press(PAGE_DOWN, KeyEvent.SHIFT, 0);
        assertEquals("3|4|5|6|", shown());
        press(PAGE_DOWN, KeyEvent.SHIFT, 0);
        assertEquals("4|5|6|7|", shown());
    }

    @Test
    void coloursComeBackToo() throws StatusException {
        write("\u001b[31mred\u001b[m\r\n2\r\n3\r\n4\r\n5");
        press(PAGE_UP, KeyEvent.SHIFT, 0);
        assertEquals("red|2|3|4|", shown());
        assertEquals(false, screen.attributes(0, 0) == Attributes.PLAIN);
        assertEquals(Attributes.PLAIN, screen.attributes(0, 5));
    }

    @Test
    void whoLooksBackGoesOnSeeingTheSame() throws StatusException {
        write("1\r\n2\r\n3\r\n4\r\n5\r\n6");
        press(PAGE_UP, KeyEvent.SHIFT, 0);
        write("\r\n7\r\n8");
        assertEquals("1|2|3|4|", shown());
    }

    @Test
    void typingShowsTheScreenAgain() throws StatusException {
        write("1\r\n2\r\n3\r\n4\r\n5\r\n6");
        press(PAGE_UP, KeyEvent.SHIFT, 0);
        press(0xe1, KeyEvent.SHIFT, 0);
        assertEquals("1|2|3|4|", shown());
        press(4, 0, 'a');
        assertEquals("3|4|5|6a|", shown());
    }

    @Test
    void theOldestLinesGo() throws StatusException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ScrolledLines.MOST + 10; i++) {
            text.append(i).append("\r\n");
        }
        write(text.toString());
        for (int i = 0; i < ScrolledLines.MOST; i++) {
            press(PAGE_UP, KeyEvent.SHIFT, 0);
        }
        assertEquals("7|8|9|10|", shown());
    }

    @Test
    void theAlternateScreenHasNone() throws StatusException {
        write("1\r\n2\r\n3\r\n4\r\n5\u001b[?1049hx");
        String before = shown();
        press(PAGE_UP, KeyEvent.SHIFT, 0);
        assertEquals(before, shown());
    }

    /** Three consoles full of it must not be more than the server's memory. */
    @Test
    void whatIsKeptHasABound() {
        ScrolledLines plain = new ScrolledLines();
        ScrolledLines colourful = new ScrolledLines();
        int[] characters = new int[128];
        int[] attributes = new int[128];
        java.util.Arrays.fill(characters, 'x');
        java.util.Arrays.fill(attributes, Attributes.PLAIN + 1);
        int[] none = new int[80];
        java.util.Arrays.fill(none, Attributes.PLAIN);
        for (int i = 0; i < 2000; i++) {
            plain.add(java.util.Arrays.copyOf(characters, 80), none);
            colourful.add(characters, attributes);
            assertTrue(colourful.count() * (2 * 128 * Integer.BYTES) <= ScrolledLines.MOST_BYTES);
        }
        assertEquals(ScrolledLines.MOST, plain.count());
        assertTrue(colourful.count() > 150, "lines " + colourful.count());
        colourful.move(ScrolledLines.MOST);
        assertEquals(colourful.count(), colourful.back());
        assertEquals('x', colourful.character(0, 127));
        assertEquals(Attributes.PLAIN + 1, colourful.attributes(0, 127));
    }
}
