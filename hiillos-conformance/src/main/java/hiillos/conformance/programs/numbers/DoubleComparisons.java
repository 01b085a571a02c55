package hiillos.conformance.programs.numbers;

/** Every relation of double and float. */
public final class DoubleComparisons {
    private DoubleComparisons() {}

    public static void main(String[] arguments) {
        double[] values = {Double.NEGATIVE_INFINITY, -1, -0.0, 0, 1, Double.MAX_VALUE, Double.NaN};
        for (double a : values) {
            StringBuilder line = new StringBuilder();
            for (double b : values) {
                line.append(a < b ? '<' : '.').append(a <= b ? 'l' : '.').append(a > b ? '>' : '.').append(a >= b ? 'g' : '.')
                        .append(a == b ? '=' : '.');
                float x = (float) a;
                float y = (float) b;
                line.append(x < y ? '<' : '.').append(x <= y ? 'l' : '.').append(x > y ? '>' : '.').append(x >= y ? 'g' : '.')
                        .append(x == y ? '=' : '.');
                line.append(!(a < b) ? 'n' : ' ').append(!(x >= y) ? 'n' : ' ').append(Double.compare(a, b)).append(' ');
            }
            System.out.println(line);
        }
    }
}
