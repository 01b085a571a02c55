package hiillos.conformance.programs.classes;

import java.util.function.Function;

/** Chains of generic calls with boxing. */
public final class NestedGenericCalls {
    private NestedGenericCalls() {}

    static <A, B> B apply(A a, Function<? super A, ? extends B> f) {
        return f.apply(a);
    }

    static <T extends Comparable<T>> T largest(T first, T second) {
        return first.compareTo(second) >= 0 ? first : second;
    }

    public static void main(String[] arguments) {
        int n = apply(5, x -> x * 2) + apply("abc", String::length);
        long l = apply(apply(3, x -> x + 1L), x -> x << 40);
        System.out.println(n + " " + l + " " + largest(3, 5) + largest("b", "a") + largest(2.5, -1.0) + largest('x', 'y'));
        Integer boxed = apply((Integer) null, x -> x);
        System.out.println(boxed);
        try {
            int none = apply(1, x -> (Integer) null);
            System.out.println(none);
        } catch (NullPointerException e) {
            System.out.println("unboxed null");
        }
        class Unused {}
        System.out.println(new Unused() != null);
    }
}
