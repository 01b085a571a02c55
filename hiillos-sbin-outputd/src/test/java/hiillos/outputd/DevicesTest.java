package hiillos.outputd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.PortAccess;
import hiillos.abi.protocol.KeyEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

/** The drivers, on simulated devices. */
class DevicesTest {
    /** What a program sees of a 16550. */
    private static final class Uart implements PortAccess {
        final StringBuilder sent = new StringBuilder();
        final ArrayDeque<Integer> received = new ArrayDeque<>();
        boolean present = true;
        boolean drains = true;
        int inFifo;
        int interrupts;
        int polls;
        private int scratch;
        private int lineControl;

        @Override
        public int in(int port) {
            polls++;
            if (!present) {
                return 0xff;
            }
            return switch (port - 0x3f8) {
                case 0 -> received.isEmpty() ? 0 : received.remove();
                case 2 -> received.isEmpty() && ((interrupts & 2) == 0 || inFifo > 0) ? 1 : 0;
                case 5 -> (received.isEmpty() ? 0 : 1) | (inFifo == 0 ? 0x60 : 0);
                case 7 -> scratch;
                default -> 0;
            };
        }

        @Override
        public void out(int port, int value) {
            switch (port - 0x3f8) {
                case 0 -> {
                    if ((lineControl & 0x80) == 0) {
                        sent.append((char) value);
                        inFifo += drains ? 0 : 1;
                        assertTrue(inFifo <= 16, "more than the FIFO holds");
                    }
                }
                case 1 -> interrupts = value;
                case 3 -> lineControl = value;
                case 7 -> scratch = value;
                default -> { }
            }
        }
    }

    private final Uart uart = new Uart();
    private final SerialLine line = new SerialLine(uart, 0x3f8);

    @Test
    void bytesAreSentAsTheFifoDrains() {
        assertTrue(line.start());
        uart.drains = false;
        byte[] text = "0123456789abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
        line.send(text, 0, text.length);
        assertEquals("0123456789abcdef", uart.sent.toString());
        assertEquals(3, uart.interrupts, "an interrupt is wanted when there is room");
        uart.inFifo = 0;
        line.interrupted((bytes, from, count) -> { });
        assertEquals(32, uart.sent.length());
        assertEquals(4, line.waiting());
        uart.inFifo = 0;
        line.interrupted((bytes, from, count) -> { });
        assertEquals(new String(text, StandardCharsets.US_ASCII), uart.sent.toString());
        assertEquals(0, line.waiting());
        assertEquals(1, uart.interrupts, "none is wanted any more");
    }

    @Test
    void bytesAreReceived() {
        assertTrue(line.start());
        "abc".chars().forEach(uart.received::add);
        StringBuilder text = new StringBuilder();
        line.interrupted((bytes, from, count) -> text.append(new String(bytes, from, count, StandardCharsets.US_ASCII)));
        assertEquals("abc", text.toString());
    }

    @Test
    void withoutAUartNothingHappens() {
        uart.present = false;
        assertFalse(line.start());
        line.send(new byte[100_000], 0, 100_000);
        line.interrupted((bytes, from, count) -> uart.sent.append("input"));
        assertEquals("", uart.sent.toString());
    }

    @Test
    void aLineThatTakesNothingDoesNotStopTheSystem() {
        assertTrue(line.start());
        uart.drains = false;
        uart.inFifo = 1;
        line.send(new byte[100_000], 0, 100_000);
        assertEquals("", uart.sent.toString());
    }

    @Test
    void aLineThatTookNothingForAWhileGoesOn() {
        assertTrue(line.start());
        uart.drains = false;
        uart.inFifo = 1;
        line.send(new byte[100_000], 0, 100_000);
        uart.polls = 0;
        line.send(new byte[100_000], 0, 100_000);
        assertTrue(uart.polls < 1000, "waited for only once: " + uart.polls);
        uart.received.add((int) 'k');
        StringBuilder text = new StringBuilder();
        line.interrupted((bytes, from, count) -> text.append(new String(bytes, from, count, StandardCharsets.US_ASCII)));
        assertEquals("k", text.toString(), "input comes all the time");
        uart.drains = true;
        uart.inFifo = 0;
        line.interrupted((bytes, from, count) -> { });
        assertEquals(0, line.waiting(), "what there was room for is sent");
        line.send("on".getBytes(StandardCharsets.US_ASCII), 0, 2);
        assertTrue(uart.sent.toString().endsWith("on"));
    }

