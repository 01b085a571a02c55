package hiillos.conformance.programs.numbers;

/** The sign of zero through operations. */
public final class NegativeZero {
    private NegativeZero() {}

    static double zero = -0.0;

    public static void main(String[] arguments) {
        System.out.println(zero + " " + (zero + 0) + " " + (zero - 0) + " " + zero * 5 + " " + zero / 3 + " " + -zero + " "
                + (0 - zero) + " " + 1 / zero);
        System.out.println((int) zero + " " + Math.abs(zero) + " " + Math.min(0.0, zero) + " "
                + (zero == 0 ? "equal" : "different") + " " + Double.compare(zero, 0));
        float f = (float) zero;
        System.out.println(f + " " + (f + 0f) + " " + f * -1 + " " + Math.sqrt(f) + " " + Math.round(f) + " " + Math.ceil(-0.5));
    }
}
