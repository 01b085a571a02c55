package hiillos.conformance.programs.numbers;

/** Every integer division by zero throws. */
public final class IntegerDivisionByZero {
    private IntegerDivisionByZero() {}

    static int zero;
    static long longZero;

    public static void main(String[] arguments) {
        try {
            System.out.println(1 / zero);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(1 % zero);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(1L / longZero);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(0L % longZero);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(1.0 / zero + " " + 1.0f % zero);
    }
}
