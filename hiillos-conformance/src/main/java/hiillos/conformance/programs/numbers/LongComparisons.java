package hiillos.conformance.programs.numbers;

/** Every relation of long and int, near the ends. */
public final class LongComparisons {
    private LongComparisons() {}

    public static void main(String[] arguments) {
        long[] values = {Long.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE};
        for (long a : values) {
            StringBuilder line = new StringBuilder();
            for (long b : values) {
                line.append(a < b ? '<' : a == b ? '=' : '>').append(a <= b).append(a >= b).append(a != b);
                line.append((int) a < (int) b).append((int) a >= (int) b).append(' ');
            }
            System.out.println(line);
        }
    }
}
