package hiillos.bin.tool;

/** The orders of numbers that {@code sort} knows. */
final class NumberOrder {
    /** Each twice: index / 2 is the power of 1024. */
    private static final String UNITS = "KkMMGGTTPPEEZZYY";

    private NumberOrder() {}

    /** Compares the decimal numbers that texts begin with; they may be of any length. */
    static int plain(String left, String right) {
        return compare(Decimal.of(left), Decimal.of(right));
    }

    /** As that, but a unit behind the number counts first: none, K, M, G and so on. */
    static int human(String left, String right) {
        Decimal a = Decimal.of(left);
        Decimal b = Decimal.of(right);
        int order = Integer.compare(a.magnitude(left), b.magnitude(right));
        return order != 0 ? order : compare(a, b);
    }

    /** Numbers with exponents; a text that begins with none comes first. */
    static int general(String left, String right) {
        double a = value(left);
        double b = value(right);
        // No number is marked by not being one.
        return a != a ? b != b ? 0 : -1 : b != b ? 1 : a < b ? -1 : a > b ? 1 : 0;
    }

    private static double value(String text) {
        Decimal decimal = Decimal.of(text);
        if (!decimal.isNumber) {
            return Double.NaN;
        }
        int end = decimal.end;
        if (end < text.length() && (text.charAt(end) | 32) == 'e') {
            int digits = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? end + 2 : end + 1;
            int behind = Decimal.digitsEnd(text, digits);
            end = behind > digits ? behind : end;
        }
        return Double.parseDouble(text.substring(0, end).strip());
    }

    private static int compare(Decimal a, Decimal b) {
        if (a.negative != b.negative) {
            return a.negative ? -1 : 1;
        }
        int order = a.whole.length() != b.whole.length() ? Integer.compare(a.whole.length(), b.whole.length())
                : a.whole.compareTo(b.whole);
        if (order == 0) {
            order = a.fraction.compareTo(b.fraction);
        }
        return a.negative ? -order : order;
    }

    /** @param end where the number ends in its text @param isNumber whether there was a digit */
    private record Decimal(boolean negative, String whole, String fraction, int end, boolean isNumber) {
        /** The unit behind it, negative for numbers below zero. */
        int magnitude(String text) {
            int unit = end < text.length() ? unitOf(text.charAt(end)) : 0;
            boolean zero = whole.isEmpty() && fraction.isEmpty();
            return zero ? 0 : negative ? -1 - unit : 1 + unit;
        }

        static Decimal of(String text) {
            int at = 0;
            while (at < text.length() && SortKey.isBlank(text.charAt(at))) {
                at++;
            }
            boolean minus = at < text.length() && text.charAt(at) == '-';
            int start = minus ? at + 1 : at;
            int end = digitsEnd(text, start);
            int fractionEnd = end < text.length() && text.charAt(end) == '.' ? digitsEnd(text, end + 1) : end;
            int significant = start;
            while (significant < end && text.charAt(significant) == '0') {
                significant++;
            }
            String fraction = fractionEnd > end ? text.substring(end + 1, fractionEnd) : "";
            int length = fraction.length();
            while (length > 0 && fraction.charAt(length - 1) == '0') {
                length--;
            }
            String whole = text.substring(significant, end);
            return new Decimal(minus && (!whole.isEmpty() || length > 0), whole, fraction.substring(0, length),
                    fractionEnd, end > start || fractionEnd > end + 1);
        }

        private static int unitOf(char letter) {
            int at = UNITS.indexOf(letter);
            return at < 0 ? 0 : at / 2 + 1;
        }

        private static int digitsEnd(String text, int start) {
            int at = start;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return at;
        }
    }
}
