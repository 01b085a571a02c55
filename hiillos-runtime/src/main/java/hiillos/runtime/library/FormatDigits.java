package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.Formatter;
import java.util.Locale;

/** How the digits of a formatted number are grouped and padded: by threes and with zeros, as in the root locale. */
@TargetClass("java.util.Formatter$FormatSpecifier")
final class FormatDigits {
    /** Bits of {@code java.util.Formatter.Flags}. */
    private static final int ZERO_PAD = 32;
    private static final int GROUP = 64;
    private static final int GROUP_DIGITS = 3;

    private FormatDigits() {}

    /**
     * Appends the digits of {@code value} from {@code offset} on.
     *
     * @param target what to append to, or null for a new one
     * @param width how long the target is to become with zeros at the front, or -1
     */
    @Substitute
    private StringBuilder localizedMagnitude(Formatter formatter, StringBuilder target, CharSequence value, int offset,
            int flags, int width, Locale locale) {
        StringBuilder result = target == null ? new StringBuilder() : target;
        int begin = result.length();
        int length = value.length();
        int point = offset;
        while (point < length && value.charAt(point) != '.') {
            point++;
        }
        for (int i = offset; i < length; i++) {
            result.append(value.charAt(i));
            int digitsLeft = point - 1 - i;
            if ((flags & GROUP) != 0 && digitsLeft > 0 && digitsLeft % GROUP_DIGITS == 0) {
                result.append(',');
            }
        }
        if (width != -1 && (flags & ZERO_PAD) != 0) {
            while (result.length() < width) {
                result.insert(begin, '0');
            }
        }
        return result;
    }
}
