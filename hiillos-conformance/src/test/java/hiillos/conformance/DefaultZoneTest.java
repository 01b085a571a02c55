package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.conformance.budget.DefaultZone;
import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Toolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment says which time zone a program is in, as on HotSpot. */
class DefaultZoneTest {
    @Test
    void theVariableNamesTheZone(@TempDir Path directory) {
        Path image = directory.resolve("DefaultZone");
        Toolchain.link(List.of(Toolchain.programs()), DefaultZone.class.getName(), image, "--opt", "quick");
        List<String> hotSpot = Toolchain.hotSpot(List.of(Toolchain.programs()), DefaultZone.class.getName());
        for (String zone : List.of("America/New_York", ":Europe/Berlin", "posix/Asia/Tokyo", "EST5EDT", "Nowhere/Land", "UTC")) {
            Map<String, String> environment = Map.of("TZ", zone);
            assertEquals(Execution.of(hotSpot, environment), Execution.of(List.of(image.toString()), environment), zone);
        }
    }
}
