package hiillos.compiler.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.CompileException;
import hiillos.compiler.llvm.LlvmArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of images and objects, and the digests that name its entries. */
class ContentCacheTest {
    @TempDir
    Path directory;

    @Test
    void leastRecentlyUsedEntriesAreDeleted() throws IOException {
        ContentCache cache = new ContentCache(directory, 250);
        for (String key : List.of("a", "b")) {
            cache.store(key, entry -> Files.write(entry.resolve("f"), new byte[100]));
        }
        Files.setLastModifiedTime(directory.resolve("a"), FileTime.fromMillis(1000));
        Files.setLastModifiedTime(directory.resolve("b"), FileTime.fromMillis(2000));
        assertTrue(cache.find("a").isPresent());

        cache.store("c", entry -> Files.write(entry.resolve("f"), new byte[100]));

        assertTrue(cache.find("a").isPresent(), "it was used last");
        assertFalse(cache.find("b").isPresent());
        assertTrue(cache.find("c").isPresent());
    }

    /** Each store deletes all other entries: builds that do so at once do not fail over what others have deleted. */
    @Test
    void buildsThatTrimTheSameCacheLeaveEachOtherAlone() throws Exception {
        ContentCache cache = new ContentCache(directory, 1);
        try (ExecutorService builds = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String build = "build" + i + "-";
                all.add(builds.submit(() -> {
                    for (int round = 0; round < 60; round++) {
                        cache.store(build + round, entry -> Files.write(entry.resolve("f"), new byte[1]));
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void whatAKilledBuildHasLeftIsAbandonedAfterADay() throws IOException {
        Path left = Files.createDirectory(directory.resolve(".new-left"));
        assertFalse(AtomicFiles.isAbandoned(left));
        Files.setLastModifiedTime(left, FileTime.fromMillis(System.currentTimeMillis() - 25L * 60 * 60 * 1000));
        assertTrue(AtomicFiles.isAbandoned(left));
        assertFalse(AtomicFiles.isAbandoned(directory.resolve(".new-deleted")));
    }

    @Test
    void entryLargerThanTheLimitStays() throws IOException {
        ContentCache cache = new ContentCache(directory, 10);

        cache.store("big", entry -> Files.write(entry.resolve("f"), new byte[100]));

        assertTrue(cache.find("big").isPresent());
    }

    @Test
    void failedFillingLeavesNothing() throws IOException {
        ContentCache cache = new ContentCache(directory, 1000);

        assertThrows(IOException.class, () -> cache.store("x", entry -> {
            Files.write(entry.resolve("f"), new byte[1]);
            throw new IOException("full");
        }));

        assertFalse(cache.find("x").isPresent());
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void entryThatAppearedMeanwhileWins() throws IOException {
        ContentCache cache = new ContentCache(directory, 1000);

        cache.store("x", outer -> {
            cache.store("x", inner -> Files.writeString(inner.resolve("f"), "first"));
            Files.writeString(outer.resolve("f"), "second");
        });

        assertEquals("first", Files.readString(cache.find("x").orElseThrow().resolve("f")));
    }

    @Test
    void digestCountsContentAndNamesButNotPlaces() throws IOException {
        Path one = Files.createDirectories(directory.resolve("one/p"));
        Path two = Files.createDirectories(directory.resolve("two/p"));
        Files.writeString(one.resolve("A.class"), "a");
        Files.writeString(two.resolve("A.class"), "a");
        String first = new Digest().addTree("tree", directory.resolve("one")).hex();

        assertEquals(first, new Digest().addTree("tree", directory.resolve("two")).hex());
        Files.move(two.resolve("A.class"), two.resolve("B.class"));
        assertNotEquals(first, new Digest().addTree("tree", directory.resolve("two")).hex());
        assertNotEquals(new Digest().add("a", "bc").hex(), new Digest().add("ab", "c").hex());
    }

    @Test
    void lackOfSpaceIsOneSentence() {
        CompileException error = assertThrows(CompileException.class,
                () -> AtomicFiles.requireSpace(directory, Long.MAX_VALUE, "LLVM"));

        assertTrue(error.getMessage().contains("no disk space for LLVM"), error.getMessage());
    }

    @Test
    void llvmVersionIsTheBuilds() {
        String version = System.getProperty("hiillos.llvm.version", LlvmArtifact.VERSION);

        assertEquals(version, LlvmArtifact.VERSION);
    }
}
