package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small program with maps of lists. */
public final class WordCount {
    private WordCount() {}

    public static void main(String[] arguments) {
        Map<Integer, List<String>> byLength = new TreeMap<>();
        for (String w : "it was the best of times it was the worst of times".split(" ")) {
            byLength.computeIfAbsent(w.length(), k -> new ArrayList<>()).add(w);
        }
        byLength.forEach((k, v) -> System.out.println(k + " " + v));
        System.out.println(byLength.entrySet().iterator().next().getValue().getClass().getSimpleName());
    }
}
