package hiillos.conformance.programs.lambdas;

import java.util.function.Supplier;

/** The receiver of a method reference is evaluated once, and checked. */
public final class BoundReceiverIsEvaluatedOnce {
    private BoundReceiverIsEvaluatedOnce() {}

    static int evaluated;

    static String receiver() {
        evaluated++;
        return "text" + evaluated;
    }

    public static void main(String[] arguments) {
        Supplier<Integer> s = receiver()::length;
        System.out.println(evaluated + " " + s.get() + s.get() + " " + evaluated);
        Supplier<Integer> l = () -> receiver().length();
        l.get();
        l.get();
        System.out.println(evaluated);
        String none = arguments.length > 3 ? "x" : null;
        try {
            Supplier<Integer> n = none::length;
            System.out.println(n);
        } catch (NullPointerException e) {
            System.out.println("null receiver");
        }
    }
}
