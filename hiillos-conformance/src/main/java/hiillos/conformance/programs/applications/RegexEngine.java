package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Regular expressions by hand: parsed, made an automaton with free moves, then one without, then the smallest; checked by the library's. */
public final class RegexEngine {
    private static final String ALPHABET = "abc01";

    private RegexEngine() {}

    sealed interface Node {}

    record Letters(String set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Choice(List<Node> ways) implements Node {}

    record Repeat(Node what, boolean atLeastOnce, boolean atMostOnce) implements Node {}

    static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Node parse() {
            Node node = choice();
            if (at < text.length()) {
                throw new IllegalArgumentException("\"" + text.charAt(at) + "\" at " + at);
            }
            return node;
        }

        private boolean sees(char c) {
            return at < text.length() && text.charAt(at) == c;
        }

        private Node choice() {
            List<Node> ways = new ArrayList<>(List.of(sequence()));
            while (sees('|')) {
                at++;
                ways.add(sequence());
            }
            return ways.size() == 1 ? ways.getFirst() : new Choice(ways);
        }

        private Node sequence() {
            List<Node> parts = new ArrayList<>();
            while (at < text.length() && !sees('|') && !sees(')')) {
                parts.add(repeated());
            }
            return new Sequence(parts);
        }

        private Node repeated() {
            Node node = atom();
            while (sees('*') || sees('+') || sees('?')) {
                char sign = text.charAt(at++);
                node = new Repeat(node, sign == '+', sign == '?');
            }
            return node;
        }

        private Node atom() {
            char c = text.charAt(at++);
            switch (c) {
                case '(' -> {
                    Node inner = choice();
                    if (!sees(')')) {
                        throw new IllegalArgumentException("no ) for ( before " + at);
                    }
                    at++;
                    return inner;
                }
                case '[' -> {
                    int end = text.indexOf(']', at);
                    String set = text.substring(at, end);
                    at = end + 1;
                    return new Letters(set);
                }
                case '.' -> {
                    return new Letters(ALPHABET);
                }
                case '*', '+', '?' -> throw new IllegalArgumentException("nothing before " + c);
                default -> {
                    return new Letters(String.valueOf(c));
                }
            }
        }
    }

    /** States with free moves and moves by letters. */
    static final class Automaton {
        private final List<List<Integer>> free = new ArrayList<>();
        private final List<Map<Character, Integer>> moves = new ArrayList<>();
        private int end;

        private int state() {
            free.add(new ArrayList<>());
            moves.add(new HashMap<>());
            return free.size() - 1;
        }

        /** Adds the node behind a state; returns the state after it. */
        private int add(Node node, int from) {
            return switch (node) {
                case Letters(String set) -> {
                    int to = state();
                    for (char c : set.toCharArray()) {
                        moves.get(from).put(c, to);
                    }
                    yield to;
                }
                case Sequence(List<Node> parts) -> {
                    int at = from;
                    for (Node part : parts) {
                        int fresh = state();
                        free.get(at).add(fresh);
                        at = add(part, fresh);
                    }
                    yield at;
                }
                case Choice(List<Node> ways) -> {
                    int to = state();
                    for (Node way : ways) {
                        int begin = state();
                        free.get(from).add(begin);
                        free.get(add(way, begin)).add(to);
                    }
                    yield to;
                }
                case Repeat(Node what, boolean atLeastOnce, boolean atMostOnce) -> {
                    int begin = state();
                    int to = state();
                    free.get(from).add(begin);
                    int after = add(what, begin);
                    free.get(after).add(to);
                    if (!atLeastOnce) {
                        free.get(from).add(to);
                    }
                    if (!atMostOnce) {
                        free.get(after).add(begin);
                    }
                    yield to;
                }
            };
        }

        private BitSet reach(BitSet states) {
            Deque<Integer> open = new ArrayDeque<>();
            states.stream().forEach(open::add);
            while (!open.isEmpty()) {
                for (int next : free.get(open.pop())) {
                    if (!states.get(next)) {
                        states.set(next);
                        open.push(next);
                    }
                }
            }
            return states;
        }

        private BitSet step(BitSet states, char c) {
            BitSet next = new BitSet();
            states.stream().mapToObj(moves::get).filter(move -> move.containsKey(c)).forEach(move -> next.set(move.get(c)));
            return reach(next);
        }
    }

