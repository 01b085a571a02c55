package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Grammars: what can begin and follow, tables for parsing from the top, conflicts, and recognition of any grammar by a triangle. */
public final class GrammarTables {
    private static final String EMPTY = "ε";
    private static final String END = "$";

    private GrammarTables() {}

    record Rule(String left, List<String> right) {
        @Override
        public String toString() {
            return left + " → " + (right.isEmpty() ? EMPTY : String.join(" ", right));
        }
    }

    static final class Grammar {
        private final List<Rule> rules = new ArrayList<>();
        private final Set<String> names = new TreeSet<>();
        private final Map<String, Set<String>> first = new TreeMap<>();
        private final Map<String, Set<String>> follow = new TreeMap<>();
        private final String start;

        Grammar(String... lines) {
            for (String line : lines) {
                String[] sides = line.split(" = ");
                names.add(sides[0]);
                for (String way : sides[1].split(" \\| ")) {
                    rules.add(new Rule(sides[0], way.equals(EMPTY) ? List.of() : List.of(way.split(" "))));
                }
            }
            start = rules.getFirst().left();
            names.forEach(name -> {
                first.put(name, new TreeSet<>());
                follow.put(name, new TreeSet<>());
            });
            fixFirst();
            fixFollow();
        }

        Set<String> first(List<String> symbols) {
            Set<String> result = new TreeSet<>();
            for (String symbol : symbols) {
                Set<String> of = names.contains(symbol) ? first.get(symbol) : Set.of(symbol);
                of.stream().filter(each -> !each.equals(EMPTY)).forEach(result::add);
                if (!of.contains(EMPTY)) {
                    return result;
                }
            }
            result.add(EMPTY);
            return result;
        }

        private void fixFirst() {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Rule rule : rules) {
                    changed |= first.get(rule.left()).addAll(first(rule.right()));
                }
            }
        }

        private void fixFollow() {
            follow.get(start).add(END);
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Rule rule : rules) {
                    for (int i = 0; i < rule.right().size(); i++) {
                        if (!names.contains(rule.right().get(i))) {
                            continue;
                        }
                        Set<String> target = follow.get(rule.right().get(i));
                        Set<String> after = first(rule.right().subList(i + 1, rule.right().size()));
                        if (after.remove(EMPTY)) {
                            changed |= target.addAll(follow.get(rule.left()));
                        }
                        changed |= target.addAll(after);
                    }
                }
            }
        }

        /** By name and next word, the rules that apply; more than one is a conflict. */
        Map<String, List<Rule>> table() {
            Map<String, List<Rule>> table = new TreeMap<>();
            for (Rule rule : rules) {
                Set<String> words = first(rule.right());
                if (words.remove(EMPTY)) {
                    words.addAll(follow.get(rule.left()));
                }
                words.forEach(word -> table.computeIfAbsent(rule.left() + " " + word, key -> new ArrayList<>()).add(rule));
            }
            return table;
        }

        String parse(String text) {
            Map<String, List<Rule>> table = table();
            Deque<String> input = new ArrayDeque<>(Arrays.asList((text + " " + END).strip().split(" ")));
            Deque<String> expected = new ArrayDeque<>(List.of(start, END));
            int applied = 0;
            while (!expected.isEmpty()) {
                String top = expected.pop();
                if (names.contains(top)) {
                    List<Rule> found = table.get(top + " " + input.peek());
                    if (found == null) {
                        return "unexpected " + input.peek() + " in " + top;
                    }
                    applied++;
                    found.getFirst().right().reversed().forEach(expected::push);
                } else if (!top.equals(input.pop())) {
                    return "expected " + top;
                }
            }
            return "accepted by " + applied + " rules";
        }

        /** For rules of two names or one word: how many trees there are. */
        long countTrees(String text) {
            String[] words = text.split(" ");
            int size = words.length;
            List<Map<String, Long>> cells = new ArrayList<>();
            for (int i = 0; i < size * (size + 1); i++) {
                cells.add(new HashMap<>());
            }
            for (int length = 1; length <= size; length++) {
                for (int from = 0; from + length <= size; from++) {
                    Map<String, Long> cell = cells.get(length * size + from);
                    for (Rule rule : rules) {
                        if (rule.right().size() == 1 && length == 1 && rule.right().getFirst().equals(words[from])) {
                            cell.merge(rule.left(), 1L, Long::sum);
                        }
                        for (int left = 1; rule.right().size() == 2 && left < length; left++) {
                            long a = cells.get(left * size + from).getOrDefault(rule.right().get(0), 0L);
                            long b = cells.get((length - left) * size + from + left).getOrDefault(rule.right().get(1), 0L);
                            if (a * b > 0) {
                                cell.merge(rule.left(), a * b, Long::sum);
                            }
                        }
                    }
                }
            }
            return cells.get(size * size).getOrDefault(start, 0L);
        }
    }

    private static void show(String name, Grammar grammar) {
        System.out.println(name + ": " + grammar.rules.size() + " rules");
        grammar.names.forEach(each -> System.out.println("  " + each + " begins with " + grammar.first.get(each) + ", is followed by "
                + grammar.follow.get(each)));
        Map<String, List<Rule>> conflicts = new LinkedHashMap<>(grammar.table());
        conflicts.values().removeIf(rules -> rules.size() < 2);
        System.out.println("  " + grammar.table().size() + " entries, conflicts " + conflicts);
    }

    public static void main(String[] arguments) {
        Grammar arithmetic = new Grammar("Sum = Product More", "More = + Product More | - Product More | ε", "Product = Atom Times",
                "Times = * Atom Times | ε", "Atom = ( Sum ) | n");
        show("arithmetic", arithmetic);
        for (String text : List.of("n", "n + n * n", "( n - n ) * n", "( n", "n n", "+ n", "( ( ( n ) ) )")) {
            System.out.println("  " + text + ": " + arithmetic.parse(text));
        }
        Grammar object = new Grammar("Value = { Members } | [ Values ] | word", "Members = Member Rest | ε", "Rest = , Member Rest | ε",
                "Member = word : Value", "Values = Value Others | ε", "Others = , Value Others | ε");
        show("documents", object);
        for (String text : List.of("{ word : [ word , { } ] , word : word }", "[ ]", "[ word word ]", "{ word }")) {
            System.out.println("  " + text + ": " + object.parse(text));
        }
        show("dangling", new Grammar("Statement = if Statement Else | done", "Else = else Statement | ε"));
        show("left recursion", new Grammar("List = List , n | n"));
        Grammar ambiguous = new Grammar("E = E Tail | n", "Tail = Plus E", "Plus = +");
        for (int i = 0; i < 12; i += 2) {
            System.out.println((i + 1) + " words: " + ambiguous.countTrees("n" + " + n".repeat(i)) + " trees");
        }
        Grammar brackets = new Grammar("S = S S | L R | L T", "T = S R", "L = (", "R = )");
        for (String text : List.of("( )", "( ( ) )", "( ) ( ) ( )", "( ( )", "( ( ) ( ( ) ) ) ( )")) {
            System.out.println(text + ": " + brackets.countTrees(text));
        }
    }
}
