package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/** The old time zones: UTC, which is the default, and those of a constant distance to it. */
@TargetClass("java.util.TimeZone")
final class TimeZones {
    private static final int MILLIS = 1000;

    private TimeZones() {}

    @Substitute
    private static TimeZone setDefaultZone() {
        TimeZone zone = new SimpleTimeZone(0, "UTC");
        TimeZone.setDefault(zone);
        return zone;
    }

    @Substitute
    private static TimeZone getTimeZone(String id, boolean fallback) {
        if (id.equals("UTC") || id.equals("GMT") || id.equals("Etc/UTC") || id.equals("Z")) {
            return new SimpleTimeZone(0, id.equals("Z") ? "UTC" : id);
        }
        try {
            if (id.startsWith("GMT") && ZoneId.of(id).normalized() instanceof ZoneOffset offset) {
                return new SimpleTimeZone(offset.getTotalSeconds() * MILLIS, "GMT" + offset.getId());
            }
        } catch (DateTimeException e) {
            return fallback ? new SimpleTimeZone(0, "GMT") : null;
        }
        return fallback ? new SimpleTimeZone(0, "GMT") : null;
    }

    @Substitute
    public String getDisplayName(boolean daylight, int style, Locale locale) {
        return ((TimeZone) (Object) this).getID();
    }
}
