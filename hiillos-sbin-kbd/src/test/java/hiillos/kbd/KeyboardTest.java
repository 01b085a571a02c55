package hiillos.kbd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.protocol.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scan codes to events. */
class KeyboardTest {
    private final List<KeyEvent> events = new ArrayList<>();
    private final ScanCodes codes = new ScanCodes();
    private Keyboard keyboard = new Keyboard(Layout.US, events::add);

    private void use(String layout) {
        keyboard = new Keyboard(Layout.of(layout), events::add);
    }

    private void send(int... bytes) {
        for (int each : bytes) {
            int code = codes.take(each);
            if (code != ScanCodes.NOTHING) {
                keyboard.key(code);
            }
        }
    }

    private String typed() {
        StringBuilder text = new StringBuilder();
        for (KeyEvent event : events) {
            if (event.character() != 0) {
                text.appendCodePoint(event.character());
            }
        }
        events.clear();
        return text.toString();
    }

    private static int[] strokes(int... makes) {
        int[] bytes = new int[2 * makes.length];
        for (int i = 0; i < makes.length; i++) {
            bytes[2 * i] = makes[i];
            bytes[2 * i + 1] = makes[i] | 0x80;
        }
        return bytes;
    }

    @Test
    void allKeysOfTheMainBlockGiveTheirCharacters() {
        for (int row : new int[] {0x02, 0x10, 0x1e, 0x2c}) {
            for (int i = 0; i < 12; i++) {
                send(strokes(row + i));
            }
        }
        // The twelfth in the last rows are keys that give nothing: Shift, keypad *.
        assertTrue(typed().startsWith("1234567890-=qwertyuiop[]"), "the first two rows");
        send(strokes(0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2b));
        assertEquals("asdfghjkl;'`\\", typed());
        send(strokes(0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x39));
        assertEquals("zxcvbnm,./ ", typed());
    }

    @Test
    void shiftAndCapsLock() {
        send(0x2a);
        send(strokes(0x1e, 0x02));
        send(0xaa);
        send(strokes(0x3a, 0x1e, 0x02));
        send(0x36, 0x1e, 0x9e, 0xb6);
        assertEquals("A!A1a", typed());
        assertEquals(KeyEvent.CAPS_LOCK, keyboard.locks());
        send(strokes(0x3a));
        assertEquals(0, keyboard.locks());
    }

    @Test
    void modifiersAreInEvents() {
        send(0x1d, 0x2e);
        KeyEvent event = events.get(1);
        assertEquals(new KeyEvent(6, KeyEvent.PRESSED, KeyEvent.CONTROL, 'c'), event);
        send(0xae, 0x9d, 0xe0, 0x38, 0x38);
        assertEquals(KeyEvent.ALT_GRAPH | KeyEvent.ALT, events.get(events.size() - 1).modifiers());
    }

    @Test
    void keysRepeatUntilTheyAreReleased() {
        send(0x1e, 0x1e, 0x1e, 0x9e, 0x9e);
        assertEquals(List.of(KeyEvent.PRESSED, KeyEvent.REPEATED, KeyEvent.REPEATED, KeyEvent.RELEASED),
                events.stream().map(KeyEvent::action).toList());
        send(0x3a, 0x3a, 0x3a, 0xba);
        assertEquals(KeyEvent.CAPS_LOCK, keyboard.locks(), "a lock does not repeat");
    }

    @Test
    void extendedKeysAreOthersThanTheirPlainTwins() {
        send(0xe0, 0x48, 0xe0, 0xc8, 0xe0, 0x53, 0xe0, 0xd3, 0x53, 0xd3, 0xe0, 0x1c, 0xe0, 0x9c, 0xe0, 0x2a, 0xe0, 0xaa);
        assertEquals(List.of(0x52, 0x52, 0x4c, 0x4c, 0x63, 0x63, 0x58, 0x58), events.stream().map(KeyEvent::key).toList());
    }

    @Test
    void pauseIsOneKey() {
        send(0xe1, 0x1d, 0x45, 0xe1, 0x9d, 0xc5, 0x1e);
        assertEquals(List.of(0x48, 0x48, 0x04), events.stream().map(KeyEvent::key).toList());
    }

    @Test
    void theKeypadGivesDigitsWithNumLock() {
        send(strokes(0x48));
        assertEquals("", typed());
        send(strokes(0x45, 0x48, 0x52, 0x53, 0x37, 0x4a, 0x4e));
        send(0xe0, 0x35, 0xe0, 0xb5);
        assertEquals("80.*-+/", typed());
    }

    @Test
    void germanLayout() {
        use("de");
        send(strokes(0x15, 0x2c, 0x1a, 0x27, 0x28, 0x0c, 0x2b, 0x56));
        assertEquals("zyüöäß#<", typed());
        send(0x2a);
        send(strokes(0x03, 0x08, 0x1a, 0x0c));
        send(0xaa, 0xe0, 0x38);
        send(strokes(0x10, 0x12, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x1b, 0x56, 0x32));
        send(0xe0, 0xb8);
        assertEquals("\"/Ü?@€{[]}\\~|µ", typed());
        send(strokes(0x3a, 0x27, 0x0c));
        assertEquals("Öß", typed());
    }

    @Test
    void deadKeysCompose() {
        use("de");
        send(strokes(0x0d, 0x12, 0x29, 0x1e, 0x29, 0x39, 0x0d, 0x2e, 0x1e));
        assertEquals("éâ^ca", typed());
    }

    @Test
    void layoutsAreFoundByName() {
        assertNotNull(Layout.of("us"));
        assertNull(Layout.of("xx"));
        assertEquals("us, de", Layout.names());
    }

    @Test
    void noBytesBreakIt() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            send(random.nextInt(256));
            if (events.size() > 1000) {
                events.clear();
            }
        }
        keyboard.releaseAll();
        events.clear();
        keyboard.releaseAll();
        assertEquals(List.of(), events);
    }
}
