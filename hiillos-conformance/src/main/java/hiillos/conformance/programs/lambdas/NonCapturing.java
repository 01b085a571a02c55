package hiillos.conformance.programs.lambdas;

import java.util.function.IntUnaryOperator;

/** A lambda that captures nothing is one object. */
public final class NonCapturing {
    private NonCapturing() {}

    static IntUnaryOperator make() {
        return x -> x * x;
    }

    public static void main(String[] arguments) {
        System.out.println(make().applyAsInt(7) + " " + (make() == make()));
        IntUnaryOperator composed = make().andThen(x -> x + 1).compose(x -> x - 2);
        System.out.println(composed.applyAsInt(10));
    }
}
