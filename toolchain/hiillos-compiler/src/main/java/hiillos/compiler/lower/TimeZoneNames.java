package hiillos.compiler.lower;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/** The English names of the time zones of the JDK that runs the compiler. */
final class TimeZoneNames {
    private TimeZoneNames() {}

    /** Lines of fields with tabs between: short and long name of the standard time, both of the daylight saving time, then the identifiers. */
    static byte[] table() {
        Map<String, List<String>> identifiers = new TreeMap<>();
        String[] all = TimeZone.getAvailableIDs();
        Arrays.sort(all);
        for (String id : all) {
            // The old identifiers of three letters stand for others.
            TimeZone zone = TimeZone.getTimeZone(ZoneId.SHORT_IDS.getOrDefault(id, id));
            List<String> names = new ArrayList<>();
            for (boolean isDaylight : new boolean[] {false, true}) {
                names.add(zone.getDisplayName(isDaylight, TimeZone.SHORT, Locale.ENGLISH));
                names.add(zone.getDisplayName(isDaylight, TimeZone.LONG, Locale.ENGLISH));
            }
            identifiers.computeIfAbsent(String.join("\t", names), _ -> new ArrayList<>()).add(id);
        }
        StringBuilder text = new StringBuilder();
        identifiers.forEach((names, ids) -> text.append(names).append('\t').append(String.join("\t", ids)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
