package hiillos.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LoaderTest {
    @Test
    void saysTheProjectsVersion() throws Exception {
        String project = Files.readString(Path.of("pom.xml")).replace("-SNAPSHOT", "");
        assertTrue(project.contains("<version>" + Console.VERSION + "</version>"));
    }

    @Test
    void prefersTheModesThatAConsoleFits() {
        assertTrue(VideoChoice.score(1024, 768) > VideoChoice.score(1280, 800));
        assertTrue(VideoChoice.score(1280, 800) > VideoChoice.score(1920, 1080));
        assertTrue(VideoChoice.score(1920, 1080) > VideoChoice.score(800, 600));
        assertTrue(VideoChoice.score(800, 600) > VideoChoice.score(3840, 2160));
        assertTrue(VideoChoice.score(3840, 2160) > 0);
        assertEquals(0, VideoChoice.score(320, 200));
    }

    /** The patch block is found by its magic: there must be no other in the source of the boot sector. */
    @Test
    void theBootSectorHasOnePatchBlock() throws Exception {
        String source = new String(Console.class.getResourceAsStream("bios/bios.s").readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(source.indexOf("HIILDISK"), source.lastIndexOf("HIILDISK"));
    }
}
