package hiillos.conformance.programs.numbers;

/** The shortest decimal that reads back as the same number. */
public final class DoubleToText {
    private DoubleToText() {}

    public static void main(String[] arguments) {
        double[] values = {0, -0.0, 1, 10, 100, 1e6, 9999999, 1e7, 12345678, 1e21, 1e-3, 9.999e-4, 1e-5, 0.1, 1.0 / 3, 2e-323,
                4.9e-324, 2.2250738585072014E-308,
            1.7976931348623157E308, 123456789.123, 1e23, 2e23, 9007199254740993.0, 5e-324, 4.35, 2.0E-3, 8.41E21,
                    9.409340012568248E18, Math.PI, Math.E};
        for (double d : values) {
            System.out.println(d + " " + -d + " " + String.valueOf(d * 3));
        }
    }
}
