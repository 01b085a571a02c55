package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.Locale;
import java.util.TimeZone;

/** The old time zones, all of them: the default one is what {@code user.timezone} or the environment's {@code TZ} says, else UTC. */
@TargetClass("java.util.TimeZone")
final class RegionTimeZones {
    private static final String PROPERTY = "user.timezone";
    private static final int MILLIS_PER_MINUTE = 60_000;
    private static final int MINUTES_PER_HOUR = 60;
    private static final String POSIX = "posix/";

    private RegionTimeZones() {}

    @Alias
    private static native TimeZone getTimeZone(String id, boolean fallback);

    @Substitute
    private static TimeZone setDefaultZone() {
        String id = System.getProperty(PROPERTY);
        if (id == null || id.isEmpty()) {
            id = ofEnvironment(System.getenv("TZ"));
            System.setProperty(PROPERTY, id);
        }
        TimeZone zone = getTimeZone(id, true);
        TimeZone.setDefault(zone);
        return zone;
    }

    /** What the C library takes off: a colon, and the folder of the rules without leap seconds. */
    private static String ofEnvironment(String value) {
        if (value == null || value.isEmpty()) {
            return "UTC";
        }
        String name = value.startsWith(":") ? value.substring(1) : value;
        return name.startsWith(POSIX) ? name.substring(POSIX.length()) : name;
    }

    @Substitute
    public String getDisplayName(boolean daylight, int style, Locale locale) {
        if (style != TimeZone.SHORT && style != TimeZone.LONG) {
            throw new IllegalArgumentException("Illegal style: " + style);
        }
        TimeZone zone = (TimeZone) (Object) this;
        String id = zone.getID();
        String name = TimeZoneData.name(id, daylight, style == TimeZone.LONG);
        if (name != null) {
            return name;
        }
        if (id.startsWith("GMT+") || id.startsWith("GMT-")) {
            return id;
        }
        return distance((zone.getRawOffset() + (daylight ? zone.getDSTSavings() : 0)) / MILLIS_PER_MINUTE);
    }

    /** For zones without a name: {@code GMT+05:30}. */
    private static String distance(int minutes) {
        int absolute = Math.abs(minutes);
        int hours = absolute / MINUTES_PER_HOUR;
        int rest = absolute % MINUTES_PER_HOUR;
        return "GMT" + (minutes < 0 ? '-' : '+') + hours / 10 + hours % 10 + ':' + rest / 10 + rest % 10;
    }
}
