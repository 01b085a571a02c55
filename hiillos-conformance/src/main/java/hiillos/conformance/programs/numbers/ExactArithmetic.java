package hiillos.conformance.programs.numbers;

/** Methods that throw instead of wrapping around. */
public final class ExactArithmetic {
    private ExactArithmetic() {}

    interface Action {
        Object run();
    }

    static void attempt(Action action) {
        try {
            System.out.println(action.run());
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        attempt(() -> Math.addExact(1, 2));
        attempt(() -> Math.addExact(Integer.MAX_VALUE, 1));
        attempt(() -> Math.subtractExact(Long.MIN_VALUE, 1));
        attempt(() -> Math.multiplyExact(1 << 20, 1 << 20));
        attempt(() -> Math.multiplyExact(1L << 40, 1L << 40));
        attempt(() -> Math.negateExact(Integer.MIN_VALUE));
        attempt(() -> Math.toIntExact(1L << 31));
        attempt(() -> Math.incrementExact(41));
        attempt(() -> Math.multiplyHigh(1L << 62, 12));
        attempt(() -> Math.absExact(Integer.MIN_VALUE));
    }
}
