package hiillos.conformance.programs.initialisation;

/** An initialiser with handlers and loops. */
public final class NestedInTry {
    private NestedInTry() {}

    static final int RESULT;

    static {
        int n = 0;
        for (int i = -3; i < 3; i++) {
            try {
                n += 12 / i;
            } catch (ArithmeticException e) {
                n += 1000;
            } finally {
                n++;
            }
        }
        RESULT = n;
    }

    public static void main(String[] arguments) {
        System.out.println(RESULT);
    }
}
