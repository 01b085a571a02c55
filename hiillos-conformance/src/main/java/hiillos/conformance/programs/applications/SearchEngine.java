package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An inverted index with positions: and, or, not, phrases, and ranking by weight of words. */
public final class SearchEngine {
    private static final Set<String> STOP_WORDS = Set.of("the", "a", "of", "and", "to", "in", "is");

    record Posting(int document, int position) {}

    record Hit(String title, double score) {
        @Override
        public String toString() {
            return title + String.format(" %.4f", score);
        }
    }

    private final List<String> titles = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Map<String, List<Posting>> index = new TreeMap<>();

    static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\W+")).filter(w -> !w.isEmpty()).map(SearchEngine::stem).toList();
    }

    static String stem(String word) {
        for (String end : new String[] {"ing", "ed", "es", "s"}) {
            if (word.length() > end.length() + 2 && word.endsWith(end)) {
                return word.substring(0, word.length() - end.length());
            }
        }
        return word;
    }

    void add(String title, String text) {
        int document = titles.size();
        titles.add(title);
        List<String> words = words(text);
        lengths.add(words.size());
        for (int i = 0; i < words.size(); i++) {
            if (!STOP_WORDS.contains(words.get(i))) {
                index.computeIfAbsent(words.get(i), w -> new ArrayList<>()).add(new Posting(document, i));
            }
        }
    }

    private Set<Integer> documents(String word) {
        return index.getOrDefault(stem(word), List.of()).stream().map(Posting::document).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Integer> phrase(List<String> words) {
        Set<Integer> found = new TreeSet<>();
        for (Posting first : index.getOrDefault(words.getFirst(), List.of())) {
            boolean all = true;
            for (int i = 1; i < words.size() && all; i++) {
                Posting wanted = new Posting(first.document(), first.position() + i);
                all = STOP_WORDS.contains(words.get(i)) || index.getOrDefault(words.get(i), List.of()).contains(wanted);
            }
            if (all) {
                found.add(first.document());
            }
        }
        return found;
    }

    /** Words with spaces between must all occur; {@code |} separates alternatives; {@code -} forbids; quotes make phrases. */
    Set<Integer> find(String query) {
        Set<Integer> result = new TreeSet<>();
        for (String alternative : query.split("\\|")) {
            Set<Integer> matching = new TreeSet<>();
            for (int i = 0; i < titles.size(); i++) {
                matching.add(i);
            }
            String[] quoted = alternative.split("\"", -1);
            for (int i = 0; i < quoted.length; i++) {
                if (i % 2 == 1) {
                    matching.retainAll(phrase(words(quoted[i])));
                    continue;
                }
                for (String word : quoted[i].strip().split("\\s+")) {
                    if (word.startsWith("-")) {
                        matching.removeAll(documents(word.substring(1)));
                    } else if (!word.isEmpty()) {
                        matching.retainAll(documents(word.toLowerCase(Locale.ROOT)));
                    }
                }
            }
            result.addAll(matching);
        }
        return result;
    }

    List<Hit> rank(String query) {
        Map<Integer, Double> scores = new HashMap<>();
        for (String word : words(query)) {
            List<Posting> postings = index.getOrDefault(word, List.of());
            long documents = postings.stream().mapToInt(Posting::document).distinct().count();
            for (Posting p : postings) {
                scores.merge(p.document(), (double) (titles.size() - documents + 1) / (documents * lengths.get(p.document())), Double::sum);
            }
        }
        List<Hit> hits = new ArrayList<>();
        scores.forEach((document, score) -> hits.add(new Hit(titles.get(document), score)));
        hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::title));
        return hits;
    }

    public static void main(String[] arguments) {
        SearchEngine engine = new SearchEngine();
        engine.add("Foxes", "The quick brown fox jumps over the lazy dog and runs to the forest.");
        engine.add("Dogs", "Dogs are loyal. A lazy dog sleeps; an active dog is running in the park.");
        engine.add("Trees", "Forests of trees: the brown bark of an old tree in the forest.");
        engine.add("Cities", "Parks and trees in cities are resting places; running is allowed.");
        engine.add("Empty", "");
        System.out.println(engine.index.size() + " words " + engine.index.keySet().stream().limit(8).toList());
        for (String query : List.of("dog", "lazy dog", "lazy -fox", "\"lazy dog\"", "\"dog lazy\"", "forest | park", "tree -city", "\"bark of an old tree\"",
                "unicorn", "-dog", "runs")) {
            System.out.println(query + ": " + engine.find(query).stream().map(engine.titles::get).toList());
        }
        for (String query : List.of("dog", "running dogs", "brown forest tree", "the")) {
            System.out.println(query + ": " + engine.rank(query));
        }
        System.out.println(Collections.max(engine.index.entrySet(), Comparator.comparingInt((Map.Entry<String, List<Posting>> e) -> e.getValue().size())
                .thenComparing(Map.Entry::getKey)).getKey());
    }
}
