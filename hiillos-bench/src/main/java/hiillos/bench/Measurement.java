package hiillos.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One result.
 *
 * @param name what was measured, dotted: {@code ipc.roundtrip}
 * @param value how much, for one operation
 * @param unit of what: {@code instructions}, exact under {@code -icount shift=0}, or {@code ns}
 * @param iterations how many operations were measured
 */
record Measurement(String name, long value, String unit, long iterations) {
    private static final Pattern OBJECT = Pattern.compile("\\{\"name\":.*}");
    private static final Pattern NAME = Pattern.compile("\"name\": *\"([a-z0-9.]+)\"");
    private static final Pattern VALUE = Pattern.compile("\"value\": *([0-9]+)");
    private static final Pattern UNIT = Pattern.compile("\"unit\": *\"([a-z]+)\"");
    private static final Pattern ITERATIONS = Pattern.compile("\"iterations\": *([0-9]+)");

    /** Finds a measurement, one JSON object, in a line of the serial log or of a saved report; empty if there is none. */
    static Optional<Measurement> parse(String line) {
        Matcher object = OBJECT.matcher(line);
        if (!object.find()) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(object.group());
        Matcher value = VALUE.matcher(object.group());
        Matcher unit = UNIT.matcher(object.group());
        Matcher iterations = ITERATIONS.matcher(object.group());
        if (!name.find() || !value.find() || !unit.find() || !iterations.find()) {
            return Optional.empty();
        }
        return Optional.of(new Measurement(name.group(1), Long.parseLong(value.group(1)), unit.group(1),
                Long.parseLong(iterations.group(1))));
    }

    /** One line of JSON. */
    String json() {
        return "{\"name\":\"%s\",\"unit\":\"%s\",\"value\":%d,\"iterations\":%d}".formatted(name, unit, value, iterations);
    }

    /** One line of a table: the value, the aim, the peers' values, and the change since a saved result of the same name. */
    String row(List<Measurement> baseline) {
        String row = "%-34s %9d %-12s ".formatted(name, value, unit) + Peers.columns(name);
        for (Measurement saved : baseline) {
            if (saved.name.equals(name) && saved.unit.equals(unit) && saved.value > 0) {
                row += String.format(Locale.ROOT, "  %+.1f %%", 100.0 * (value - saved.value) / saved.value);
            }
        }
        return row.stripTrailing();
    }
}
