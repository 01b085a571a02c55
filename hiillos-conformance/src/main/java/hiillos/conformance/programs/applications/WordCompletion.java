package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A trie that completes words by frequency, matches wildcards, and finds misspelt words. */
public final class WordCompletion implements Iterable<String> {
    private static final class Node {
        private final TreeMap<Character, Node> next = new TreeMap<>();
        private int count;
        private int best;
    }

    record Suggestion(String word, int count) implements Comparable<Suggestion> {
        @Override
        public int compareTo(Suggestion other) {
            return count != other.count ? Integer.compare(other.count, count) : word.compareTo(other.word);
        }
    }

    private final Node root = new Node();
    private int words;

    void add(String word) {
        List<Node> path = new ArrayList<>(List.of(root));
        for (char c : word.toCharArray()) {
            path.add(path.getLast().next.computeIfAbsent(c, k -> new Node()));
        }
        Node end = path.getLast();
        words += end.count++ == 0 ? 1 : 0;
        path.forEach(n -> n.best = Math.max(n.best, end.count));
    }

    boolean remove(String word) {
        return remove(root, word, 0);
    }

    private boolean remove(Node node, String word, int at) {
        if (at == word.length()) {
            boolean there = node.count > 0;
            words -= there ? 1 : 0;
            node.count = 0;
            return there;
        }
        Node child = node.next.get(word.charAt(at));
        boolean removed = child != null && remove(child, word, at + 1);
        if (removed && child.count == 0 && child.next.isEmpty()) {
            node.next.remove(word.charAt(at));
        }
        return removed;
    }

    private Node find(String prefix) {
        Node node = root;
        for (int i = 0; i < prefix.length() && node != null; i++) {
            node = node.next.get(prefix.charAt(i));
        }
        return node;
    }

    List<Suggestion> complete(String prefix, int limit) {
        List<Suggestion> found = new ArrayList<>();
        Node start = find(prefix);
        if (start != null) {
            walk(start, new StringBuilder(prefix), (word, count) -> found.add(new Suggestion(word, count)));
        }
        Collections.sort(found);
        return found.subList(0, Math.min(limit, found.size()));
    }

    private static void walk(Node node, StringBuilder word, BiConsumer<String, Integer> action) {
        if (node.count > 0) {
            action.accept(word.toString(), node.count);
        }
        for (Map.Entry<Character, Node> e : node.next.entrySet()) {
            walk(e.getValue(), word.append(e.getKey()), action);
            word.setLength(word.length() - 1);
        }
    }

    /** Words that match a pattern of letters, {@code ?} and {@code *}. */
    List<String> matching(String pattern) {
        List<String> found = new ArrayList<>();
        match(root, pattern, 0, "", found);
        return found.stream().distinct().toList();
    }

    private static void match(Node node, String pattern, int at, String word, List<String> found) {
        if (at == pattern.length()) {
            if (node.count > 0) {
                found.add(word);
            }
            return;
        }
        char c = pattern.charAt(at);
        if (c == '*') {
            match(node, pattern, at + 1, word, found);
        }
        node.next.forEach((letter, child) -> {
            if (c == '*' || c == '?' || c == letter) {
                match(child, pattern, c == '*' ? at : at + 1, word + letter, found);
            }
        });
    }

    /** Words within an edit distance, found row by row of Levenshtein's table. */
    Map<String, Integer> similar(String word, int limit) {
        Map<String, Integer> found = new TreeMap<>();
        int[] first = new int[word.length() + 1];
        Arrays.setAll(first, i -> i);
        root.next.forEach((letter, child) -> similar(child, letter, "" + letter, word, first, limit, found));
        return found;
    }

    private static void similar(Node node, char letter, String soFar, String word, int[] above, int limit, Map<String, Integer> found) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        int least = row[0];
        for (int i = 1; i < row.length; i++) {
            int same = above[i - 1] + (word.charAt(i - 1) == letter ? 0 : 1);
            row[i] = Math.min(same, Math.min(row[i - 1], above[i]) + 1);
            least = Math.min(least, row[i]);
        }
        if (row[row.length - 1] <= limit && node.count > 0) {
            found.put(soFar, row[row.length - 1]);
        }
        if (least <= limit) {
            node.next.forEach((next, child) -> similar(child, next, soFar + next, word, row, limit, found));
        }
    }

    @Override
    public Iterator<String> iterator() {
        List<String> all = new ArrayList<>();
        walk(root, new StringBuilder(), (word, count) -> all.add(word));
        return all.iterator();
    }

    public static void main(String[] arguments) {
        WordCompletion trie = new WordCompletion();
        String text = "car card care careful cart cat cater cart car dog do done dot care caring scare scar score card car core coral cot";
        Arrays.stream(text.split(" ")).forEach(trie::add);
        System.out.println(trie.words + " words " + String.join(",", trie));
        for (String prefix : List.of("car", "do", "", "zebra", "sc")) {
            System.out.println("'" + prefix + "' " + trie.complete(prefix, 4).stream().map(s -> s.word() + ":" + s.count())
                    .collect(Collectors.joining(" ")));
        }
        for (String pattern : List.of("c?r?", "*ar", "s*e", "*", "d??", "????????")) {
            System.out.println(pattern + " " + trie.matching(pattern));
        }
        System.out.println(trie.similar("cart", 1) + " " + trie.similar("kar", 1) + " " + trie.similar("doe", 2));
        System.out.println(trie.remove("car") + " " + trie.remove("car") + " " + trie.remove("ca") + " " + trie.complete("car", 9).size());
        System.out.println(StreamSupport.stream(trie.spliterator(), false).max(Comparator.comparingInt(String::length)).orElseThrow());
        Iterator<String> iterator = new WordCompletion().iterator();
        try {
            iterator.next();
        } catch (NoSuchElementException e) {
            System.out.println("no words " + e.getMessage());
        }
    }
}
