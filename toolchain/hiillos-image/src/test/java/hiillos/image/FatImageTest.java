package hiillos.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatImageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"12, 0, false, 100000", "16, 0, false, 4000000", "16, 0, false, 60000000", "32, 0, true, 1000",
        "32, 104857600, true, 30000000", "12, 1474560, false, 900000", "32, 1073741824, true, 5000000"})
    void everyTypeIsCleanAndGivesItsFilesBack(int type, long length, boolean fat32, int fileBytes) throws Exception {
        FileTree tree = sampleTree(fileBytes);
        FatImage fat = new FatImage(tree, options(length, fat32));
        Path file = folder.resolve("fat.img");
        fat.image().writeTo(file);

        assertEquals(type, fat.type());
        if (length > 0) {
            assertEquals(length, Files.size(file));
        }
        HostTools.Result check = HostTools.run("fsck.fat", "-n", "-v", file.toString());
        assertEquals(0, check.exitCode(), check.output());
        assertTrue(check.output().contains(type + " bit entries"), check.output());
        for (String path : new String[] {"BIG.BIN", "sub folder/Mixed Case Name.text", "sub folder/deeper/x",
                "config.d/a.b.c"}) {
            Path out = folder.resolve("out");
            HostTools.Result copy = HostTools.run("mcopy", "-n", "-i", file.toString(), "::/" + path, out.toString());
            assertEquals(0, copy.exitCode(), path + copy.output());
            assertArrayEquals(content(tree, path), Files.readAllBytes(out), path);
        }
        String listing = HostTools.run("mdir", "-i", file.toString(), "::/").output();
        assertTrue(listing.contains("2026-01-01"), listing);
        assertTrue(listing.contains("Volume in drive : is HIILLOS"), listing);
    }

    @Test
    void filesLieInOnePieceAtMultiplesOf2048() {
        FileTree tree = new FileTree();
        FileTree.File first = tree.add("A", Samples.noise(513, 1));
        FileTree.File second = tree.add("B", Samples.noise(70_000, 2));
        FatImage fat = new FatImage(tree, options(0, false));
        byte[] bytes = fat.image().toByteArray();
        for (FileTree.File file : new FileTree.File[] {first, second}) {
            int at = (int) fat.offsetOf(file);
            assertEquals(0, at % 2048);
            assertArrayEquals(file.content(), Arrays.copyOfRange(bytes, at, at + file.content().length));
        }
    }

    @Test
    void manyNamesThatShortenAlikeStayApart() throws Exception {
        FileTree tree = new FileTree();
        for (int number = 0; number < 300; number++) {
            tree.add("folder/a long name number " + number + ".text", new byte[] {(byte) number});
        }
        Path file = folder.resolve("fat.img");
        new FatImage(tree, options(0, false)).image().writeTo(file);

        HostTools.Result check = HostTools.run("fsck.fat", "-n", file.toString());
        assertEquals(0, check.exitCode(), check.output());
        Path out = folder.resolve("out");
        HostTools.run("mcopy", "-n", "-i", file.toString(), "::/folder/a long name number 299.text", out.toString());
        assertArrayEquals(new byte[] {(byte) 299}, Files.readAllBytes(out));
    }

    @Test
    void whatFatCannotHoldIsNamed() {
        FileTree twins = new FileTree();
        twins.add("Name", new byte[1]);
        twins.add("NAME", new byte[1]);
        assertSentence("twice in one FAT folder", twins, options(0, false));
        FileTree colon = new FileTree();
        colon.add("a:b", new byte[1]);
        assertSentence("\"a:b\"", colon, options(0, false));
        FileTree dot = new FileTree();
        dot.add("name.", new byte[1]);
        assertSentence("ends with a dot", dot, options(0, false));
        FileTree longName = new FileTree();
        longName.add("n".repeat(256), new byte[1]);
        assertSentence("256 characters", longName, options(0, false));
        FileTree big = new FileTree();
        big.add("BIG", new byte[2_000_000]);
        assertSentence("do not fit into 1024 KiB", big, options(1 << 20, false));
        assertSentence("at least 33 MiB", new FileTree(), options(10 << 20, true));
        FileTree crowded = new FileTree();
        for (int number = 0; number < 600; number++) {
            crowded.add("F" + number, new byte[0]);
        }
        assertSentence("too many entries", crowded, options(0, false));
    }

    private static void assertSentence(String part, FileTree tree, FatImage.Options options) {
        String message = assertThrows(ImageException.class, () -> new FatImage(tree, options)).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static FatImage.Options options(long length, boolean fat32) {
        return new FatImage.Options("HIILLOS", 0x12345678, Samples.TIME, 0, length, fat32);
    }

    private static FileTree sampleTree(int bigBytes) {
        FileTree tree = new FileTree();
        tree.add("BIG.BIN", Samples.noise(bigBytes, 5));
        tree.add("sub folder/Mixed Case Name.text", Samples.noise(3000, 6));
        tree.add("sub folder/deeper/x", Samples.noise(1, 7));
        tree.add("config.d/a.b.c", Samples.noise(512, 8));
        tree.add("EMPTY", new byte[0]);
        return tree;
    }

    private static byte[] content(FileTree tree, String path) {
        FileTree.Node node = tree.root();
        for (String part : path.split("/")) {
            node = ((FileTree.Folder) node).children().stream().filter(child -> child.name().equals(part)).findFirst()
                    .orElseThrow();
        }
        return ((FileTree.File) node).content();
    }
}
