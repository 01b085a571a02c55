package hiillos.conformance.programs.numbers;

/** Bit operations of Long. */
public final class LongBitMethods {
    private LongBitMethods() {}

    public static void main(String[] arguments) {
        long[] values = {0, 1, -1, 0xf0L << 30, Long.MIN_VALUE, 0x123456789abcdef0L};
        for (long v : values) {
            System.out.println(Long.bitCount(v) + " " + Long.numberOfLeadingZeros(v) + " " + Long.numberOfTrailingZeros(v)
                    + " " + Long.reverse(v) + " " + Long.reverseBytes(v)
                    + " " + Long.highestOneBit(v) + " " + Long.lowestOneBit(v) + " " + Long.rotateLeft(v, 9) + " "
                            + Long.signum(v) + " " + Long.hashCode(v));
        }
    }
}
