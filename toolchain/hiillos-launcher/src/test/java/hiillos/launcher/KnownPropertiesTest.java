package hiillos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownPropertiesTest {
    @Test
    void misspeltPropertyIsNamedWithItsNearestNeighbour() {
        assertEquals(List.of("there is no property qemu.cpu; did you mean qemu.cpus?"),
                KnownProperties.complaints(List.of("qemu.cpu", "qemu.memory", "user.home")));
    }

    @Test
    void propertyLikeNoOtherPointsToTheGuide() {
        assertEquals(List.of("there is no property hiillos.xyzzyplugh; docs/guide/build.md lists them all"),
                KnownProperties.complaints(List.of("hiillos.xyzzyplugh")));
    }

    @Test
    void knownAndForeignPropertiesPass() {
        assertTrue(KnownProperties.complaints(KnownProperties.help().keySet()).isEmpty());
        assertTrue(KnownProperties.complaints(List.of("maven.repo.local", "skipTests")).isEmpty());
    }

    @Test
    void helpNamesEveryProperty() {
        for (String name : KnownProperties.help().keySet()) {
            assertTrue(KnownProperties.helpText().contains("-D" + name + " "), name);
        }
    }
}
