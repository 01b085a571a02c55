package hiillos.conformance.programs.lambdas;

import java.util.function.IntUnaryOperator;

/** Lambdas that refer to themselves. */
public final class RecursiveLambdas {
    private RecursiveLambdas() {}

    static IntUnaryOperator factorial;
    interface Fix<T> {
        T apply(Fix<T> self);
    }

    public static void main(String[] arguments) {
        factorial = n -> n <= 1 ? 1 : n * factorial.applyAsInt(n - 1);
        System.out.println(factorial.applyAsInt(10));
        IntUnaryOperator[] fibonacci = new IntUnaryOperator[1];
        fibonacci[0] = n -> n < 2 ? n : fibonacci[0].applyAsInt(n - 1) + fibonacci[0].applyAsInt(n - 2);
        System.out.println(fibonacci[0].applyAsInt(15));
        Fix<Integer> f = self -> self.hashCode() == 0 ? 1 : 2;
        System.out.println(f.apply(f) > 0);
    }
}
