package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Suffixes of texts in order: searching, repeated parts, common parts, and a compression that sorts the text first. */
public final class SuffixArrays {
    private SuffixArrays() {}

    /** The order of a text's suffixes and how much neighbours have in common. */
    static final class Suffixes {
        private final String text;
        private final int[] order;
        private final int[] common;

        /** By ranks of parts whose length doubles. */
        Suffixes(String text) {
            this.text = text;
            int size = text.length();
            Integer[] sorted = IntStream.range(0, size).boxed().toArray(Integer[]::new);
            int[] rank = text.chars().toArray();
            for (int length = 1;; length *= 2) {
                int[] old = rank;
                int step = length;
                Comparator<Integer> byRanks = Comparator.<Integer>comparingInt(i -> old[i]).thenComparingInt(i -> i + step < size ? old[i + step] : -1);
                Arrays.sort(sorted, byRanks);
                rank = new int[size];
                for (int i = 1; i < size; i++) {
                    rank[sorted[i]] = rank[sorted[i - 1]] + (byRanks.compare(sorted[i - 1], sorted[i]) < 0 ? 1 : 0);
                }
                if (size == 0 || rank[sorted[size - 1]] == size - 1) {
                    break;
                }
            }
            order = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
            common = new int[size];
            int same = 0;
            for (int i = 0; i < size; i++) {
                if (rank[i] == 0) {
                    same = 0;
                    continue;
                }
                int other = order[rank[i] - 1];
                while (i + same < size && other + same < size && text.charAt(i + same) == text.charAt(other + same)) {
                    same++;
                }
                common[rank[i]] = same;
                same = Math.max(0, same - 1);
            }
        }

        private int bound(String part, boolean upper) {
            int low = 0;
            int high = order.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                String piece = text.substring(order[middle], Math.min(text.length(), order[middle] + part.length()));
                int comparison = piece.compareTo(part);
                if (comparison < 0 || upper && comparison == 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Where the part is, in order. */
        List<Integer> find(String part) {
            return Arrays.stream(order, bound(part, false), bound(part, true)).sorted().boxed().toList();
        }

        String longestRepeated() {
            int best = 0;
            for (int i = 1; i < order.length; i++) {
                best = common[i] > common[best] ? i : best;
            }
            return order.length == 0 ? "" : text.substring(order[best], order[best] + common[best]);
        }

        long countDifferentParts() {
            return (long) text.length() * (text.length() + 1) / 2 - Arrays.stream(common).asLongStream().sum();
        }
    }

    private static String longestCommon(String a, String b) {
        Suffixes both = new Suffixes(a + "\1" + b + "\2");
        String best = "";
        for (int i = 1; i < both.order.length; i++) {
            boolean differ = both.order[i] <= a.length() != both.order[i - 1] <= a.length();
            if (differ && both.common[i] > best.length()) {
                best = both.text.substring(both.order[i], both.order[i] + both.common[i]);
            }
        }
        return best;
    }

    /** The letters before the sorted suffixes; the end is a letter of its own. */
    private static String sortedBefore(String text) {
        Suffixes suffixes = new Suffixes(text + "\0");
        return Arrays.stream(suffixes.order).mapToObj(at -> String.valueOf(suffixes.text.charAt((at + text.length()) % (text.length() + 1))))
                .collect(Collectors.joining());
    }

    private static String unsorted(String letters) {
        Integer[] order = IntStream.range(0, letters.length()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing(letters::charAt));
        StringBuilder text = new StringBuilder();
        for (int at = order[letters.indexOf('\0')]; text.length() < letters.length() - 1; at = order[at]) {
            text.append(letters.charAt(at));
        }
        return text.toString();
    }

    private static List<Integer> toFront(String letters) {
        StringBuilder table = new StringBuilder(letters.chars().sorted().distinct().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining()));
        List<Integer> places = new ArrayList<>();
        for (char c : letters.toCharArray()) {
            int place = table.indexOf(String.valueOf(c));
            places.add(place);
            table.deleteCharAt(place).insert(0, c);
        }
        return places;
    }

    private static void show(String text) {
        Suffixes suffixes = new Suffixes(text);
        String sorted = sortedBefore(text);
        long zeros = toFront(sorted).stream().filter(place -> place == 0).count();
        String shown = text.length() > 24 ? text.substring(0, 21) + "..." : text;
        System.out.println(shown + ": longest repeated \"" + suffixes.longestRepeated() + "\", " + suffixes.countDifferentParts() + " different parts, "
                + zeros + " of " + sorted.length() + " letters repeat, back " + unsorted(sorted).equals(text));
        if (text.length() <= 12) {
            System.out.println("  " + Arrays.stream(suffixes.order).mapToObj(text::substring).toList() + " " + Arrays.toString(suffixes.common) + " "
                    + sorted.replace('\0', '$') + " " + toFront(sorted));
        }
    }

    public static void main(String[] arguments) {
        StringBuilder fibonacci = new StringBuilder("a");
        String before = "b";
        for (int i = 0; i < 10; i++) {
            String now = fibonacci.toString();
            fibonacci.append(before);
            before = now;
        }
        String rhyme = "peter piper picked a peck of pickled peppers; a peck of pickled peppers peter piper picked";
        for (String text : List.of("banana", "mississippi", "aaaaaa", "abc", "x", "", rhyme, fibonacci.toString())) {
            show(text);
        }
        Suffixes suffixes = new Suffixes(rhyme);
        for (String part : List.of("pe", "peck", "p", "pickled peppers", "z", rhyme)) {
            List<Integer> byLibrary = new ArrayList<>();
            for (int at = rhyme.indexOf(part); at >= 0; at = rhyme.indexOf(part, at + 1)) {
                byLibrary.add(at);
            }
            System.out.println((part.length() > 20 ? "all" : part) + " at " + suffixes.find(part) + " " + suffixes.find(part).equals(byLibrary));
        }
        System.out.println("\"" + longestCommon("the cat sat on the mat", "a bat sat on the hat") + "\" \"" + longestCommon("abc", "xyz") + "\"");
        TreeSet<String> parts = new TreeSet<>();
        for (int i = 0; i < 11; i++) {
            for (int k = i + 1; k <= 11; k++) {
                parts.add("mississippi".substring(i, k));
            }
        }
        System.out.println(parts.size() + " by hand, first " + parts.first() + ", last " + parts.last());
    }
}
