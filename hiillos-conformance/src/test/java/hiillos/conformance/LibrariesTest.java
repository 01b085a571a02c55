package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hiillos.conformance.harness.Comparison;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs with libraries from Maven Central, unchanged, do the same on HotSpot and as images. */
class LibrariesTest {
    private static Path work;
    private static Suite suite;

    @BeforeAll
    static void link() throws IOException {
        work = Files.createDirectories(Path.of(System.getProperty("hiillos.test.work")));
        suite = Suite.link("LibraryPrograms", LibraryPrograms.ALL, LibraryPrograms.classPath(), work, "--opt", "quick");
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
        compare("TarFile", LibraryPrograms.tarFile(work));
    }

    /** The file was made by the zstd command, level 19, of a dictionary of words. */
    @Test
    void aFileOfTheZstdCommand() throws IOException {
        compare("ZstdFile", LibraryPrograms.zstdFile(work));
    }

    private static void compare(String program, Path input) {
        Execution expected = suite.hotSpot(LibraryPrograms.PACKAGE + program, input);
        Execution actual = suite.compiled(LibraryPrograms.PACKAGE + program, input);
        // HotSpot warns of sun.misc.Unsafe, which aircompressor uses.
        assertNull(Comparison.difference(new Execution(expected.exitCode(), expected.output(), ""), actual));
        assertEquals(0, actual.exitCode());
    }
}
