package hiillos.conformance.programs.numbers;

/** Text to integers. */
public final class IntegerParsing {
    private IntegerParsing() {}

    public static void main(String[] arguments) {
        System.out.println(Integer.parseInt("0") + Integer.parseInt("+12") + Integer.parseInt("-2147483648"));
        System.out.println(Integer.parseInt("zz", 36) + " " + Integer.parseInt("-ff", 16) + " " + Integer.parseInt("101", 2));
        System.out.println(Long.parseLong("-9223372036854775808") + " " + Long.parseLong("7fffffffffffffff", 16));
        System.out.println(Integer.decode("0x10") + " " + Integer.decode("-010") + " " + Integer.decode("#ff") + " "
                + Long.decode("-0X1"));
        System.out.println(Short.parseShort("-32768") + " " + Byte.parseByte("7f", 16) + " " + Integer.valueOf("77") + " "
                + Integer.parseInt("x123y", 1, 4, 10));
        System.out.println(Integer.parseInt("\u0661\u0662"));
    }
}
