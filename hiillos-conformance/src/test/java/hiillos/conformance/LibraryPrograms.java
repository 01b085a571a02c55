package hiillos.conformance;

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

/** The programs with libraries from Maven Central, where their classes are, and what they read. */
final class LibraryPrograms {
    static final String PACKAGE = "hiillos.conformance.libraries.";
    static final List<String> ALL = Stream.of("LargeJson", "StringFunctions", "TarFile", "ZstdFile").map(PACKAGE::concat).toList();

    private LibraryPrograms() {}

    /** Our own classes first. */
    static List<Path> classPath() {
        return Stream.of("hiillos.conformance.harness.Areas", "io.airlift.compress.zstd.ZstdDecompressor",
                "org.apache.commons.compress.archivers.tar.TarArchiveEntry", "org.apache.commons.lang3.StringUtils",
                "org.apache.commons.io.IOUtils", "org.apache.commons.codec.Charsets", "com.grack.nanojson.JsonParser")
                .map(Toolchain::origin).toList();
    }

    /** What a program reads; null for nothing. */
    static Path input(String program, Path work) throws IOException {
        return program.endsWith(".TarFile") ? tarFile(work) : program.endsWith(".ZstdFile") ? zstdFile(work) : null;
    }

    /** With long names, a link and much text. */
    static Path tarFile(Path work) throws IOException {
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
        return Files.write(work.resolve("archive.tar"), bytes.toByteArray());
    }

    /** Made by the zstd command, level 19, of a dictionary of words. */
    static Path zstdFile(Path work) throws IOException {
        try (var file = LibraryPrograms.class.getResourceAsStream("words.zst")) {
            return Files.write(work.resolve("words.zst"), file.readAllBytes());
        }
    }
}
