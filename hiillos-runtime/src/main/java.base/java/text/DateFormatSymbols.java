package java.text;

import java.time.format.DateNames;
import java.time.format.TextStyle;
import java.util.Locale;

/** Names of months and days by position, for {@link java.util.Formatter}: those that {@code java.time} has. */
public class DateFormatSymbols {
    private final Locale locale;

    private DateFormatSymbols(Locale locale) {
        this.locale = locale;
    }

    /** The names of a locale. */
    public static DateFormatSymbols getInstance(Locale locale) {
        return new DateFormatSymbols(locale);
    }

    public String[] getMonths() {
        return months(TextStyle.FULL);
    }

    public String[] getShortMonths() {
        return months(TextStyle.SHORT);
    }

    /** Twelve names and, for the thirteenth month of other calendars, an empty one. */
    private String[] months(TextStyle style) {
        String[] names = new String[13];
        for (int month = 1; month < names.length; month++) {
            names[month - 1] = DateNames.month(month, style, locale);
        }
        names[12] = "";
        return names;
    }

    public String[] getWeekdays() {
        return days(TextStyle.FULL);
    }

    public String[] getShortWeekdays() {
        return days(TextStyle.SHORT);
    }

    /** Sunday is 1; nothing is 0. */
    private String[] days(TextStyle style) {
        String[] names = new String[8];
        names[0] = "";
        for (int day = 1; day < names.length; day++) {
            names[day % 7 + 1] = DateNames.day(day, style, locale);
        }
        return names;
    }

    public String[] getAmPmStrings() {
        return locale.getLanguage().equals("en") && locale.getCountry().equals("GB") ? new String[] {"am", "pm"}
                : new String[] {"AM", "PM"};
    }
}
