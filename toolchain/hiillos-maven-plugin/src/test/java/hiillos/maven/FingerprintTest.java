package hiillos.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path folder;

    private String of(Path path) throws IOException {
        return new Fingerprint().add(path).value();
    }

    @Test
    void contentCountsAndTimeDoesNot() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        String before = of(folder);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertEquals(before, of(folder));
        Files.writeString(file, "two");
        assertNotEquals(before, of(folder));
    }

    @Test
    void movingAFileChangesTheNumber() throws IOException {
        Files.writeString(folder.resolve("a"), "one");
        String before = of(folder);
        Files.move(folder.resolve("a"), folder.resolve("b"));
        assertNotEquals(before, of(folder));
    }

    @Test
    void neighbouringTextsDoNotRunTogether() {
        assertNotEquals(new Fingerprint().add("ab").add("c").value(), new Fingerprint().add("a").add("bc").value());
    }
}
