package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.format.DecimalStyle;
import java.util.Locale;
import java.util.Set;

/** Numbers in dates look the same in every locale. */
@TargetClass("java.time.format.DecimalStyle")
final class NumberSymbolsOfDates {
    private NumberSymbolsOfDates() {}

    @Substitute
    public static DecimalStyle of(Locale locale) {
        return DecimalStyle.STANDARD;
    }

    @Substitute
    public static DecimalStyle ofDefaultLocale() {
        return DecimalStyle.STANDARD;
    }

    @Substitute
    public static Set<Locale> getAvailableLocales() {
        return Set.of(Locale.ROOT, Locale.ENGLISH, Locale.US, Locale.UK);
    }
}
