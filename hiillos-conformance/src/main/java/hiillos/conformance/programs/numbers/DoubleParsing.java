package hiillos.conformance.programs.numbers;

/** Decimal and hexadecimal text to double. */
public final class DoubleParsing {
    private DoubleParsing() {}

    public static void main(String[] arguments) {
        String[] texts = {"0", "-0", "1", "1.", ".5", "1e10", "1E-10", "  3.25  ", "1e400", "1e-400", "NaN", "-Infinity",
                "0x1p3", "0x1.8p-1", "4.9e-324", "2.4703282292062327e-324",
            "2.4703282292062328e-324", "179769313486231580793728971405301e276", "9007199254740993", "0.1f", "1d",
                    "123456789012345678901234567890"};
        for (String t : texts) {
            System.out.println(t + " = " + Double.parseDouble(t) + " " + Float.parseFloat(t));
        }
    }
}
