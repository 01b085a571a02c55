package hiillos.conformance.programs.numbers;

/** Infinities, zeros and not-a-number. */
public final class FloatSpecialValues {
    private FloatSpecialValues() {}

    static float zero;
    static double doubleZero;

    public static void main(String[] arguments) {
        System.out.println(1 / zero + " " + -1 / zero + " " + zero / zero);
        System.out.println(1 / doubleZero + " " + -1 / doubleZero + " " + doubleZero / doubleZero);
        System.out.println(-zero + " " + (0.0f == -0.0f) + " " + (1 / -zero));
        System.out.println(Double.POSITIVE_INFINITY - Double.POSITIVE_INFINITY);
        System.out.println(Double.POSITIVE_INFINITY * doubleZero);
        System.out.println(Double.MAX_VALUE * 2 + " " + Double.MIN_VALUE / 2);
        System.out.println(Float.MAX_VALUE * 2 + " " + Float.MIN_VALUE / 2);
        System.out.println(Float.MIN_NORMAL / 2 + " " + Double.MIN_NORMAL / 4);
        System.out.println(Math.sqrt(-1) + " " + Math.sqrt(-0.0));
    }
}
