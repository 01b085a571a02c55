package hiillos.conformance.programs.numbers;

/** Products whose high halves matter. */
public final class LongMultiplication {
    private LongMultiplication() {}

    public static void main(String[] arguments) {
        long[] values = {0x123456789L, -0x987654321L, Long.MAX_VALUE, Long.MIN_VALUE, 3};
        for (long a : values) {
            for (long b : values) {
                System.out.println(a * b + " " + Math.multiplyHigh(a, b) + " " + Math.unsignedMultiplyHigh(a, b) + " "
                        + (int) (a * b) + " " + (a * b >>> 32));
            }
        }
    }
}
