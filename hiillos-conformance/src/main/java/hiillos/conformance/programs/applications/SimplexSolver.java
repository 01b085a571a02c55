package hiillos.conformance.programs.applications;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Linear programmes in exact fractions, by the simplex method with Bland's rule. */
public final class SimplexSolver {
    record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
        static final Fraction ZERO = of(0);

        Fraction {
            if (denominator.signum() == 0) {
                throw new ArithmeticException("zero below the line");
            }
            BigInteger divisor = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }

        static Fraction of(long n) {
            return new Fraction(BigInteger.valueOf(n), BigInteger.ONE);
        }

        Fraction plus(Fraction o) {
            return new Fraction(numerator.multiply(o.denominator).add(o.numerator.multiply(denominator)), denominator.multiply(o.denominator));
        }

        Fraction times(Fraction o) {
            return new Fraction(numerator.multiply(o.numerator), denominator.multiply(o.denominator));
        }

        Fraction over(Fraction o) {
            return new Fraction(numerator.multiply(o.denominator), denominator.multiply(o.numerator));
        }

        Fraction negated() {
            return new Fraction(numerator.negate(), denominator);
        }

        int sign() {
            return numerator.signum();
        }

        @Override
        public int compareTo(Fraction o) {
            return numerator.multiply(o.denominator).compareTo(o.numerator.multiply(denominator));
        }

        @Override
        public String toString() {
            return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
        }
    }

    sealed interface Outcome {}

    record Optimum(Fraction value, List<Fraction> variables, int steps) implements Outcome {}

    enum Failure implements Outcome { UNBOUNDED, INFEASIBLE_START }

    private SimplexSolver() {}

    /** Maximises c·x for Ax ≤ b and x ≥ 0, starting at x = 0. */
    static Outcome maximise(long[][] a, long[] b, long[] c) {
        if (Arrays.stream(b).anyMatch(v -> v < 0)) {
            return Failure.INFEASIBLE_START;
        }
        int rows = a.length;
        int variables = c.length;
        Fraction[][] table = new Fraction[rows + 1][variables + rows + 1];
        int[] basis = IntStream.range(variables, variables + rows).toArray();
        for (int i = 0; i <= rows; i++) {
            Arrays.fill(table[i], Fraction.ZERO);
            for (int j = 0; j < variables; j++) {
                table[i][j] = Fraction.of(i < rows ? a[i][j] : -c[j]);
            }
            if (i < rows) {
                table[i][variables + i] = Fraction.of(1);
                table[i][variables + rows] = Fraction.of(b[i]);
            }
        }
        for (int steps = 0;; steps++) {
            int entering = 0;
            while (entering < variables + rows && table[rows][entering].sign() >= 0) {
                entering++;
            }
            if (entering == variables + rows) {
                Fraction[] x = new Fraction[variables];
                Arrays.fill(x, Fraction.ZERO);
                for (int i = 0; i < rows; i++) {
                    if (basis[i] < variables) {
                        x[basis[i]] = table[i][variables + rows];
                    }
                }
                return new Optimum(table[rows][variables + rows], List.of(x), steps);
            }
            int leaving = -1;
            for (int i = 0; i < rows; i++) {
                if (table[i][entering].sign() > 0) {
                    int order = leaving < 0 ? -1 : ratio(table[i], entering).compareTo(ratio(table[leaving], entering));
                    leaving = order < 0 || order == 0 && basis[i] < basis[leaving] ? i : leaving;
                }
            }
            if (leaving < 0) {
                return Failure.UNBOUNDED;
            }
            basis[leaving] = entering;
            pivot(table, leaving, entering);
        }
    }

    private static Fraction ratio(Fraction[] row, int column) {
        return row[row.length - 1].over(row[column]);
    }

    private static void pivot(Fraction[][] table, int row, int column) {
        Fraction scale = table[row][column];
        Arrays.setAll(table[row], j -> table[row][j].over(scale));
        for (int i = 0; i < table.length; i++) {
            if (i != row && table[i][column].sign() != 0) {
                Fraction factor = table[i][column].negated();
                Fraction[] target = table[i];
                Arrays.setAll(target, j -> target[j].plus(factor.times(table[row][j])));
            }
        }
    }

    public static void main(String[] arguments) {
        record Problem(String name, long[][] a, long[] b, long[] c) {}
        List<Problem> problems = new ArrayList<>();
        problems.add(new Problem("factory", new long[][] {{1, 1}, {1, 3}, {2, 1}}, new long[] {40, 90, 70}, new long[] {3, 5}));
        problems.add(new Problem("diet", new long[][] {{3, 2, 5}, {2, 1, 1}, {1, 1, 3}, {5, 2, 4}}, new long[] {55, 26, 30, 57},
                new long[] {20, 10, 15}));
        problems.add(new Problem("degenerate", new long[][] {{1, -2, -36, 12}, {1, -1, -12, 4}, {1, 0, 0, 0}},
                new long[] {0, 0, 1}, new long[] {3, -5, 1, 2}));
        problems.add(new Problem("unbounded", new long[][] {{1, -1}}, new long[] {3}, new long[] {1, 2}));
        problems.add(new Problem("no start", new long[][] {{1, 1}}, new long[] {-3}, new long[] {1, 1}));
        for (Problem p : problems) {
            String text = switch (maximise(p.a(), p.b(), p.c())) {
                case Optimum(Fraction value, List<Fraction> x, int steps) -> value + " at " + x.stream().map(Fraction::toString)
                        .collect(Collectors.joining(", ", "(", ")")) + " in " + steps + " steps";
                case Failure f -> f.toString();
            };
            System.out.println(p.name() + ": " + text);
        }
        Fraction harmonic = IntStream.rangeClosed(1, 60).mapToObj(i -> Fraction.of(1).over(Fraction.of(i))).reduce(Fraction.ZERO, Fraction::plus);
        System.out.println(harmonic + " " + harmonic.compareTo(Fraction.of(4)) + " " + new Fraction(BigInteger.valueOf(6), BigInteger.valueOf(-4)));
        try {
            Fraction.of(1).over(Fraction.ZERO);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}
