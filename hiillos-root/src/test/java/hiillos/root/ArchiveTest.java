package hiillos.root;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    private static FileTree read(byte[] tar) throws IOException {
        FileTree tree = new FileTree();
        new TarReader(new ByteArrayInputStream(tar), tree).readAll();
        return tree;
    }

    private static void assertRefused(String expected, byte[] tar) {
        RootException refusal = assertThrows(RootException.class, () -> read(tar));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    @Test
    void filesAreUnpackedFromBehindRootsProgram() throws IOException {
        byte[] big = new byte[300_000];
        new Random(5).nextBytes(big);
        byte[] tar = new TarWriter().directory("etc/").file("./etc/motd", "hello".getBytes()).file("sbin/big", big)
                .file("empty", new byte[0]).end();

        FileTree tree = Archive.unpack(new ArraySource(withRoot(compressed(tar))));

        assertEquals(3, tree.countFiles());
        assertEquals(300_005, tree.countBytes());
        assertArrayEquals(big, tree.file("sbin/big"));
        assertArrayEquals("hello".getBytes(), tree.file("etc/motd"));
        assertArrayEquals(new String[] {"empty", "etc", "sbin"}, tree.names(""));
        assertArrayEquals(new String[] {"motd"}, tree.names("etc"));
        assertNull(tree.names("etc/motd"));
        assertNull(tree.file("absent"));
    }

    @Test
    void anArchiveAloneIsReadToo() throws IOException {
        assertEquals(1, Archive.unpack(new ArraySource(compressed(new TarWriter().file("a", new byte[1]).end()))).countFiles());
    }

    @Test
    void damagedFilesAreRefusedWithASentence() throws IOException {
        byte[] sound = withRoot(compressed(new TarWriter().file("a", new byte[3000]).file("b", "text".repeat(99).getBytes()).end()));
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = i % 3 == 0 ? java.util.Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int j = i % 3 == 0 ? 3 : random.nextInt(4); j < 3 && damaged.length > 0; j++) {
                damaged[8192 + random.nextInt(damaged.length - 8192)] = (byte) random.nextInt();
            }
            try {
                Archive.unpack(new ArraySource(damaged));
            } catch (RootException expected) {
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
        FileTree tree = read(new TarWriter().pax("path", name).file("shortened", new byte[] {7}).raw(prefixed).raw(new byte[512])
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
