package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Optimisation by chance: a genetic search for texts, a knapsack, a tour by annealing, queens by repair. */
public final class GeneticSearch {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ";

    record Individual(String genes, int score) {}

    record Thing(String name, int weight, int value) {}

    private GeneticSearch() {}

    static int score(String genes, String target) {
        return (int) IntStream.range(0, target.length()).filter(i -> genes.charAt(i) == target.charAt(i)).count();
    }

    static String text(String target, Random random) {
        List<Individual> population = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String genes = random.ints(target.length(), 0, ALPHABET.length()).mapToObj(k -> ALPHABET.substring(k, k + 1)).collect(Collectors.joining());
            population.add(new Individual(genes, score(genes, target)));
        }
        Comparator<Individual> best = Comparator.comparingInt(Individual::score).reversed().thenComparing(Individual::genes);
        for (int generation = 1;; generation++) {
            population.sort(best);
            if (population.getFirst().score() == target.length() || generation == 400) {
                return generation + " generations: " + population.getFirst().genes();
            }
            List<Individual> parents = population.subList(0, 30);
            List<Individual> next = new ArrayList<>(parents.subList(0, 4));
            while (next.size() < 120) {
                String mother = parents.get(random.nextInt(parents.size())).genes();
                String father = parents.get(random.nextInt(parents.size())).genes();
                int cut = random.nextInt(target.length());
                char[] child = (mother.substring(0, cut) + father.substring(cut)).toCharArray();
                if (random.nextDouble() < 0.7) {
                    child[random.nextInt(child.length)] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                }
                String genes = new String(child);
                next.add(new Individual(genes, score(genes, target)));
            }
            population = next;
        }
    }

    static String knapsack(List<Thing> things, int limit, SplittableRandom random) {
        BitSet best = new BitSet();
        int bestValue = 0;
        BitSet current = new BitSet();
        for (int i = 0; i < 4000; i++) {
            BitSet next = (BitSet) current.clone();
            next.flip(random.nextInt(things.size()));
            if (random.nextInt(3) == 0) {
                next.flip(random.nextInt(things.size()));
            }
            int weight = next.stream().map(k -> things.get(k).weight()).sum();
            int value = next.stream().map(k -> things.get(k).value()).sum();
            int old = current.stream().map(k -> things.get(k).value()).sum();
            if (weight <= limit && (value >= old || random.nextInt(12) == 0)) {
                current = next;
                if (value > bestValue) {
                    bestValue = value;
                    best = (BitSet) next.clone();
                }
            }
        }
        return bestValue + " " + best.stream().mapToObj(k -> things.get(k).name()).collect(Collectors.joining("+"));
    }

    static double[] tour(int[][] towns, SplittableRandom random) {
        int[] order = IntStream.range(0, towns.length).toArray();
        ToDoubleFunction<int[]> length = o -> IntStream.range(0, o.length).mapToDouble(i -> {
            int[] a = towns[o[i]];
            int[] b = towns[o[(i + 1) % o.length]];
            return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
        }).sum();
        double now = length.applyAsDouble(order);
        double first = now;
        DoubleSupplier chance = random::nextDouble;
        for (double heat = 40; heat > 0.05; heat *= 0.999) {
            int[] next = order.clone();
            int from = random.nextInt(next.length);
            int to = random.nextInt(next.length);
            for (int i = Math.min(from, to), j = Math.max(from, to); i < j; i++, j--) {
                int swap = next[i];
                next[i] = next[j];
                next[j] = swap;
            }
            double then = length.applyAsDouble(next);
            if (then < now || chance.getAsDouble() < StrictMath.exp((now - then) / heat)) {
                order = next;
                now = then;
            }
        }
        return new double[] {first, now, Arrays.stream(order).distinct().count()};
    }

    static String queens(int size, Random random) {
        int[] rows = random.ints(size, 0, size).toArray();
        for (int step = 0; step < 5000; step++) {
            List<Integer> attacked = new ArrayList<>();
            for (int c = 0; c < size; c++) {
                if (conflicts(rows, c, rows[c]) > 0) {
                    attacked.add(c);
                }
            }
            if (attacked.isEmpty()) {
                return step + " repairs " + Arrays.toString(rows);
            }
            int column = attacked.get(random.nextInt(attacked.size()));
            int least = IntStream.range(0, size).map(r -> conflicts(rows, column, r)).min().orElseThrow();
            int[] choices = IntStream.range(0, size).filter(r -> conflicts(rows, column, r) == least).toArray();
            rows[column] = choices[random.nextInt(choices.length)];
        }
        return "none";
    }

    private static int conflicts(int[] rows, int column, int row) {
        return (int) IntStream.range(0, rows.length).filter(c -> c != column && (rows[c] == row || Math.abs(rows[c] - row) == Math.abs(c - column))).count();
    }

    public static void main(String[] arguments) {
        System.out.println(text("METHINKS IT IS LIKE A WEASEL", new Random(1)));
        Random random = new Random(6);
        List<Thing> things = IntStream.range(0, 16).mapToObj(i -> new Thing(Character.toString('a' + i), 3 + random.nextInt(20), 5 + random.nextInt(40)))
                .toList();
        System.out.println(knapsack(things, 70, new SplittableRandom(3)));
        int[] exact = new int[71];
        things.forEach(t -> IntStream.iterate(70, w -> w >= t.weight(), w -> w - 1).forEach(w -> exact[w] = Math.max(exact[w], exact[w - t.weight()]
                + t.value())));
        System.out.println("exact " + exact[70]);
        int[][] towns = IntStream.range(0, 30).mapToObj(i -> new int[] {random.nextInt(100), random.nextInt(100)}).toArray(int[][]::new);
        double[] result = tour(towns, new SplittableRandom(4));
        System.out.printf("tour %.3f -> %.3f, %.0f towns%n", result[0], result[1], result[2]);
        System.out.println(queens(12, new Random(2)));
        Set<String> seen = new HashSet<>();
        new Random(9).ints(1000, 0, 26).forEach(i -> seen.add(ALPHABET.substring(i, i + 1)));
        System.out.println(seen.size() + " " + new Random(42).nextGaussian() + " " + new Random(42).doubles(3).sum());
    }
}
