package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hiillos.conformance.harness.Comparison;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Suite;
import hiillos.conformance.harness.Toolchain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs with libraries from Maven Central, unchanged, do the same on HotSpot and as images. */
class LibrariesTest {
    private static final String PACKAGE = "hiillos.conformance.libraries.";
    private static final List<String> PROGRAMS = Stream.of("LargeJson", "StringFunctions", "TarFile", "ZstdFile").map(PACKAGE::concat).toList();

    private static Path work;
    private static Suite suite;

    @BeforeAll
    static void link() throws IOException {
        work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        List<Path> classPath = Stream.of("hiillos.conformance.harness.Areas", "io.airlift.compress.zstd.ZstdDecompressor",
                "org.apache.commons.compress.archivers.tar.TarArchiveEntry", "org.apache.commons.lang3.StringUtils",
                "org.apache.commons.io.IOUtils", "org.apache.commons.codec.Charsets", "com.grack.nanojson.JsonParser")
                .map(Toolchain::origin).toList();
        suite = Suite.link("LibraryPrograms", PROGRAMS, classPath, work, "--opt", "quick");
    }

    @Test
    void aDocumentOfOneMebibyte() {
        compare("LargeJson", null);
    }

    @Test
    void functionsOnStrings() {
        compare("StringFunctions", null);
    }

    @Test
    void aTarFileWithLongNamesAndLinks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < 20; i++) {
                byte[] content = ("line " + i + "\n").repeat(i * 100).getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("folder/" + "name".repeat(i * 2 + 1) + i);
                entry.setSize(content.length);
                entry.setModTime(1_700_000_000_000L + i * 86_400_000L);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("folder/name0");
            link.setModTime(0);
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        compare("TarFile", Files.write(work.resolve("archive.tar"), bytes.toByteArray()));
    }

    /** The file was made by the zstd command, level 19, of a dictionary of words. */
    @Test
    void aFileOfTheZstdCommand() throws IOException {
        try (var file = LibrariesTest.class.getResourceAsStream("words.zst")) {
            compare("ZstdFile", Files.write(work.resolve("words.zst"), file.readAllBytes()));
        }
    }

    private static void compare(String program, Path input) {
        Execution expected = suite.hotSpot(PACKAGE + program, input);
        Execution actual = suite.compiled(PACKAGE + program, input);
        // HotSpot warns of sun.misc.Unsafe, which aircompressor uses.
        assertNull(Comparison.difference(new Execution(expected.exitCode(), expected.output(), ""), actual));
        assertEquals(0, actual.exitCode());
    }
}
