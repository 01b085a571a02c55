package hiillos.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A boot sector put together from bytes: something to boot that does not depend on what we build. It is padded to
 * one cylinder of 16 × 63 sectors, which Bochs insists on.
 */
final class BootSector {
    private static final int CYLINDER_BYTES = 16 * 63 * 512;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();

    BootSector() {
        // xor ax, ax; mov ds, ax; cld
        bytes(0x31, 0xc0, 0x8e, 0xd8, 0xfc);
        // mov dx, 0x3fb; mov al, 3; out dx, al: eight data bits, else Bochs sends five
        bytes(0xba, 0xfb, 0x03, 0xb0, 0x03, 0xee);
    }

    private BootSector bytes(int... values) {
        for (int value : values) {
            code.write(value);
        }
        return this;
    }

    /** Writes a text to the first serial port, waiting for the port before each letter: Bochs insists. */
    BootSector print(String text) {
        byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        // call next; text, 0; next: pop si
        bytes(0xe8, letters.length + 1, 0);
        code.writeBytes(letters);
        bytes(0, 0x5e);
        // letter: lodsb; test al, al; jz done; mov ah, al; mov dx, 0x3fd
        bytes(0xac, 0x84, 0xc0, 0x74, 0x12, 0x88, 0xc4, 0xba, 0xfd, 0x03);
        // wait: in al, dx; test al, 0x20; jz wait; mov dx, 0x3f8; mov al, ah; out dx, al; jmp letter; done:
        return bytes(0xec, 0xa8, 0x20, 0x74, 0xfb, 0xba, 0xf8, 0x03, 0x88, 0xe0, 0xee, 0xeb, 0xe9);
    }

    /** Waits for a key (BIOS call 16h) and writes its character to the serial port. */
    BootSector echoKey() {
        return bytes(0xb4, 0x00, 0xcd, 0x16, 0xba, 0xf8, 0x03, 0xee);
    }

    /** Waits for a byte from the serial port and writes it back. */
    BootSector echoSerial() {
        // wait: mov dx, 0x3fd; in al, dx; test al, 1; jz wait; mov dx, 0x3f8; in al, dx; out dx, al
        return bytes(0xba, 0xfd, 0x03, 0xec, 0xa8, 0x01, 0x74, 0xf8, 0xba, 0xf8, 0x03, 0xec, 0xee);
    }

    /** Fills a screen of 320 × 200 pixels with the palette's white. */
    BootSector whiteScreen() {
        // mov ax, 0x13; int 0x10; mov ax, 0xa000; mov es, ax; xor di, di; mov al, 15; mov cx, 64000; rep stosb
        return bytes(0xb8, 0x13, 0x00, 0xcd, 0x10, 0xb8, 0x00, 0xa0, 0x8e, 0xc0, 0x31, 0xff, 0xb0, 0x0f, 0xb9, 0x00,
                0xfa, 0xf3, 0xaa);
    }

    /** Ends QEMU with exit code {@code value * 2 + 1}. */
    BootSector exit(int value) {
        return bytes(0xb0, value, 0xe6, 0xf4);
    }

    /** Stands still. */
    BootSector halt() {
        return bytes(0xfa, 0xf4, 0xeb, 0xfd);
    }

    /** Writes the image. */
    Path write(Path file) throws IOException {
        byte[] image = new byte[CYLINDER_BYTES];
        byte[] bytes = code.toByteArray();
        if (bytes.length > 446) {
            throw new IllegalArgumentException("a boot sector has 446 bytes of code, this one " + bytes.length);
        }
        System.arraycopy(bytes, 0, image, 0, bytes.length);
        image[510] = 0x55;
        image[511] = (byte) 0xaa;
        return Files.write(file, image);
    }
}
