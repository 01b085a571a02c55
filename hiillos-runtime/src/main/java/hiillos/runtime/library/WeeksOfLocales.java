package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.temporal.WeekFields;
import java.util.Locale;

/** Weeks begin on Sunday, but on Monday in Great Britain. */
@TargetClass("java.time.temporal.WeekFields")
final class WeeksOfLocales {
    private WeeksOfLocales() {}

    @Substitute
    public static WeekFields of(Locale locale) {
        return locale.getCountry().equals("GB") ? WeekFields.ISO : WeekFields.SUNDAY_START;
    }
}
