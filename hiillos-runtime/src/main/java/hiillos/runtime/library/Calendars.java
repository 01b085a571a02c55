package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.temporal.WeekFields;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** There is one calendar, whose weeks are those of {@code java.time}. */
@TargetClass("java.util.Calendar")
final class Calendars {
    @Alias
    private int firstDayOfWeek;
    @Alias
    private int minimalDaysInFirstWeek;

    private Calendars() {}

    @Substitute
    private static Calendar createCalendar(TimeZone zone, Locale locale) {
        return new GregorianCalendar(zone, locale);
    }

    @Substitute
    private static TimeZone defaultTimeZone(Locale locale) {
        return TimeZone.getDefault();
    }

    /** Sunday is 1 here and the last day there. */
    @Substitute
    private void setWeekCountData(Locale locale) {
        WeekFields weeks = WeekFields.of(locale);
        firstDayOfWeek = weeks.getFirstDayOfWeek().getValue() % 7 + 1;
        minimalDaysInFirstWeek = weeks.getMinimalDaysInFirstWeek();
    }
}
