package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.ZoneId;

/** The system's time zone is UTC. */
@TargetClass("java.time.ZoneId")
final class SystemZone {
    private SystemZone() {}

    @Substitute
    public static ZoneId systemDefault() {
        return ZoneId.of("UTC");
    }
}
