package hiillos.conformance.programs.numbers;

/** Large integers are rounded to even. */
public final class IntegerToFloat {
    private IntegerToFloat() {}

    public static void main(String[] arguments) {
        int[] ints = {16777216, 16777217, 16777219, Integer.MAX_VALUE, Integer.MIN_VALUE, -16777217};
        for (int i : ints) {
            float f = i;
            System.out.println(f + " " + (int) f + " " + (i - (int) f) + " " + (double) i);
        }
        long[] longs = {1L << 53, (1L << 53) + 1, (1L << 53) + 3, Long.MAX_VALUE, Long.MIN_VALUE + 1, 123456789012345678L};
        for (long l : longs) {
            System.out.println((float) l + " " + (double) l + " " + (long) (double) l + " " + (long) (float) l);
        }
    }
}
