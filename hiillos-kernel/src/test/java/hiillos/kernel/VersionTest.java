package hiillos.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void theBannerNamesTheVersionOfTheBuild() throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/reference"))) {
            directory = directory.getParent();
        }
        String pom = Files.readString(directory.resolve("pom.xml")).replace("-SNAPSHOT", "");
        assertTrue(pom.contains("<version>" + Version.TEXT + "</version>"));
    }
}
