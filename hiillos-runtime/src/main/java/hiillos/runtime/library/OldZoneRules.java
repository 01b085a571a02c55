package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The rules behind {@code java.util.TimeZone} come from the image. */
@TargetClass("sun.util.calendar.ZoneInfoFile")
final class OldZoneRules {
    private OldZoneRules() {}

    @Alias
    private static native void load(DataInputStream input) throws IOException;

    @Substitute
    private static void loadTZDB() {
        try {
            load(TimeZoneData.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
