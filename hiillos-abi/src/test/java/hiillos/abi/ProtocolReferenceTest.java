package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference pages are what the processor makes of the protocols: run with -Dhiillos.write=true to write them anew. */
class ProtocolReferenceTest {
    @Test
    void thePagesSayWhatTheProtocolsSay() throws IOException, URISyntaxException {
        Path classes = Path.of(Connection.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path reference = root().resolve("docs/reference/protocols");
        List<Path> pages;
        try (Stream<Path> files = Files.list(classes.resolve("META-INF/hiillos/protocols"))) {
            pages = files.filter(file -> file.getFileName().toString().startsWith("hiillos.abi.protocol.")).sorted().toList();
        }
        assertFalse(pages.isEmpty());
        for (Path page : pages) {
            String name = page.getFileName().toString().replace("hiillos.abi.protocol.", "");
            if (Boolean.getBoolean("hiillos.write")) {
                Files.createDirectories(reference);
                Files.copy(page, reference.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            assertEquals(Files.readString(page), Files.readString(reference.resolve(name)), name);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/reference"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
