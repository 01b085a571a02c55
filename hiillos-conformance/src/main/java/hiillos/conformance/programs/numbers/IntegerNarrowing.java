package hiillos.conformance.programs.numbers;

/** Narrowing keeps the low bits. */
public final class IntegerNarrowing {
    private IntegerNarrowing() {}

    static void show(long v) {
        int i = (int) v;
        System.out.println(i + " " + (short) v + " " + (byte) v + " " + (int) (char) v + " " + (byte) i + " " + (short) i + " "
                + (int) (char) i);
    }

    public static void main(String[] arguments) {
        long[] values = {0, 127, 128, 255, 256, 32767, 32768, 65535, 65536, -1, -129, -32769, 1L << 31, 1L << 32,
                Long.MIN_VALUE, 0x1234567890abcdefL};
        for (long v : values) {
            show(v);
        }
    }
}