    /** A table of moves; state 0 is the first. */
    record Machine(int[][] next, boolean[] accepts) {
        boolean matches(String text) {
            int state = 0;
            for (char c : text.toCharArray()) {
                state = next[state][ALPHABET.indexOf(c)];
            }
            return accepts[state];
        }

        /** Puts states together that nothing tells apart. */
        Machine smallest() {
            int[] group = new int[next.length];
            for (int i = 0; i < group.length; i++) {
                group[i] = accepts[i] == accepts[0] ? 0 : 1;
            }
            int count = 0;
            while (true) {
                Map<List<Integer>, Integer> keys = new HashMap<>();
                int[] finer = new int[group.length];
                for (int i = 0; i < group.length; i++) {
                    List<Integer> key = new ArrayList<>(List.of(group[i]));
                    for (int to : next[i]) {
                        key.add(group[to]);
                    }
                    Integer known = keys.putIfAbsent(key, keys.size());
                    finer[i] = known == null ? keys.size() - 1 : known;
                }
                group = finer;
                if (keys.size() == count) {
                    break;
                }
                count = keys.size();
            }
            int[][] table = new int[count][ALPHABET.length()];
            boolean[] good = new boolean[count];
            for (int i = 0; i < group.length; i++) {
                good[group[i]] = accepts[i];
                for (int k = 0; k < ALPHABET.length(); k++) {
                    table[group[i]][k] = group[next[i][k]];
                }
            }
            return new Machine(table, good);
        }
    }

    private static Machine compile(Automaton automaton, Node node) {
        int begin = automaton.state();
        automaton.end = automaton.add(node, begin);
        BitSet first = new BitSet();
        first.set(begin);
        Map<BitSet, Integer> numbers = new HashMap<>(Map.of(automaton.reach(first), 0));
        List<BitSet> sets = new ArrayList<>(List.of(first));
        List<int[]> table = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            int[] row = new int[ALPHABET.length()];
            for (int k = 0; k < row.length; k++) {
                BitSet to = automaton.step(sets.get(i), ALPHABET.charAt(k));
                if (!numbers.containsKey(to)) {
                    numbers.put(to, sets.size());
                    sets.add(to);
                }
                row[k] = numbers.get(to);
            }
            table.add(row);
        }
        boolean[] accepts = new boolean[sets.size()];
        for (int i = 0; i < accepts.length; i++) {
            accepts[i] = sets.get(i).get(automaton.end);
        }
        return new Machine(table.toArray(int[][]::new), accepts);
    }

    private static List<String> words(int longest) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int from = 0, length = 1; length <= longest; length++) {
            int to = words.size();
            for (; from < to; from++) {
                for (char c : ALPHABET.toCharArray()) {
                    words.add(words.get(from) + c);
                }
            }
        }
        return words;
    }

    public static void main(String[] arguments) {
        List<String> words = words(5);
        for (String text : List.of("a*b", "(a|b)*abb", "(0|1(01*0)*1)+", "[ab]?c+|", "a.c", "((a|b)(a|b))*", "(a*)*c", "0?1?0?1?", "(ab|abc)(c|0)?")) {
            Automaton automaton = new Automaton();
            Machine machine = compile(automaton, new Parser(text).parse());
            Machine least = machine.smallest();
            Pattern library = Pattern.compile(text);
            int different = 0;
            TreeSet<String> matched = new TreeSet<>((x, y) -> x.length() != y.length() ? x.length() - y.length() : x.compareTo(y));
            for (String word : words) {
                boolean match = machine.matches(word);
                different += match != library.matcher(word).matches() || match != least.matches(word) ? 1 : 0;
                if (match) {
                    matched.add(word);
                }
            }
            System.out.printf("%-16s %2d states, %2d, at least %2d; %4d of %d words, %d different: %s%n", text, automaton.free.size(),
                    machine.accepts().length, least.accepts().length, matched.size(), words.size(), different, matched.stream().limit(6).toList());
        }
        for (String bad : List.of("(a", "a)", "*a")) {
            try {
                new Parser(bad).parse();
            } catch (IllegalArgumentException expected) {
                System.out.println(bad + ": " + expected.getMessage());
            }
        }
    }
}
