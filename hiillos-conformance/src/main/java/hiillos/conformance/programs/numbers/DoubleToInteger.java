package hiillos.conformance.programs.numbers;

/** Conversions to integers saturate and take not-a-number to zero. */
public final class DoubleToInteger {
    private DoubleToInteger() {}

    static void show(double d) {
        System.out.println(d + " " + (int) d + " " + (long) d + " " + (short) d + " " + (byte) d + " " + (int) (char) d);
        float f = (float) d;
        System.out.println(f + " " + (int) f + " " + (long) f + " " + (short) f + " " + (byte) f + " " + (int) (char) f);
    }

    public static void main(String[] arguments) {
        double[] values = {0, -0.0, 1.9, -1.9, 127.5, 128, 2147483647.0, 2147483648.0, -2147483649.0, 9.2233720368547758e18,
                -1e19, 1e300,
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 65535.9, 4294967296.5};
        for (double d : values) {
            show(d);
        }
    }
}
