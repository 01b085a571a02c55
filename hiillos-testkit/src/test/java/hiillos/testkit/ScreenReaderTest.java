package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenReaderTest {
    /** Three glyphs of four rows: A, B, and C, which fills more than half of its cell. */
    private static final byte[] FONT = {
        0x18, 0x24, 0x3c, 0x24, 0x38, 0x24, 0x38, 0x3c, (byte) 0xff, (byte) 0xff, (byte) 0xc0, (byte) 0xff};

    private final ScreenReader reader = new ScreenReader(FONT, 4, 'A');

    private static void draw(BufferedImage image, int glyph, int left, int top, int ink, int paper) {
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 8; x++) {
                boolean set = (FONT[glyph * 4 + y] >> 7 - x & 1) != 0;
                image.setRGB(left + x, top + y, set ? ink : paper);
            }
        }
    }

    @Test
    void textIsReadInAnyColours() {
        BufferedImage image = new BufferedImage(34, 9, BufferedImage.TYPE_INT_RGB);
        draw(image, 0, 1, 1, 0xffffff, 0);
        draw(image, 1, 17, 1, 0, 0x00ff00);
        draw(image, 2, 1, 5, 0x123456, 0x654321);
        assertEquals(List.of("A B", "C"), reader.read(image, 1, 1));
    }

    @Test
    void strangeShapesAreMarked() {
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, 0xffffff);
        assertEquals(List.of("\ufffd"), reader.read(image, 0, 0));
    }

    @Test
    void charactersNeedNotFollowEachOther() {
        BufferedImage image = new BufferedImage(16, 4, BufferedImage.TYPE_INT_RGB);
        draw(image, 1, 0, 0, 0xffffff, 0);
        draw(image, 0, 8, 0, 0xffffff, 0);
        assertEquals(List.of("öx"), new ScreenReader(FONT, 4, new char[] {'x', 'ö', '│'}).read(image, 0, 0));
    }

    @Test
    void brokenFontIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ScreenReader(FONT, 4, new char[] {'x'}));
        assertThrows(IllegalArgumentException.class, () -> new ScreenReader(new byte[5], 4, 'A'));
    }
}
