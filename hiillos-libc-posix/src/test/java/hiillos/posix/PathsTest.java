package hiillos.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "//, /",
        "/a/b, /a/b",
        "/a//b/, /a/b/",
        "/a/./b/., /a/b/",
        "/a/../b, /b",
        "/../../a, /a",
        "/a/b/.., /a/",
        "/..., /...",
        "/a/.hidden, /a/.hidden",
    })
    void pathsBecomeNormal(String path, String expected) throws PosixException {
        assertEquals(expected, Paths.normalize(path));
    }

    @ParameterizedTest
    @CsvSource({
        "fs:///home/me, notes.txt, fs:///home/me/notes.txt",
        "fs:///home/me, ../you, fs:///home/you",
        "fs:///home/me/, ., fs:///home/me/",
        "fs:///home/me, /etc/passwd, fs:///etc/passwd",
        "fs:///home/me, initfs:///etc/../sbin, initfs:///sbin",
        "initfs:///sbin, init, initfs:///sbin/init",
        "initfs:///, ../../x, initfs:///x",
        "fs:///, tcp://host, tcp://host/",
        "fs:///a, b/c://d, fs:///a/b/c:/d",
    })
    void pathsResolveToUris(String workingDirectory, String path, String expected) throws PosixException {
        assertEquals(expected, Paths.resolve(workingDirectory, path));
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertEquals(Errno.ENOENT, assertThrows(PosixException.class, () -> Paths.resolve("fs:///", "")).error());
        assertEquals(Errno.ENOENT, assertThrows(PosixException.class, () -> Paths.resolve("fs:///", "a\0b")).error());
        assertEquals(Errno.ENAMETOOLONG,
                assertThrows(PosixException.class, () -> Paths.resolve("fs:///", "x".repeat(256))).error());
        assertEquals(Errno.ENAMETOOLONG,
                assertThrows(PosixException.class, () -> Paths.resolve("fs:///", "x/".repeat(2048))).error());
    }
}
