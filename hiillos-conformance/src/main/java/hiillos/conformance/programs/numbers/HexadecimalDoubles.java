package hiillos.conformance.programs.numbers;

/** Hexadecimal text of doubles. */
public final class HexadecimalDoubles {
    private HexadecimalDoubles() {}

    public static void main(String[] arguments) {
        double[] values = {0, -0.0, 1, 1.5, -0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL, Double.NaN,
                Double.POSITIVE_INFINITY};
        for (double d : values) {
            System.out.println(Double.toHexString(d) + " " + Float.toHexString((float) d));
        }
    }
}
