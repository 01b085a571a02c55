package hiillos.conformance.programs.lambdas;

import java.util.function.Function;
import java.util.function.IntFunction;

/** Functions that return functions. */
public final class Currying {
    private Currying() {}

    public static void main(String[] arguments) {
        Function<Integer, Function<Integer, Function<Integer, Integer>>> add = a -> b -> c -> a * 100 + b * 10 + c;
        System.out.println(add.apply(1).apply(2).apply(3));
        Function<Integer, Integer> partial = add.apply(4).apply(5).andThen(x -> -x);
        System.out.println(partial.apply(6));
        IntFunction<Runnable> printers = i -> () -> System.out.println("printer " + i);
        for (int i = 0; i < 3; i++) {
            printers.apply(i).run();
        }
    }
}
