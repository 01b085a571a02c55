package hiillos.bench.heap;

import java.util.ArrayList;
import java.util.List;

/** Text is put together, split, and counted. */
final class StringChurn implements HeapWorkload {
    private static final int LINES = 20_000;

    @Override
    public String name() {
        return "strings";
    }

    @Override
    public long run() {
        long sum = 0;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String line = "line " + i + " of " + LINES + ": " + Integer.toHexString(i * 7919);
            int from = 0;
            for (int at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', from)) {
                words.add(line.substring(from, at));
                from = at + 1;
            }
            words.add(line.substring(from).toUpperCase(java.util.Locale.ROOT));
            if (words.size() > 5000) {
                for (String word : words) {
                    sum += word.hashCode();
                }
                words = new ArrayList<>();
            }
        }
        return sum;
    }
}
