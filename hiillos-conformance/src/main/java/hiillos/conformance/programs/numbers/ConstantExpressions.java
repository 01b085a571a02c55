package hiillos.conformance.programs.numbers;

/** Constants folded by the compiler equal those computed at run time. */
public final class ConstantExpressions {
    private ConstantExpressions() {}

    static final int FOLDED = (7 << 28) + 13 * -5 / 2 % 7;
    static final String TEXT = "a" + 1 + 2L + 'c' + 1.5f + true + null;
    static final long LONG = 0xffffffffL * 0xffffffffL;

    public static void main(String[] arguments) {
        int seven = Integer.parseInt("7");
        int thirteen = Integer.parseInt("13");
        System.out.println(FOLDED + " " + ((seven << 28) + thirteen * -5 / 2 % seven));
        System.out.println(TEXT);
        System.out.println(LONG + " " + (FOLDED > 3 ? 1 : 2));
        System.out.println(0b1010 + 0x1f + 017 + 1_000_000 + '\101' + '\u0041');
        System.out.println(1e3f + 0x1.8p1 + .5d + 1f);
        System.out.println((byte) 300 + (short) 70000 + (char) 97 + (int) 3.99);
        System.out.println(Integer.MIN_VALUE + " " + -2147483648 + " " + -9223372036854775808L);
    }
}
