package hiillos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MavenCommandLineTest {
    @Test
    void everySpellingOfADefinitionIsRead() {
        assertEquals(Map.of("qemu.cpus", "4", "qemu.uefi", "true", "a", "b=c", "d", "e"),
                MavenCommandLine.properties(" exec:exec@qemu -Dqemu.cpus=4 -Dqemu.uefi -D a=b=c --define d=e -q"));
    }

    @Test
    void nothingGivenIsNothing() {
        assertTrue(MavenCommandLine.properties(null).isEmpty());
        assertTrue(MavenCommandLine.properties("verify -D").isEmpty());
    }
}
