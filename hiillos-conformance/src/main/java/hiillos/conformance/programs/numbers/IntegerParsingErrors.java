package hiillos.conformance.programs.numbers;

/** Messages of NumberFormatException. */
public final class IntegerParsingErrors {
    private IntegerParsingErrors() {}

    interface Action {
        Object run();
    }

    static void attempt(Action action) {
        try {
            System.out.println(action.run());
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        attempt(() -> Integer.parseInt(""));
        attempt(() -> Integer.parseInt("12x"));
        attempt(() -> Integer.parseInt("2147483648"));
        attempt(() -> Integer.parseInt("-"));
        attempt(() -> Integer.parseInt(null));
        attempt(() -> Integer.parseInt("1", 1));
        attempt(() -> Integer.parseInt("1", 50));
        attempt(() -> Integer.parseInt("129", 8));
        attempt(() -> Long.parseLong("9223372036854775808"));
        attempt(() -> Long.parseLong("1L"));
        attempt(() -> Byte.parseByte("128"));
        attempt(() -> Short.parseShort("99999"));
        attempt(() -> Integer.decode("0xg"));
        attempt(() -> Integer.parseUnsignedInt("-1"));
    }
}
