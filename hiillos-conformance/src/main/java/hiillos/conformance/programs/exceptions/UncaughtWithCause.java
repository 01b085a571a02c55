package hiillos.conformance.programs.exceptions;

/** The last words name the cause. */
public final class UncaughtWithCause {
    private UncaughtWithCause() {}

    static int zero;

    static int divide() {
        return 10 / zero;
    }

    public static void main(String[] arguments) {
        try {
            divide();
        } catch (ArithmeticException e) {
            throw new RuntimeException("wrapped", e);
        }
    }
}
