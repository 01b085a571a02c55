package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.Locale;

/** The symbols of numbers, which are the root locale's for every locale. */
@TargetClass("java.util.Formatter")
final class FormatSymbols {
    private FormatSymbols() {}

    @Substitute
    private static char getZero(Locale locale) {
        return '0';
    }

    @Substitute
    private static char getDecimalSeparator(Locale locale) {
        return '.';
    }

    @Substitute
    private static char getGroupingSeparator(Locale locale) {
        return ',';
    }

    @Substitute
    private static char getMinusSign(Locale locale) {
        return '-';
    }
}
