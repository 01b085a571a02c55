package hiillos.conformance.programs.numbers;

/** Overflow in averages and midpoints. */
public final class IntegerAverages {
    private IntegerAverages() {}

    public static void main(String[] arguments) {
        int[] values = {Integer.MAX_VALUE, Integer.MAX_VALUE - 2, Integer.MIN_VALUE, -1, 0, 6};
        for (int a : values) {
            for (int b : values) {
                System.out.println((a + b) / 2 + " " + ((a + b) >>> 1) + " " + (a & b) + " " + ((a & b) + ((a ^ b) >> 1)) + " "
                        + (int) (((long) a + b) / 2));
            }
        }
    }
}
