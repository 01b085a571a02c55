package java.time.format;

import java.time.temporal.ChronoField;
import java.util.Locale;

/** The names of months and days for those who want no formatter, and all that it drags in, for them. */
public final class DateNames {
    private DateNames() {}

    /** The name of a month, from 1 to 12. */
    public static String month(int number, TextStyle style, Locale locale) {
        return DateTimeTextProvider.getInstance().getText(ChronoField.MONTH_OF_YEAR, number, style, locale);
    }

    /** The name of a day, from 1 for Monday to 7. */
    public static String day(int number, TextStyle style, Locale locale) {
        return DateTimeTextProvider.getInstance().getText(ChronoField.DAY_OF_WEEK, number, style, locale);
    }
}
