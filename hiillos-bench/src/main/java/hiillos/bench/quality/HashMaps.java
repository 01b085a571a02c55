package hiillos.bench.quality;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Maps of numbers and of words: filled, counted in, asked, walked through. */
final class HashMaps implements Workload {
    private static final int WORDS = 20_000;

    private final String[] words = new String[WORDS];

    HashMaps() {
        int state = 99;
        for (int i = 0; i < WORDS; i++) {
            state = state * 1103515245 + 12345;
            words[i] = "word" + (state >>> 8) % 3000;
        }
    }

    @Override
    public String name() {
        return "hash-maps";
    }

    @Override
    public long run() {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            counts.merge(word, 1, Integer::sum);
        }
        Map<Integer, Long> squares = new LinkedHashMap<>();
        for (int i = 0; i < WORDS; i++) {
            squares.put(i * 7, (long) i * i);
        }
        long sum = 0;
        for (int i = 0; i < 2 * WORDS; i++) {
            Long square = squares.get(i * 5);
            sum += square == null ? 1 : square;
        }
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            sum += entry.getKey().length() * (long) entry.getValue();
        }
        Map<String, Integer> sorted = new TreeMap<>(counts);
        for (Map.Entry<String, Integer> entry : sorted.entrySet()) {
            sum = sum * 31 + entry.getValue();
        }
        return sum;
    }
}
