package hiillos.conformance.programs.numbers;

/** Narrowing rounds to nearest even, overflows to infinity, underflows to zero. */
public final class DoubleToFloat {
    private DoubleToFloat() {}

    public static void main(String[] arguments) {
        double[] values = {0.1, 1.0 / 3, 3.4028235677973366e38, 3.4028235e38, 1e39, -1e39, 1e-45, 7e-46, 1e-50, 16777217,
                1.00000005960464477539, Double.NaN};
        for (double d : values) {
            System.out.println((float) d + " " + (double) (float) d);
        }
    }
}
