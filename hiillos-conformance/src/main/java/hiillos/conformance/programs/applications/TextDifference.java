package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** Differences of texts by longest common subsequence: unified hunks, patches applied and reversed, three-way merges. */
public final class TextDifference {
    enum Kind {
        SAME(' '), OLD('-'), NEW('+');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        Kind reversed() {
            return this == OLD ? NEW : this == NEW ? OLD : SAME;
        }
    }

    record Edit(Kind kind, String line) {
        @Override
        public String toString() {
            return kind.sign + line;
        }
    }

    static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Conflict(int line, String expected, String found) {
            super("line " + line + ": expected \"" + expected + "\" but found " + (found == null ? "the end" : "\"" + found + "\""));
        }
    }

    private TextDifference() {}

    static List<Edit> compare(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Edit> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                edits.add(new Edit(Kind.SAME, a.get(i++)));
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                edits.add(new Edit(Kind.OLD, a.get(i++)));
            } else {
                edits.add(new Edit(Kind.NEW, b.get(j++)));
            }
        }
        return edits;
    }

    static void unified(List<Edit> edits, int context) {
        int last = -1;
        int oldLine = 1;
        int newLine = 1;
        for (int i = 0; i < edits.size(); i++) {
            int from = i;
            boolean near = IntStream.rangeClosed(Math.max(0, from - context), Math.min(edits.size() - 1, from + context))
                    .anyMatch(k -> edits.get(k).kind() != Kind.SAME);
            if (near) {
                if (last != i - 1 || i == 0) {
                    System.out.println("@@ -" + oldLine + " +" + newLine + " @@");
                }
                System.out.println(edits.get(i));
                last = i;
            }
            oldLine += edits.get(i).kind() != Kind.NEW ? 1 : 0;
            newLine += edits.get(i).kind() != Kind.OLD ? 1 : 0;
        }
    }

    static List<String> patch(List<String> text, List<Edit> edits) {
        List<String> result = new ArrayList<>(text);
        ListIterator<String> at = result.listIterator();
        for (Edit edit : edits) {
            if (edit.kind() == Kind.NEW) {
                at.add(edit.line());
                continue;
            }
            String found = at.hasNext() ? at.next() : null;
            if (!Objects.equals(found, edit.line())) {
                throw new Conflict(at.nextIndex(), edit.line(), found);
            }
            if (edit.kind() == Kind.OLD) {
                at.remove();
            }
        }
        return result;
    }

    static List<Edit> reversed(List<Edit> edits) {
        return edits.stream().map(e -> new Edit(e.kind().reversed(), e.line())).toList();
    }

    /** The texts before which each line of the base stands, and whether it is kept. */
    static List<String> merge(List<String> base, List<String> mine, List<String> yours) {
        Deque<Edit> left = new ArrayDeque<>(compare(base, mine));
        Deque<Edit> right = new ArrayDeque<>(compare(base, yours));
        List<String> result = new ArrayList<>();
        while (!left.isEmpty() || !right.isEmpty()) {
            boolean addLeft = !left.isEmpty() && left.peek().kind() == Kind.NEW;
            boolean addRight = !right.isEmpty() && right.peek().kind() == Kind.NEW;
            if (addLeft && addRight && !left.peek().equals(right.peek())) {
                result.add("<<< " + left.remove().line() + " ||| " + right.remove().line() + " >>>");
            } else if (addLeft || addRight) {
                String line = addLeft ? left.remove().line() : right.remove().line();
                if (addLeft && addRight) {
                    right.remove();
                }
                result.add(line);
            } else {
                Edit l = left.remove();
                Edit r = right.remove();
                if (l.kind() == Kind.SAME && r.kind() == Kind.SAME) {
                    result.add(l.line());
                }
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        List<String> base = "one two three four five six seven eight nine ten".transform(s -> Arrays.asList(s.split(" ")));
        List<String> mine = List.of("one", "2", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven");
        List<String> yours = List.of("zero", "one", "two", "three", "four", "six", "seven", "ACHT", "nine", "ten", "twelve");
        unified(compare(base, mine), 1);
        unified(compare(base, yours), 2);
        System.out.println(merge(base, mine, yours));
        System.out.println(patch(mine, reversed(compare(base, mine))).equals(base));
        try {
            patch(yours, compare(base, mine));
        } catch (Conflict c) {
            System.out.println(c.getMessage());
        }
        Random random = new Random(3);
        int same = 0;
        for (int i = 0; i < 60; i++) {
            List<String> a = random.ints(random.nextInt(30), 0, 6).mapToObj(Integer::toString).toList();
            List<String> b = random.ints(random.nextInt(30), 0, 6).mapToObj(Integer::toString).toList();
            List<Edit> edits = compare(a, b);
            same += patch(a, edits).equals(b) && patch(b, reversed(edits)).equals(a) ? 1 : 0;
        }
        System.out.println(same + " of 60");
    }
}
