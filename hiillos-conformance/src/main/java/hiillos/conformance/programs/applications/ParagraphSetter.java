package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Sets paragraphs: greedy and optimal line breaks, justified, centred, in columns, with hyphens. */
public final class ParagraphSetter {
    private static final String TEXT = """
            In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the \
            youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face.

            Close by the king's castle lay a great dark forest, and under an old lime-tree in the forest was a well.
            """;

    private ParagraphSetter() {}

    static List<String> greedy(List<String> words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Least sum of squares of what is left free in all lines but the last. */
    static List<String> optimal(List<String> words, int width) {
        int n = words.size();
        long[] cost = new long[n + 1];
        int[] next = new int[n + 1];
        for (int i = n - 1; i >= 0; i--) {
            cost[i] = Long.MAX_VALUE;
            int length = -1;
            for (int j = i; j < n; j++) {
                length += 1 + words.get(j).length();
                if (length > width && j > i) {
                    break;
                }
                long free = Math.max(0, width - length);
                long total = (j == n - 1 ? 0 : free * free) + cost[j + 1];
                if (total < cost[i]) {
                    cost[i] = total;
                    next[i] = j + 1;
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < n; i = next[i]) {
            lines.add(String.join(" ", words.subList(i, next[i])));
        }
        return lines;
    }

    static String justify(String line, int width) {
        String[] words = line.split(" ");
        if (words.length == 1) {
            return line;
        }
        int spaces = width - line.length() + words.length - 1;
        StringBuilder result = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            int here = spaces / (words.length - i) + (i % 2 == 1 && spaces % (words.length - i) > 0 ? 1 : 0);
            here = i == words.length - 1 ? spaces : here;
            result.append(" ".repeat(here)).append(words[i]);
            spaces -= here;
        }
        return result.toString();
    }

    static String centre(String line, int width) {
        int left = (width - line.length()) / 2;
        return " ".repeat(Math.max(0, left)) + line;
    }

    static List<String> hyphenate(List<String> words, int longest) {
        List<String> result = new ArrayList<>();
        for (String word : words) {
            String rest = word;
            while (rest.length() > longest) {
                result.add(rest.substring(0, longest - 1) + "-");
                rest = rest.substring(longest - 1);
            }
            result.add(rest);
        }
        return result;
    }

    static void columns(List<String> lines, int columns, int width) {
        int rows = (lines.size() + columns - 1) / columns;
        for (int row = 0; row < rows; row++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int at = column * rows + row;
                text.append(String.format("%-" + (width + 2) + "s", at < lines.size() ? lines.get(at) : ""));
            }
            System.out.println(text.toString().stripTrailing());
        }
    }

    public static void main(String[] arguments) {
        List<BiFunction<List<String>, Integer, List<String>>> ways = List.of(ParagraphSetter::greedy, ParagraphSetter::optimal);
        for (String paragraph : TEXT.split("\n\n")) {
            List<String> words = List.of(paragraph.strip().split("\\s+"));
            for (var way : ways) {
                List<String> lines = way.apply(words, 38);
                long badness = lines.subList(0, lines.size() - 1).stream().mapToLong(l -> (38L - l.length()) * (38 - l.length())).sum();
                System.out.println("--- badness " + badness);
                for (int i = 0; i < lines.size(); i++) {
                    System.out.println("|" + (i < lines.size() - 1 ? justify(lines.get(i), 38) : lines.get(i)));
                }
            }
            columns(greedy(hyphenate(words, 12), 14), 3, 14);
        }
        for (String line : TEXT.indent(-4).lines().limit(1).toList()) {
            System.out.println(centre(line.substring(0, 20), 40) + "|" + line.translateEscapes().length());
        }
        System.out.println("one\n  two\n\tthree".stripIndent().replace("\t", "<tab>").lines().map(String::strip).toList());
    }
}
