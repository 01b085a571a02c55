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
 * @param unit of what: {@code instructions}, exact under {@code -icount shift=0}
 */
record Measurement(String name, long value, String unit) {
    private static final Pattern REPORT = Pattern.compile("bench: ([a-z0-9.]+) ([0-9]+) ([a-z]+)");
    private static final Pattern JSON =
            Pattern.compile("\\{\"name\": *\"([a-z0-9.]+)\", *\"value\": *([0-9]+), *\"unit\": *\"([a-z]+)\"}");

    /** Reads a line of the serial log, {@code bench: NAME VALUE UNIT}; empty if it is another one. */
    static Optional<Measurement> parseReport(String line) {
        return parse(REPORT.matcher(line));
    }

    /** Reads a line that {@link #json} wrote. */
    static Optional<Measurement> parseJson(String line) {
        return parse(JSON.matcher(line));
    }

    private static Optional<Measurement> parse(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(new Measurement(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)));
    }

    /** One line of JSON. */
    String json() {
        return "{\"name\": \"%s\", \"value\": %d, \"unit\": \"%s\"}".formatted(name, value, unit);
    }

    /** One line of a table, with the change since a saved result of the same name. */
    String row(List<Measurement> baseline) {
        String row = "%-32s %12d %s".formatted(name, value, unit);
        for (Measurement saved : baseline) {
            if (saved.name.equals(name) && saved.unit.equals(unit) && saved.value > 0) {
                row += String.format(Locale.ROOT, "  %+.1f %%", 100.0 * (value - saved.value) / saved.value);
            }
        }
        return row;
    }
}
