package hiillos.outputd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscapeParserTest {
    private final TextScreen screen = new TextScreen(10, 4);
    private final ByteArrayOutputStream mirror = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final EscapeParser parser = new EscapeParser(screen, mirror::write, answers::write);

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < screen.rows(); i++) {
            lines.add(screen.text(i));
        }
        return lines;
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parser.write(bytes, 0, bytes.length);
    }

    private void assertShown(String text, String... expected) {
        write(text);
        assertEquals(List.of(expected), lines());
    }

    @Test
    void textWrapsAndScrolls() {
        assertShown("0123456789ab\nc\nd\ne", "ab", "c", "d", "e");
        assertEquals(3, screen.row());
        assertEquals(1, screen.column());
    }

    @Test
    void theCursorWaitsBehindTheLastColumn() {
        assertShown("0123456789\rx", "x123456789", "", "", "");
        assertShown("\u001b[H0123456789\nnext", "0123456789", "next", "", "");
    }

    /** What a program that ended within a string leaves behind ends with the next sequence. */
    @Test
    void aStringThatNobodyEndsSwallowsNoSequence() {
        assertShown("\u001b]0;never ended\u001b[H\u001b[2Jseen", "seen", "", "", "");
        assertShown("\u001bPgiven up\u0018\rmore", "more", "", "", "");
        assertShown("\u001b_x\u001b]y\u001b\\\rlast", "last", "", "", "");
    }

    @Test
    void utf8IsPutTogetherAndDamageIsReplaced() {
        assertShown("äß€│", "äß€│", "", "", "");
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        write("\u001b[2J\u001b[H");
        parser.write(euro, 0, 1);
        parser.write(euro, 1, 2);
        parser.write(new byte[] {(byte) 0xc3, 'a', (byte) 0xff, (byte) 0xc0, (byte) 0x80, 'b'}, 0, 6);
        assertEquals("€\ufffda\ufffd\ufffd\ufffdb", screen.text(0));
    }

    @Test
    void theCursorGoesWhereItIsSent() {
        assertShown("\u001b[2;3Ha\u001b[4;1Hb\u001b[Ac\u001b[2Dd\u001b[1;1He\u001b[3Cf", "e   f", "  a", "dc", "b");
        assertShown("\u001b[2J\u001b[99;99Hz\u001b[1Gy\u001b[1dx", " x", "", "", "y        z");
    }

    @Test
    void partsAreErased() {
        assertShown("aaaaaaaaa\nbbbbbbbbb\nccccccccc\u001b[2;4H\u001b[K", "aaaaaaaaa", "bbb", "ccccccccc", "");
        assertShown("\u001b[1K\u001b[J", "aaaaaaaaa", "", "", "");
        assertShown("\u001b[1;5H\u001b[1J", "     aaaa", "", "", "");
        assertShown("\u001b[2X\u001b[1;8H\u001b[2P", "      a", "", "", "");
        assertShown("\u001b[1;7H\u001b[2@", "        a", "", "", "");
    }

    @Test
    void aRegionScrollsByItself() {
        write("1\n2\n3\n4\u001b[2;3r\u001b[3;1H\nx");
        assertEquals(List.of("1", "3", "x", "4"), lines());
        assertShown("\u001b[2;1H\u001bMy", "1", "y", "3", "4");
        assertShown("\u001b[r\u001b[2;1H\u001b[L", "1", "", "y", "3");
        assertShown("\u001b[2M", "1", "3", "", "");
        assertShown("\u001b[S", "3", "", "", "");
        assertShown("\u001b[2T", "", "", "3", "");
    }

    @Test
    void coloursGoIntoCells() {
        write("a\u001b[1;31mb\u001b[0;7mc\u001b[38;5;208md\u001b[48;2;255;0;0me\u001b[mf");
        assertEquals(0xd0d0d0, Attributes.foreground(screen.attributes(0, 0)));
        assertEquals(0xff7070, Attributes.foreground(screen.attributes(0, 1)), "bold red is bright");
        assertEquals(0xd0d0d0, Attributes.background(screen.attributes(0, 2)), "reversed");
        assertEquals(0xff8700, Attributes.background(screen.attributes(0, 3)));
        assertEquals(0xff0000, Attributes.foreground(screen.attributes(0, 4)));
        assertEquals(Attributes.PLAIN, screen.attributes(0, 5));
    }

    @Test
    void tabsStopEveryEightColumnsUntilTheyAreChanged() {
        assertShown("\ta\r\u001b[3C\u001bH\r\tb", "   b    a", "", "", "");
        assertShown("\u001b[3g\r\u001b[K\tc", "         c", "", "", "");
    }

    @Test
    void theAlternateScreenLeavesTheFirstAsItWas() {
        assertShown("one\ntwo\u001b[?1049h\u001b[Hvi", "vi", "", "", "");
        assertShown("\u001b[?1049l!", "one", "two!", "", "");
    }

    @Test
    void lineDrawingAndOriginModeAreKnown() {
        assertShown("\u001b(0lqk\u001b(Bq", "┌─┐q", "", "", "");
        assertShown("\u001b[2;4r\u001b[?6h\u001b[Hx", "┌─┐q", "x", "", "");
    }

    @Test
    void questionsAreAnsweredHereAndNotByTheMirror() {
        write("ab\u001b[6nc\u001b[c\u001b[31md");
        assertEquals("\u001b[1;3R\u001b[?6c", answers.toString(StandardCharsets.UTF_8));
        assertEquals("abc\u001b[31md", mirror.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theMirrorGetsCarriageReturnsBeforeNewlines() {
        write("a\nb\u001b]0;title\u0007c\u001bPq\u001b\\d");
        assertEquals("a\r\nb\u001b]0;title\u0007c\u001bPq\u001b\\d", mirror.toString(StandardCharsets.UTF_8));
        assertEquals(List.of("a", "bcd", "", ""), lines());
    }

    @Test
    void aSequenceMayBeCutAnywhere() {
        String text = "x\u001b[2;3H\u001b[1;32my\u001b(Bz";
        write(text);
        List<String> whole = lines();
        write("\u001bc");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            parser.write(new byte[] {each}, 0, 1);
        }
        assertEquals(whole, lines());
    }

    @Test
    void nothingThatAProgramWritesBreaksTheScreen() {
        Random random = new Random(5);
        String likely = "\u001b[[[]()?;0123456789hlmHABCDrJKLMPSTX@bc\n\r\b\täx";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append(random.nextInt(8) == 0 ? (char) random.nextInt(300) : likely.charAt(random.nextInt(likely.length())));
            }
            write(text.toString());
            assertFalse(screen.row() < 0 || screen.row() >= 4 || screen.column() < 0 || screen.column() >= 10, text.toString());
        }
        assertShown("\u001b\\\u001bcgood", "good", "", "", "");
    }
}
