package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.chrono.Chronology;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The patterns that stand behind {@link FormatStyle}, as CLDR has them for English, British English and the root locale. */
@TargetClass("java.time.format.DateTimeFormatterBuilder")
final class DatePatterns {
    private static final String[] ROOT_DATES = {"y MMMM d, EEEE", "y MMMM d", "y MMM d", "y-MM-dd"};
    private static final String[] ENGLISH_DATES = {"EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"};
    private static final String[] BRITISH_DATES = {"EEEE, d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"};
    private static final String[] TIMES = {"HH:mm:ss zzzz", "HH:mm:ss z", "HH:mm:ss", "HH:mm"};
    /** With a narrow no-break space. */
    private static final String[] ENGLISH_TIMES = {"h:mm:ss\u202fa zzzz", "h:mm:ss\u202fa z", "h:mm:ss\u202fa", "h:mm\u202fa"};

    private DatePatterns() {}

    @Substitute
    public static String getLocalizedDateTimePattern(FormatStyle date, FormatStyle time, Chronology chronology, Locale locale) {
        if (date == null && time == null) {
            throw new IllegalArgumentException("Either dateStyle or timeStyle must be non-null");
        }
        boolean english = locale.getLanguage().equals("en");
        boolean british = english && locale.getCountry().equals("GB");
        String day = date == null ? "" : (british ? BRITISH_DATES : english ? ENGLISH_DATES : ROOT_DATES)[date.ordinal()];
        String hour = time == null ? "" : (english && !british ? ENGLISH_TIMES : TIMES)[time.ordinal()];
        return day + (date == null || time == null ? "" : english ? ", " : " ") + hour;
    }

    @Substitute
    public static String getLocalizedDateTimePattern(String template, Chronology chronology, Locale locale) {
        throw new UnsupportedOperationException("patterns by template are not part of this image");
    }
}