    /** Pixels in an array, with a count of what is drawn. */
    private static final class Pixels implements ScreenView.Canvas {
        final int[] pixels = new int[80 * 64];
        int rows;

        @Override
        public void row(long offsetBytes, int bits, int on, int off) {
            rows++;
            for (int i = 0; i < 8; i++) {
                pixels[(int) offsetBytes / 4 + i] = (bits & 0x80 >>> i) != 0 ? on : off;
            }
        }

        @Override
        public void fill(long offsetBytes, int countPixels, int colour) {
            for (int i = 0; i < countPixels; i++) {
                pixels[(int) offsetBytes / 4 + i] = colour;
            }
        }
    }

    @Test
    void onlyWhatChangedIsDrawn() {
        Pixels pixels = new Pixels();
        ScreenView view = new ScreenView(pixels, 80, 64, 320, false);
        assertEquals(10, view.columns());
        assertEquals(4, view.rows());
        TextScreen screen = new TextScreen(10, 4);
        EscapeParser parser = new EscapeParser(screen, (bytes, from, count) -> { }, (bytes, from, count) -> { });
        byte[] text = "\u001b[?25lA".getBytes(StandardCharsets.UTF_8);
        parser.write(text, 0, text.length);
        assertTrue(view.show(screen));
        assertEquals(ConsoleFont.HEIGHT, pixels.rows, "one glyph");
        assertFalse(view.show(screen));
        int glyph = ConsoleFont.glyph('A');
        for (int y = 0; y < ConsoleFont.HEIGHT; y++) {
            for (int x = 0; x < 8; x++) {
                boolean ink = (ConsoleFont.row(glyph, y) & 0x80 >>> x) != 0;
                assertEquals(ink ? 0xd0d0d0 : 0x101418, pixels.pixels[y * 80 + x]);
            }
        }
    }

    @Test
    void theFontHasWhatConsolesNeed() {
        for (char c = ' '; c < 0x100; c++) {
            assertTrue(c >= 0x7f && c <= 0x9f || ConsoleFont.has(c), "U+" + Integer.toHexString(c));
        }
        for (char c : "─│┌┐└┘├┤┬┴┼═║╔╗╚╝█▒░€ĄąŠšЖжЯя\ufffd".toCharArray()) {
            assertTrue(ConsoleFont.has(c), "U+" + Integer.toHexString(c));
        }
        for (char c : ConsoleFont.allCharacters()) {
            assertTrue(ConsoleFont.has(c));
        }
        assertEquals(ConsoleFont.glyph(0xfffd), ConsoleFont.glyph(0x4e00));
    }

    private static String bytes(int key, int modifiers, int character) {
        return new String(KeySequences.of(new KeyEvent(key, KeyEvent.PRESSED, modifiers, character), false), StandardCharsets.UTF_8);
    }

    @Test
    void keysAreSentAsTerminalsSendThem() {
        assertEquals("a", bytes(4, 0, 'a'));
        assertEquals("ä", bytes(0x34, 0, 'ä'));
        assertEquals("\u0003", bytes(6, KeyEvent.CONTROL, 'c'));
        assertEquals("\u001bx", bytes(0x1b, KeyEvent.ALT, 'x'));
        assertEquals("\r", bytes(0x28, 0, 0));
        assertEquals("\u007f", bytes(0x2a, 0, 0));
        assertEquals("\t", bytes(0x2b, 0, 0));
        assertEquals("\u001b[A", bytes(0x52, 0, 0));
        assertEquals("\u001b[1;5C", bytes(0x4f, KeyEvent.CONTROL, 0));
        assertEquals("\u001b[3~", bytes(0x4c, 0, 0));
        assertEquals("\u001bOP", bytes(0x3a, 0, 0));
        assertEquals("\u001b[24~", bytes(0x45, 0, 0));
        assertEquals("8", bytes(0x60, KeyEvent.NUM_LOCK, '8'));
        assertEquals("\u001b[A", bytes(0x60, 0, 0));
        assertEquals("", bytes(0xe1, KeyEvent.SHIFT, 0));
        assertEquals("\u001bOA", new String(KeySequences.of(new KeyEvent(0x52, KeyEvent.REPEATED, 0, 0), true),
                StandardCharsets.UTF_8));
        assertEquals(0, KeySequences.of(new KeyEvent(4, KeyEvent.RELEASED, 0, 0), false).length);
    }
}
