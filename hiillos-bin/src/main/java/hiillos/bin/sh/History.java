package hiillos.bin.sh;

import java.util.ArrayList;
import java.util.List;

/** The lines that were typed, the newest last. */
final class History {
    private static final int MAXIMUM = 500;

    private final List<String> lines = new ArrayList<>();

    /** Adds a line; blank ones and repetitions of the newest are left out. */
    void add(String line) {
        if (line.isBlank() || !lines.isEmpty() && lines.get(lines.size() - 1).equals(line)) {
            return;
        }
        lines.add(line);
        if (lines.size() > MAXIMUM) {
            lines.remove(0);
        }
    }

    int size() {
        return lines.size();
    }

    String get(int index) {
        return lines.get(index);
    }

    void clear() {
        lines.clear();
    }

    /** The newest line before an index that contains a text; -1 if none does. */
    int search(String text, int before) {
        for (int i = Math.min(before, lines.size()) - 1; i >= 0; i--) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }
}
