package hiillos.conformance.programs.numbers;

/** Rounding of halves and large numbers. */
public final class MathRounding {
    private MathRounding() {}

    public static void main(String[] arguments) {
        double[] values = {0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, 4503599627370497.5, 1e18, -1e300, Double.NaN, -0.2,
                1e-10};
        for (double d : values) {
            System.out.println(Math.round(d) + " " + Math.rint(d) + " " + Math.floor(d) + " " + Math.ceil(d) + " "
                    + Math.round((float) d) + " " + Math.abs(d) + " " + Math.signum(d));
        }
    }
}
