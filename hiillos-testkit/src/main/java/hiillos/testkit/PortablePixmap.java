package hiillos.testkit;

import java.awt.image.BufferedImage;

/** Reads the image format that QEMU's {@code screendump} writes: binary PPM with 8 bits a colour. */
final class PortablePixmap {
    private final byte[] bytes;
    private int position;

    private PortablePixmap(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Decodes a picture.
     *
     * @throws MachineException if it is none
     */
    static BufferedImage read(byte[] bytes) {
        PortablePixmap pixmap = new PortablePixmap(bytes);
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != '6') {
            throw new MachineException("the screenshot is no binary PPM");
        }
        pixmap.position = 2;
        int width = pixmap.number();
        int height = pixmap.number();
        int maximum = pixmap.number();
        pixmap.position++;
        if (maximum != 255 || bytes.length - pixmap.position < 3L * width * height) {
            throw new MachineException("the screenshot is cut short");
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = pixmap.next() << 16 | pixmap.next() << 8 | pixmap.next();
                image.setRGB(x, y, colour);
            }
        }
        return image;
    }

    private int next() {
        return bytes[position++] & 0xff;
    }

    private int number() {
        while (position < bytes.length && (bytes[position] < '0' || bytes[position] > '9')) {
            if (bytes[position] == '#') {
                while (position < bytes.length && bytes[position] != '\n') {
                    position++;
                }
            } else {
                position++;
            }
        }
        int number = 0;
        while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9') {
            number = number * 10 + bytes[position++] - '0';
        }
        return number;
    }
}
