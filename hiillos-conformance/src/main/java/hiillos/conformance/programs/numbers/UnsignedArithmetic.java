package hiillos.conformance.programs.numbers;

/** Unsigned views of int and long. */
public final class UnsignedArithmetic {
    private UnsignedArithmetic() {}

    public static void main(String[] arguments) {
        int[] values = {0, 1, -1, Integer.MIN_VALUE, 10};
        for (int a : values) {
            System.out.println(Integer.toUnsignedString(a) + " " + Integer.toUnsignedLong(a) + " " + Long.toUnsignedString(a));
            for (int b : values) {
                if (b != 0) {
                    System.out.println(Integer.divideUnsigned(a, b) + " " + Integer.remainderUnsigned(a, b) + " "
                            + Integer.compareUnsigned(a, b) + " "
                            + Long.divideUnsigned(a, b) + " " + Long.remainderUnsigned(a, b) + " " + Long.compareUnsigned(a, b));
                }
            }
        }
        System.out.println(Integer.parseUnsignedInt("4294967295") + " " + Long.parseUnsignedLong("18446744073709551615"));
        System.out.println(Byte.toUnsignedInt((byte) -1) + " " + Short.toUnsignedInt((short) -1));
    }
}
