package hiillos.conformance.programs.numbers;

/** Only the low six bits of the distance count. */
public final class LongShifts {
    private LongShifts() {}

    public static void main(String[] arguments) {
        long[] values = {1, -1, 0x123456789abcdef0L, Long.MIN_VALUE};
        int[] distances = {0, 1, 31, 32, 63, 64, 65, -1};
        for (long v : values) {
            for (int d : distances) {
                System.out.println((v << d) + " " + (v >> d) + " " + (v >>> d) + " " + (v << (long) d));
            }
        }
    }
}
