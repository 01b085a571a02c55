package hiillos.conformance.programs.applications;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turing machines from tables of text: adders, palindromes and busy beavers. */
public final class TuringMachines {
    enum Move {
        LEFT(-1), STAY(0), RIGHT(1);

        private final int distance;

        Move(int distance) {
            this.distance = distance;
        }

        static Move of(String letter) {
            return switch (letter) {
                case "L" -> LEFT;
                case "S" -> STAY;
                case "R" -> RIGHT;
                default -> throw new IllegalArgumentException("direction " + letter);
            };
        }
    }

    record Situation(String state, char symbol) {}

    record Action(char write, Move move, String next) {}

    static final class Tape {
        private final TreeMap<Integer, Character> cells = new TreeMap<>();
        private int head;

        Tape(String content) {
            for (int i = 0; i < content.length(); i++) {
                write(i, content.charAt(i));
            }
        }

        private void write(int at, char symbol) {
            if (symbol == '_') {
                cells.remove(at);
            } else {
                cells.put(at, symbol);
            }
        }

        char read() {
            return cells.getOrDefault(head, '_');
        }

        void apply(Action action) {
            write(head, action.write());
            head += action.move().distance;
        }

        @Override
        public String toString() {
            if (cells.isEmpty()) {
                return "";
            }
            return IntStream.rangeClosed(cells.firstKey(), cells.lastKey()).mapToObj(i -> cells.getOrDefault(i, '_').toString())
                    .collect(Collectors.joining());
        }
    }

    record Outcome(String state, String tape, int steps, boolean halted) {}

    private final Map<Situation, Action> table = new HashMap<>();
    private final String start;

    TuringMachines(String program) {
        String first = null;
        int number = 0;
        for (String line : program.split("\\R")) {
            number++;
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words.length == 1 && words[0].isEmpty()) {
                continue;
            }
            if (words.length != 5) {
                throw new IllegalArgumentException("line " + number + " has " + words.length + " words");
            }
            Situation situation = new Situation(words[0], words[1].charAt(0));
            if (table.put(situation, new Action(words[2].charAt(0), Move.of(words[3]), words[4])) != null) {
                throw new IllegalArgumentException("line " + number + ": " + situation + " twice");
            }
            first = Objects.requireNonNullElse(first, words[0]);
        }
        start = Optional.ofNullable(first).orElseThrow(() -> new IllegalArgumentException("no line"));
    }

    Outcome run(String input, int limit) {
        Tape tape = new Tape(input);
        String state = start;
        for (int steps = 0; steps < limit; steps++) {
            Action action = table.get(new Situation(state, tape.read()));
            if (action == null) {
                return new Outcome(state, tape.toString(), steps, true);
            }
            tape.apply(action);
            state = action.next();
        }
        return new Outcome(state, tape.toString(), limit, false);
    }

    public static void main(String[] arguments) {
        Map<String, TuringMachines> machines = new LinkedHashMap<>();
        machines.put("increment", new TuringMachines("""
                right 0 0 R right   # to the end
                right 1 1 R right
                right _ _ L carry
                carry 1 0 L carry
                carry 0 1 L done
                carry _ 1 L done
                """));
        machines.put("palindrome", new TuringMachines("""
                pick a _ R haveA
                pick b _ R haveB
                pick _ _ S yes
                haveA a a R haveA
                haveA b b R haveA
                haveA _ _ L testA
                haveB a a R haveB
                haveB b b R haveB
                haveB _ _ L testB
                testA a _ L back
                testA b b S no
                testA _ _ S yes
                testB b _ L back
                testB a a S no
                testB _ _ S yes
                back a a L back
                back b b L back
                back _ _ R pick
                """));
        for (String input : List.of("1011", "111", "0", "", "1111111111")) {
            System.out.println(input + " + 1 = " + machines.get("increment").run(input, 1000));
        }
        for (String input : List.of("abba", "aba", "ab", "", "abbabba", "abbaaba")) {
            System.out.println(input + " " + machines.get("palindrome").run(input, 1000));
        }
        TuringMachines beaver = new TuringMachines("""
                A _ 1 R B
                A 1 1 L B
                B _ 1 L A
                B 1 _ L C
                C _ 1 R H
                C 1 1 L D
                D _ 1 R D
                D 1 _ R A
                """);
        Outcome outcome = beaver.run("", 1000);
        System.out.println(outcome.steps() + " steps, " + outcome.tape().chars().filter(c -> c == '1').count() + " ones");
        System.out.println(new TuringMachines("go _ x R go").run("", 50));
        for (String bad : List.of("", "a b c", "a b c X d", "a 0 0 R a\na 0 1 L a")) {
            try {
                System.out.println(new TuringMachines(bad).start);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
