package hiillos.conformance.programs.numbers;

/** The remainder of floating-point numbers is exact and has the dividend's sign. */
public final class FloatingRemainder {
    private FloatingRemainder() {}

    static double[] values = {5.5, -5.5, 3, 0.1, -0.0, 1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN};

    public static void main(String[] arguments) {
        for (double a : values) {
            StringBuilder line = new StringBuilder();
            for (double b : values) {
                line.append(a % b).append(' ').append((float) a % (float) b).append(' ');
            }
            System.out.println(line);
        }
        System.out.println(Math.IEEEremainder(5, 3) + " " + Math.IEEEremainder(-5.5, 2));
    }
}
