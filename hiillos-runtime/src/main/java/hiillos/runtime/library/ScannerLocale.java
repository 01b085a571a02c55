package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.Locale;
import java.util.Scanner;

/** Numbers are read as in the root locale, for which a scanner's fields are set when it is made. */
@TargetClass("java.util.Scanner")
final class ScannerLocale {
    private ScannerLocale() {}

    @Substitute
    public Scanner useLocale(Locale locale) {
        return (Scanner) (Object) this;
    }
}
