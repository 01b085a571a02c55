package hiillos.bin.sh;

import java.util.ArrayList;
import java.util.List;

/** Collects the fields that a word expands to; keeps what was quoted out of pattern matching. */
final class Fields {
    private final List<String> texts = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private StringBuilder pattern = new StringBuilder();
    /** Whether there is a field, be it empty. */
    private boolean present;

    /** Appends text that is not split and whose characters stand for themselves. */
    void quoted(String value) {
        present = true;
        text.append(value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ("*?[]\\!-^".indexOf(c) >= 0) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
    }

    /** Appends text that is not split but may be a pattern. */
    void plain(String value) {
        if (!value.isEmpty()) {
            present = true;
            text.append(value);
            pattern.append(value);
        }
    }

    /** Appends the result of an expansion, which is split at the characters of {@code IFS}. */
    void split(String value, String separators) {
        boolean pendingEnd = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (separators.indexOf(c) < 0) {
                if (pendingEnd) {
                    end();
                    pendingEnd = false;
                }
                present = true;
                text.append(c);
                if (c == '\\') {
                    pattern.append('\\');
                }
                pattern.append(c);
            } else if (c == ' ' || c == '\t' || c == '\n') {
                pendingEnd |= present;
            } else {
                present = true;
                end();
                pendingEnd = false;
                while (i + 1 < value.length() && " \t\n".indexOf(value.charAt(i + 1)) >= 0
                        && separators.indexOf(value.charAt(i + 1)) >= 0) {
                    i++;
                }
            }
        }
        if (pendingEnd) {
            end();
        }
    }

    /** Ends the field, if there is one. */
    void end() {
        if (present) {
            texts.add(text.toString());
            patterns.add(pattern.toString());
        }
        text = new StringBuilder();
        pattern = new StringBuilder();
        present = false;
    }

    List<String> texts() {
        return texts;
    }

    List<String> patterns() {
        return patterns;
    }
}
