package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Guesses hidden codes of four pegs in six colours: four strategies play against all codes, and one game is shown. */
public final class MastermindSolver {
    private static final int PEGS = 4;
    private static final int COLOURS = 6;
    private static final String NAMES = "RGBYOP";
    /** Every so many codes are played: all of them would take long. */
    private static final int EVERY = 37;

    private MastermindSolver() {}

    private static int power(int exponent) {
        return exponent == 0 ? 1 : COLOURS * power(exponent - 1);
    }

    record Code(int number) {
        int peg(int at) {
            return number / power(at) % COLOURS;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < PEGS; i++) {
                text.append(NAMES.charAt(peg(i)));
            }
            return text.toString();
        }
    }

    /** @param places right colours at right places @param colours right colours elsewhere */
    record Answer(int places, int colours) implements Comparable<Answer> {
        int key() {
            return places * (PEGS + 1) + colours;
        }

        @Override
        public int compareTo(Answer other) {
            return Integer.compare(key(), other.key());
        }

        @Override
        public String toString() {
            return "●".repeat(places) + "○".repeat(colours) + "·".repeat(PEGS - places - colours);
        }
    }

    private static final int CODES = power(PEGS);
    private static final Code[] ALL = IntStream.range(0, CODES).mapToObj(Code::new).toArray(Code[]::new);
    private static final byte[][] ANSWERS = new byte[CODES][];

    private static Answer answer(Code guess, Code hidden) {
        int places = 0;
        int[] left = new int[COLOURS];
        int[] right = new int[COLOURS];
        for (int i = 0; i < PEGS; i++) {
            if (guess.peg(i) == hidden.peg(i)) {
                places++;
            } else {
                left[guess.peg(i)]++;
                right[hidden.peg(i)]++;
            }
        }
        int colours = 0;
        for (int i = 0; i < COLOURS; i++) {
            colours += Math.min(left[i], right[i]);
        }
        return new Answer(places, colours);
    }

    /** The answers' keys of a guess, computed when first asked for. */
    private static byte[] answers(Code guess) {
        byte[] row = ANSWERS[guess.number()];
        if (row == null) {
            row = new byte[CODES];
            for (Code hidden : ALL) {
                row[hidden.number()] = (byte) answer(guess, hidden).key();
            }
            ANSWERS[guess.number()] = row;
        }
        return row;
    }

    private static int[] parts(Code guess, List<Code> possible) {
        int[] parts = new int[(PEGS + 1) * (PEGS + 1)];
        byte[] row = answers(guess);
        for (Code code : possible) {
            parts[row[code.number()]]++;
        }
        return parts;
    }

    private static Code best(List<Code> candidates, List<Code> possible, ToDoubleFunction<int[]> cost) {
        Code best = null;
        double least = Double.MAX_VALUE;
        for (Code guess : candidates) {
            double worth = cost.applyAsDouble(parts(guess, possible));
            if (worth < least) {
                least = worth;
                best = guess;
            }
        }
        return best;
    }

    private static double largest(int[] parts) {
        return Arrays.stream(parts).max().orElse(0);
    }

    private static double expected(int[] parts) {
        return Arrays.stream(parts).mapToLong(part -> (long) part * part).sum();
    }

    private static double fewest(int[] parts) {
        return -Arrays.stream(parts).filter(part -> part > 0).count();
    }

    private static List<Code> play(Code hidden, BiFunction<Integer, List<Code>, Code> strategy) {
        List<Code> guesses = new ArrayList<>();
        List<Code> possible = List.of(ALL);
        while (guesses.isEmpty() || !guesses.getLast().equals(hidden)) {
            Code guess = strategy.apply(guesses.size(), possible);
            int key = answers(guess)[hidden.number()];
            possible = possible.stream().filter(code -> answers(guess)[code.number()] == key).toList();
            guesses.add(guess);
        }
        return guesses;
    }

    private static void compare(String name, BiFunction<Integer, List<Code>, Code> strategy) {
        Map<Integer, Integer> lengths = new TreeMap<>();
        int games = 0;
        int sum = 0;
        for (int hidden = 5; hidden < CODES; hidden += EVERY) {
            int length = play(ALL[hidden], strategy).size();
            lengths.merge(length, 1, Integer::sum);
            games++;
            sum += length;
        }
        System.out.printf("%-28s %d games, mean %.3f, %s%n", name, games, (double) sum / games, lengths);
    }

    public static void main(String[] arguments) {
        Code opening = ALL[COLOURS + 1];
        Map<String, BiFunction<Integer, List<Code>, Code>> strategies = new HashMap<>();
        strategies.put("1 the first possible", (turn, possible) -> possible.getFirst());
        strategies.put("2 the largest part least", (turn, possible) -> turn == 0 ? opening : best(possible, possible, MastermindSolver::largest));
        strategies.put("3 the mean part least", (turn, possible) -> turn == 0 ? opening : best(possible, possible, MastermindSolver::expected));
        strategies.put("4 the most parts", (turn, possible) -> turn == 0 ? opening : best(possible, possible, MastermindSolver::fewest));
        new TreeMap<>(strategies).forEach(MastermindSolver::compare);
        Map<Answer, Integer> spread = new TreeMap<>();
        for (Code code : ALL) {
            spread.merge(answer(opening, code), 1, Integer::sum);
        }
        System.out.println("after " + opening + ": " + spread);
        Code hidden = ALL[1000];
        for (Code guess : play(hidden, strategies.get("3 the mean part least"))) {
            System.out.println(guess + " " + answer(guess, hidden));
        }
        System.out.println(answer(new Code(0), new Code(0)) + " " + answer(ALL[7], ALL[42]) + " " + ALL[CODES - 1]);
    }
}
