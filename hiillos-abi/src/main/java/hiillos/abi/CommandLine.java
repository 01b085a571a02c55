package hiillos.abi;

import java.util.HashMap;
import java.util.Map;

/** The kernel's command line: words {@code key} or {@code key=value}, separated by spaces; the last of a key wins. */
public final class CommandLine {
    private final Map<String, String> options = new HashMap<>();

    public CommandLine(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            if (end < 0) {
                end = text.length();
            }
            if (end > at) {
                add(text.substring(at, end));
            }
            at = end + 1;
        }
    }

    private void add(String word) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            options.put(word, "");
        } else {
            options.put(word.substring(0, equals), word.substring(equals + 1));
        }
    }

    /** The value of a key: empty for a bare word, null when it is absent. */
    public String option(String key) {
        return options.get(key);
    }

    /** Whether the command line has {@code key=value}. */
    public boolean has(String key, String value) {
        return value.equals(options.get(key));
    }
}
