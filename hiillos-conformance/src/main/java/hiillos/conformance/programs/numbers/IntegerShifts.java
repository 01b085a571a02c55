package hiillos.conformance.programs.numbers;

/** Only the low five bits of the distance count. */
public final class IntegerShifts {
    private IntegerShifts() {}

    public static void main(String[] arguments) {
        int[] values = {1, -1, 0x12345678, Integer.MIN_VALUE};
        int[] distances = {0, 1, 4, 31, 32, 33, -1, -31, 100};
        for (int v : values) {
            for (int d : distances) {
                System.out.println((v << d) + " " + (v >> d) + " " + (v >>> d));
            }
        }
    }
}
