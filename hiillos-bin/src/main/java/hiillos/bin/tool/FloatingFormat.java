package hiillos.bin.tool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with a point as {@code printf} writes them: {@code %f %e %g} of what C calls a long double, 64 bits and an exponent. */
final class FloatingFormat {
    private static final int MANTISSA_BITS = 64;
    private static final int USUAL_PRECISION = 6;
    /** Beyond these a long double is infinite, or 0. */
    private static final int LARGEST_EXPONENT = 4932;
    private static final int SMALLEST_EXPONENT = -4950;

    private FloatingFormat() {}

    /** The end of the number that a text begins with; 0 if it begins with none. */
    static int end(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int start = !lower.isEmpty() && "+-".indexOf(lower.charAt(0)) >= 0 ? 1 : 0;
        for (String word : new String[] {"infinity", "inf", "nan"}) {
            if (lower.startsWith(word, start)) {
                return start + word.length();
            }
        }
        int at = digitsEnd(lower, start);
        int digits = at - start;
        if (at < lower.length() && lower.charAt(at) == '.') {
            int fraction = digitsEnd(lower, at + 1) - at - 1;
            digits += fraction;
            at += digits == 0 ? 0 : fraction + 1;
        }
        if (digits == 0) {
            return 0;
        }
        if (at < lower.length() && lower.charAt(at) == 'e') {
            int sign = at + 1 < lower.length() && "+-".indexOf(lower.charAt(at + 1)) >= 0 ? 1 : 0;
            int exponentEnd = digitsEnd(lower, at + 1 + sign);
            at = exponentEnd > at + 1 + sign ? exponentEnd : at;
        }
        return at;
    }

    private static int digitsEnd(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /**
     * Formats.
     *
     * @param kind {@code f}, {@code e} or {@code g}, or a capital
     * @param number as {@link #end} takes it
     * @param flags of the conversion
     * @param precision −1: none was given
     */
    static String format(char kind, String number, String flags, int precision) {
        boolean negative = number.startsWith("-");
        String sign = negative ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
        String magnitude = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
        char first = Character.toLowerCase(magnitude.charAt(0));
        String text;
        if (first == 'i' || first == 'n') {
            text = first == 'i' ? "inf" : "nan";
        } else {
            BigDecimal value = longDouble(magnitude);
            int digits = precision < 0 ? USUAL_PRECISION : precision;
            boolean point = flags.indexOf('#') >= 0;
            text = value == null ? "inf" : switch (Character.toLowerCase(kind)) {
                case 'f' -> fixed(value, digits, point);
                case 'e' -> scientific(value, digits, point);
                default -> general(value, Math.max(1, digits), point);
            };
        }
        return sign + (Character.isUpperCase(kind) ? text.toUpperCase(Locale.ROOT) : text);
    }

    /** The nearest number that a long double has; null: it is infinite. */
    private static BigDecimal longDouble(String text) {
        int letter = text.toLowerCase(Locale.ROOT).indexOf('e');
        BigDecimal value = new BigDecimal(letter < 0 ? text : text.substring(0, letter));
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long exponent = letter < 0 ? 0 : exponent(text.substring(letter + 1));
        long magnitude = exponent + value.precision() - value.scale();
        if (magnitude > LARGEST_EXPONENT + 1) {
            return null;
        }
        if (magnitude < SMALLEST_EXPONENT) {
            return BigDecimal.ZERO;
        }
        value = value.scaleByPowerOfTen((int) exponent);
        // The power of two that leaves as many bits before the point as the mantissa has.
        BigInteger whole = value.toBigInteger();
        int shift = whole.signum() != 0 ? MANTISSA_BITS - whole.bitLength()
                : MANTISSA_BITS + (int) ((value.scale() - value.precision()) * 3.3219280948873623);
        BigInteger mantissa = shifted(value, shift);
        while (mantissa.bitLength() < MANTISSA_BITS) {
            shift += MANTISSA_BITS - mantissa.bitLength();
            mantissa = shifted(value, shift);
        }
        if (mantissa.bitLength() > MANTISSA_BITS + 1) {
            shift -= mantissa.bitLength() - MANTISSA_BITS;
            mantissa = shifted(value, shift);
        }
        return shift <= 0 ? new BigDecimal(mantissa.shiftLeft(-shift))
                : new BigDecimal(mantissa.multiply(BigInteger.valueOf(5).pow(shift)), shift);
    }

    private static long exponent(String text) {
        String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        long value = 0;
        for (int i = 0; i < digits.length() && value < Integer.MAX_VALUE / 16; i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return text.startsWith("-") ? -value : value;
    }

    private static BigInteger shifted(BigDecimal value, int bits) {
        BigDecimal two = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(bits)));
        return bits >= 0 ? value.multiply(two).setScale(0, RoundingMode.HALF_EVEN).toBigInteger()
                : value.divide(two, 0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    private static String fixed(BigDecimal value, int digits, boolean point) {
        return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString() + (point && digits == 0 ? "." : "");
    }

    private static String scientific(BigDecimal value, int digits, boolean point) {
        String all;
        int exponent = 0;
        if (value.signum() == 0) {
            all = "0".repeat(digits + 1);
        } else {
            BigDecimal rounded = value.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
            exponent = rounded.precision() - rounded.scale() - 1;
            all = rounded.unscaledValue().toString();
            all = all.length() > digits ? all.substring(0, digits + 1) : all + "0".repeat(digits + 1 - all.length());
        }
        return all.charAt(0) + (digits > 0 ? "." + all.substring(1) : point ? "." : "") + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String general(BigDecimal value, int digits, boolean point) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String text = exponent < -4 || exponent >= digits ? scientific(value, digits - 1, point)
                : fixed(value, digits - 1 - exponent, point);
        if (point || text.indexOf('.') < 0) {
            return text;
        }
        int mark = text.indexOf('e');
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        int end = mantissa.length();
        while (mantissa.charAt(end - 1) == '0') {
            end--;
        }
        if (mantissa.charAt(end - 1) == '.') {
            end--;
        }
        return mantissa.substring(0, end) + (mark < 0 ? "" : text.substring(mark));
    }
}
