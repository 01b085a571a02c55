package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PortablePixmapTest {
    private static final byte[] PICTURE =
            "P6\n# two pixels\n2 1\n255\n\u00ff\u0000\u0001abc".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void coloursComeInOrder() {
        BufferedImage image = PortablePixmap.read(PICTURE);
        assertEquals(2, image.getWidth());
        assertEquals(1, image.getHeight());
        assertEquals(0xffff0001, image.getRGB(0, 0));
        assertEquals(0xff616263, image.getRGB(1, 0));
    }

    @Test
    void cutPictureIsRefused() {
        assertThrows(MachineException.class, () -> PortablePixmap.read(Arrays.copyOf(PICTURE, PICTURE.length - 1)));
        assertThrows(MachineException.class, () -> PortablePixmap.read(new byte[0]));
    }
}
