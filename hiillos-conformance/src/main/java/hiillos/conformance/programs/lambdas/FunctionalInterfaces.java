package hiillos.conformance.programs.lambdas;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The default methods of java.util.function. */
public final class FunctionalInterfaces {
    private FunctionalInterfaces() {}

    public static void main(String[] arguments) {
        Function<Integer, Integer> plus = x -> x + 1;
        Function<Integer, Integer> times = x -> x * 10;
        System.out.println(plus.andThen(times).apply(5) + " " + plus.compose(times).apply(5) + " "
                + Function.<String>identity().apply("id"));
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.negate().and(s -> s.length() < 3).or(s -> s.equals("long")).test("long") + " "
                + Predicate.not(empty).test(""));
        BiFunction<Integer, Integer, Integer> sum = Integer::sum;
        System.out.println(sum.andThen(x -> "=" + x).apply(2, 3));
        System.out.println(BinaryOperator.minBy(java.util.Comparator.<Integer>naturalOrder()).apply(4, 2));
        IntPredicate even = x -> x % 2 == 0;
        System.out.println(even.and(x -> x > 10).test(12) + " " + even.negate().test(12) + " "
                + UnaryOperator.identity().apply(3));
    }
}
