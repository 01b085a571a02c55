package hiillos.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageIndexTest {
    private static byte[] image() {
        ImageIndex index = new ImageIndex();
        index.addFile("sbin/pm", 4096, 10, 0755, 77);
        index.addDirectory("etc", 0700, 1);
        index.addFile("etc/motd", 8192, 0, 0644, 2);
        byte[] bytes = index.bytes();
        byte[] image = new byte[8192 + bytes.length];
        System.arraycopy(ImageIndex.header(8192, bytes.length), 0, image, 0, 32);
        System.arraycopy(bytes, 0, image, 8192, bytes.length);
        return image;
    }

    @Test
    void whatWasWrittenIsRead() {
        ImageIndex index = ImageIndex.read(new ArraySource(image()));
        ImageIndex.Entry program = index.find("sbin/pm");
        assertEquals(4096, program.offset());
        assertEquals(10, program.sizeBytes());
        assertEquals(0755, program.mode());
        assertEquals(77, program.modifiedSeconds());
        assertArrayEquals(new String[] {"etc", "sbin"}, index.names(""));
        assertArrayEquals(new String[] {"motd"}, index.names("etc"));
        assertEquals(0700, index.find("etc").mode());
        assertTrue(index.find("sbin").isDirectory());
        assertNull(index.names("etc/motd"));
        assertNull(index.find("absent"));
        assertEquals(2, index.countFiles());
    }

    @Test
    void aPathIsFileOrDirectory() {
        ImageIndex index = new ImageIndex();
        index.addFile("a", 4096, 1, 0, 0);
        assertThrows(LaunchException.class, () -> index.addDirectory("a", 0, 0));
        assertThrows(LaunchException.class, () -> index.addFile("a/b", 4096, 1, 0, 0));
        assertThrows(LaunchException.class, () -> index.addFile("", 4096, 1, 0, 0));
    }

    @Test
    void aDamagedImageIsRefusedOrSound() {
        Random random = new Random(3);
        byte[] sound = image();
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = sound.clone();
            int at = random.nextBoolean() ? random.nextInt(32) : 8192 + random.nextInt(sound.length - 8192);
            damaged[at] = (byte) random.nextInt();
            try {
                ImageIndex index = ImageIndex.read(new ArraySource(damaged));
                assertTrue(index.countFiles() <= 3);
            } catch (LaunchException expected) {
                assertTrue(expected.getMessage().startsWith("the initfs "), expected.getMessage());
            }
        }
    }
}
