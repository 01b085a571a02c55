package hiillos.conformance.programs.generics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A generic cache of a function. */
public final class Memoisation {
    private Memoisation() {}

    static <A, B> Function<A, B> memoise(Function<A, B> f) {
        Map<A, B> known = new HashMap<>();
        return a -> known.computeIfAbsent(a, f);
    }

    static int calls;

    public static void main(String[] arguments) {
        Function<Integer, String> f = memoise(n -> {
            calls++;
            return "v" + n * n;
        });
        for (int i = 0; i < 30; i++) {
            f.apply(i % 4);
        }
        System.out.println(calls + f.apply(3));
    }
}
