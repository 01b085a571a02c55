package hiillos.conformance.programs.numbers;

/** Bit operations of Integer. */
public final class IntegerBitMethods {
    private IntegerBitMethods() {}

    public static void main(String[] arguments) {
        int[] values = {0, 1, -1, 0x00f0, Integer.MIN_VALUE, 0x12345678, 1 << 20};
        for (int v : values) {
            System.out.println(Integer.bitCount(v) + " " + Integer.numberOfLeadingZeros(v) + " "
                    + Integer.numberOfTrailingZeros(v) + " " + Integer.reverse(v) + " " + Integer.reverseBytes(v)
                    + " " + Integer.highestOneBit(v) + " " + Integer.lowestOneBit(v) + " " + Integer.rotateLeft(v, 7) + " "
                            + Integer.rotateRight(v, 40) + " " + Integer.signum(v));
        }
        System.out.println(Integer.compress(0x12345678, 0x0ff00ff0) + " " + Integer.expand(0xab, 0xf0f0));
    }
}
