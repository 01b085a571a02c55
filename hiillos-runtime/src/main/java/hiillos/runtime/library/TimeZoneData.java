package hiillos.runtime.library;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The JDK's time zones, in images of programs that ask for one; the compiler puts them here. */
public final class TimeZoneData {
    /** Fields of a line of names before the zones that have them. */
    private static final int NAMES = 4;

    /** As in {@code lib/tzdb.dat} of the JDK. */
    private static byte[] rules;
    /** Lines: short and long name of the standard time, the same of the daylight saving time, identifiers; between them tabs. */
    private static byte[] names;

    private TimeZoneData() {}

    /** All names, by identifier. */
    private static final class Table {
        private static final Map<String, String[]> BY_IDENTIFIER = new HashMap<>();

        static {
            for (String line : new String(names, StandardCharsets.UTF_8).split("\\n")) {
                String[] fields = line.split("\\t");
                for (int i = NAMES; i < fields.length; i++) {
                    BY_IDENTIFIER.put(fields[i], fields);
                }
            }
        }
    }

    /** The rules. */
    static DataInputStream open() {
        return new DataInputStream(new ByteArrayInputStream(rules));
    }

    /** The English name of a zone's time, null for a zone without names. */
    static String name(String identifier, boolean isDaylight, boolean isLong) {
        String[] fields = Table.BY_IDENTIFIER.get(identifier);
        return fields == null ? null : fields[(isDaylight ? 2 : 0) + (isLong ? 1 : 0)];
    }
}
