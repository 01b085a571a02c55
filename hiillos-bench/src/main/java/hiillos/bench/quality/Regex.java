package hiillos.bench.quality;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log that is searched line by line with groups, alternatives, classes of characters and replacement. */
final class Regex implements Workload {
    private static final Pattern LINE = Pattern.compile("(\\d+-\\d+-\\d+) (\\d+:\\d+) \\[(INFO|WARN|ERROR)\\] ([\\w.]+): (.*)");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.]+@[\\w]+(\\.[a-z]{2,4})+");
    private static final Pattern NUMBER = Pattern.compile("\\b0x[0-9a-f]+\\b|\\b\\d+\\b");
    private static final String[] LEVELS = {"INFO", "WARN", "ERROR"};

    private final String[] lines = new String[500];

    Regex() {
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "2025-11-" + (i % 28 + 1) + " " + i % 24 + ":" + i % 60 + " [" + LEVELS[i % 7 % 3] + "] org.example.Service" + i % 5
                    + ": request " + i + " of user" + i % 13 + "@example.org took 0x" + Integer.toHexString(i * 31) + " ticks, " + i * 7 + " bytes";
        }
    }

    @Override
    public String name() {
        return "regex";
    }

    @Override
    public long run() {
        long sum = 0;
        for (String line : lines) {
            Matcher whole = LINE.matcher(line);
            if (whole.matches()) {
                sum += whole.group(3).length() * 31L + whole.group(4).hashCode();
                Matcher address = ADDRESS.matcher(whole.group(5));
                if (address.find()) {
                    sum = sum * 7 + address.start() + address.end();
                }
                sum = sum * 3 + NUMBER.matcher(whole.group(5)).replaceAll("#").length();
            }
        }
        return sum;
    }
}
