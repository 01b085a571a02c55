package hiillos.conformance.programs.numbers;

/** Text of integers in several bases. */
public final class IntegerToText {
    private IntegerToText() {}

    public static void main(String[] arguments) {
        int[] values = {0, 7, -7, 100, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int v : values) {
            System.out.println(Integer.toString(v) + " " + Integer.toHexString(v) + " " + Integer.toOctalString(v) + " "
                    + Integer.toBinaryString(v) + " " + Integer.toString(v, 36) + " " + Integer.toString(v, 99));
        }
        long[] longs = {0, -1, 1234567890123L, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long v : longs) {
            System.out.println(Long.toString(v) + " " + Long.toHexString(v) + " " + Long.toOctalString(v) + " "
                    + Long.toBinaryString(v) + " " + Long.toString(v, 7));
        }
    }
}
