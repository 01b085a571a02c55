package hiillos.root;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.launch.ImageIndex;
import hiillos.launch.LaunchException;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private static byte[] compressed(byte[] tar) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zstd = new ZstdOutputStream(out)) {
            zstd.write(tar);
        }
        return out.toByteArray();
    }

    /** Root's program before the archive, as docs/reference/image-layout.md has it. */
    private static byte[] withRoot(byte[] archive) {
        ByteBuffer file = ByteBuffer.allocate(8192 + archive.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x184d2a50).putInt(8192 - 8).putLong(0x544f_4f52_4c49_4948L).putLong(4096).putLong(100);
        file.position(8192);
        return file.put(archive).array();
    }

    private static Image read(byte[] tar) throws IOException {
        Image image = new Image();
        new TarReader(new ByteArrayInputStream(tar), image.builder).readAll();
        return image.finished();
    }

    private static Image unpack(byte[] file) {
        Image image = new Image();
        Archive.unpack(new ArraySource(file), image.builder);
        return image.finished();
    }

    /** An image in an array, read back by its index. */
    private static final class Image {
        final ImageBuilder builder = new ImageBuilder(this::write);
        private byte[] bytes = new byte[0];
        private ImageIndex index;

        private void write(long offset, byte[] source, int length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length, (int) offset + length));
            System.arraycopy(source, 0, bytes, (int) offset, length);
        }

        Image finished() {
            assertEquals(builder.finish(), bytes.length);
            index = ImageIndex.read(new ArraySource(bytes));
            return this;
        }

        byte[] file(String path) {
            ImageIndex.Entry entry = index.find(path);
            if (entry == null) {
                return null;
            }
            assertEquals(0, entry.offset() % 4096);
            return Arrays.copyOfRange(bytes, (int) entry.offset(), (int) (entry.offset() + entry.sizeBytes()));
        }

        String[] names(String path) {
            return index.names(path);
        }

        int countFiles() {
            return index.countFiles();
        }
    }

    private static void assertRefused(String expected, byte[] tar) {
        LaunchException refusal = assertThrows(LaunchException.class, () -> read(tar));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    @Test
    void filesAreUnpackedFromBehindRootsProgram() throws IOException {
        byte[] big = new byte[300_000];
        new Random(5).nextBytes(big);
        byte[] tar = new TarWriter().directory("etc/").file("./etc/motd", "hello".getBytes()).file("sbin/big", big)
                .file("empty", new byte[0]).end();

        Image tree = unpack(withRoot(compressed(tar)));

        assertEquals(3, tree.countFiles());
        assertArrayEquals(big, tree.file("sbin/big"));
        assertArrayEquals("hello".getBytes(), tree.file("etc/motd"));
        assertArrayEquals(new String[] {"empty", "etc", "sbin"}, tree.names(""));
        assertArrayEquals(new String[] {"motd"}, tree.names("etc"));
        assertNull(tree.names("etc/motd"));
        assertNull(tree.file("absent"));
    }

    @Test
    void filesHaveFurtherNames() throws IOException {
        byte[] program = new byte[5000];
        new Random(7).nextBytes(program);
        String links = "# comment\n/bin/ls sbin/bin\n\nbin/cat ./sbin//bin\n";
        byte[] tar = new TarWriter().file("etc/links", links.getBytes()).file("sbin/bin", program).end();

        Image image = read(tar);

        assertArrayEquals(program, image.file("bin/ls"));
        assertEquals(image.index.find("sbin/bin").offset(), image.index.find("bin/cat").offset());
        assertArrayEquals(new String[] {"cat", "ls"}, image.names("bin"));
        assertArrayEquals(links.getBytes(), image.file("etc/links"));
        for (String wrong : new String[] {"bin/ls sbin/absent\n", "bin/ls sbin\n", "bin/ls\n", "a b c\n"}) {
            byte[] bad = new TarWriter().file("etc/links", wrong.getBytes()).file("sbin/bin", program).end();
            assertRefused("etc/links", bad);
        }
    }

    @Test
    void anArchiveAloneIsReadToo() throws IOException {
        assertEquals(1, unpack(compressed(new TarWriter().file("a", new byte[1]).end())).countFiles());
    }

    @Test
    void damagedFilesAreRefusedWithASentence() throws IOException {
        byte[] sound = withRoot(compressed(new TarWriter().file("a", new byte[3000]).file("b", "text".repeat(99).getBytes()).end()));
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int j = i % 3 == 0 ? 3 : random.nextInt(4); j < 3 && damaged.length > 0; j++) {
                damaged[8192 + random.nextInt(damaged.length - 8192)] = (byte) random.nextInt();
            }
            try {
                unpack(damaged);
            } catch (LaunchException expected) {
                refused++;
            }
        }
        assertTrue(refused > 1000, "refused " + refused);
    }

    @Test
    void longNamesComeFromPaxHeadersAndPrefixes() throws IOException {
        String name = "folder/" + "long".repeat(50) + "/ümlaut";
        byte[] prefixed = TarWriter.header('0', "name", 2);
        TarWriter.text(prefixed, 345, "some/prefix");
        TarWriter.seal(prefixed);
        Image tree = read(new TarWriter().pax("path", name).file("shortened", new byte[] {7}).raw(prefixed).raw(new byte[512])
                .pax("mtime", "1.5").file("plain", new byte[0]).end());
        assertArrayEquals(new byte[] {7}, tree.file(name));
        assertEquals(2, tree.file("some/prefix/name").length);
        assertEquals(0, tree.file("plain").length);
        assertNull(tree.file("shortened"));
    }

    @Test
    void whatCannotBeInAnInitfsIsNamed() {
        assertRefused("tar type 50", new TarWriter().entry('2', "link", new byte[0]).end());
        assertRefused("with .. in it", new TarWriter().file("a/../../b", new byte[0]).end());
        assertRefused("a path of 20001 characters", new TarWriter().pax("path", "a/".repeat(10_000) + "b").file("short", new byte[0]).end());
        assertRefused("both as file and as directory", new TarWriter().file("a", new byte[0]).file("a/b", new byte[0]).end());
        assertRefused("malformed pax header", new TarWriter().entry('x', "pax", "99 path=a\n".getBytes()).end());
        assertRefused("malformed pax header", new TarWriter().entry('x', "pax", "path=a\n".getBytes()).end());
        assertRefused("malformed pax header", new TarWriter().pax("size", "-1").file("a", new byte[0]).end());
        assertRefused("ends within a tar entry", new TarWriter().file("a", new byte[600]).unfinished());
        byte[] header = TarWriter.header('0', "a", 0);
        header[0] ^= 1;
        assertRefused("wrong checksum", new TarWriter().raw(header).end());
        assertRefused("not a tar archive", new TarWriter().raw("x".repeat(512).getBytes()).end());
    }
}
