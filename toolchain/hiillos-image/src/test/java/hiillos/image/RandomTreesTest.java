package hiillos.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the tree, tools that are not ours find it sound and read it back. The seed is the test's name. */
class RandomTreesTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+ .";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void fatGivesBackWhatWentIn(long seed) throws Exception {
        Map<String, byte[]> files = randomFiles(new Random(seed));
        FatImage fat = new FatImage(tree(files), new FatImage.Options("RANDOM", seed, Samples.TIME, 0,
                seed % 3 == 0 ? 48 << 20 : 0, seed % 6 == 0));
        Path image = folder.resolve("fat.img");
        fat.image().writeTo(image);

        HostTools.Result check = HostTools.run("fsck.fat", "-n", image.toString());
        assertEquals(0, check.exitCode(), check.output());
        Path out = Files.createDirectory(folder.resolve("out"));
        HostTools.Result copy = HostTools.run("mcopy", "-s", "-n", "-i", image.toString(), "::/", out.toString());
        assertEquals(0, copy.exitCode(), copy.output());
        assertSame(files, out);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void isoGivesBackWhatWentIn(long seed) throws Exception {
        Map<String, byte[]> files = randomFiles(new Random(seed));
        Path image = folder.resolve("random.iso");
        BootableIso.create(Samples.bootFiles(), tree(files), "RANDOM", Samples.TIME).writeTo(image);

        Path out = folder.resolve("out");
        HostTools.Result copy = HostTools.run("xorriso", "-osirrox", "on:auto_chmod_on", "-indev", image.toString(),
                "-extract", "/top", out.toString(), "-rollback_end");
        assertEquals(0, copy.exitCode(), copy.output());
        assertSame(files, out.resolveSibling("out"));
        Files.walk(out).forEach(path -> path.toFile().setWritable(true));
    }

    private static FileTree tree(Map<String, byte[]> files) {
        FileTree tree = new FileTree();
        files.forEach((path, content) -> tree.add("top/" + path, content));
        return tree;
    }

    /** Up to 60 files, up to five folders deep; names differ in more than case and do not end with a dot or blank. */
    private static Map<String, byte[]> randomFiles(Random random) {
        Map<String, byte[]> files = new TreeMap<>();
        int count = 1 + random.nextInt(60);
        for (int number = 0; number < count; number++) {
            StringBuilder path = new StringBuilder();
            for (int depth = random.nextInt(5); depth > 0; depth--) {
                path.append("folder ").append(random.nextInt(3)).append('/');
            }
            for (int length = random.nextInt(40); length > 0; length--) {
                path.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            files.put(path.append(" n").append(number).toString(), Samples.noise(random.nextInt(9000), number));
        }
        return files;
    }

    private static void assertSame(Map<String, byte[]> files, Path out) throws Exception {
        Path top = Files.isDirectory(out.resolve("top")) ? out.resolve("top") : out;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(top.resolve(file.getKey())), file.getKey());
        }
        assertEquals(files.size(), Files.walk(top).filter(Files::isRegularFile).count());
    }
}
