package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;

/** {@link Double#toHexString} without the regular expression that removes its zeros. */
@TargetClass("java.lang.Double")
final class HexadecimalDoubles {
    private static final int FRACTION_BITS = 52;
    private static final int FRACTION_DIGITS = 13;
    private static final int BIAS = 1023;

    private HexadecimalDoubles() {}

    @Substitute
    public static String toHexString(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            return Double.toString(value);
        }
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & (1L << FRACTION_BITS) - 1;
        int exponent = (int) (bits >>> FRACTION_BITS) & 0x7ff;
        StringBuilder text = new StringBuilder(bits < 0 ? "-0x" : "0x");
        text.append(exponent == 0 ? "0." : "1.");
        if (fraction == 0) {
            text.append('0');
        }
        for (int shift = FRACTION_BITS - 4; shift >= FRACTION_BITS - 4 * FRACTION_DIGITS && (fraction << 64 - 4 - shift) != 0; shift -= 4) {
            text.append(Character.forDigit((int) (fraction >>> shift) & 15, 16));
        }
        int shown = exponent != 0 ? exponent - BIAS : fraction == 0 ? 0 : 1 - BIAS;
        return text.append('p').append(shown).toString();
    }
}
