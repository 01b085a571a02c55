package hiillos.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTest {
    @ParameterizedTest
    @CsvSource({
        "initfs:///etc/motd, initfs, '', etc/motd",
        "INITFS:///x, initfs, '', x",
        "/bin/sh, fs, '', bin/sh",
        "/, fs, '', ''",
        "a+b-c.9:///, a+b-c.9, '', ''",
        "tcp://host:80/, tcp, host:80, ''",
        "fs:////a//b/./c/, fs, '', a/b/c",
        "fs:///a/b/../c, fs, '', a/b/../c",
        "fs:///.../..a, fs, '', .../..a",
        "/with space/ü, fs, '', with space/ü",
    })
    void partsAreFoundAndPathsAreNormal(String text, String scheme, String authority, String path) throws StatusException {
        List<String> parts = path.isEmpty() ? List.of() : List.of(path.split("/"));
        assertEquals(new Uri(scheme, authority, parts), Uri.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "etc/motd", "initfs:/etc", "initfs://", "initfs://host", "://x/", "1fs:///x", "f_s:///x", "+a:///x"})
    void whatIsNoUriIsRefused(String text) {
        assertEquals(ServiceStatus.BAD_PATH, assertThrows(StatusException.class, () -> Uri.parse(text)).status());
    }

    @Test
    void aNameIsNotTooLong() throws StatusException {
        assertEquals(List.of("a".repeat(255)), Uri.parse("/" + "a".repeat(255)).parts());
        assertThrows(StatusException.class, () -> Uri.parse("/" + "a".repeat(256)));
    }

    @Test
    void aZeroCharacterIsRefused() {
        assertThrows(StatusException.class, () -> Uri.parse("/a\0b"));
    }
}
