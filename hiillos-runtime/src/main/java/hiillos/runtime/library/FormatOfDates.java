package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Formatter;
import java.util.Locale;

/** Dates of every kind are printed as those of {@code java.time} are. */
@TargetClass("java.util.Formatter$FormatSpecifier")
final class FormatOfDates {
    @Alias
    private char c;

    private FormatOfDates() {}

    @Alias
    private native void print(Formatter formatter, TemporalAccessor time, char conversion, Locale locale) throws IOException;

    @Alias
    private native void print(Formatter formatter, String text, Locale locale) throws IOException;

    @Alias
    private native void failConversion(char conversion, Object argument);

    @Substitute
    private void printDateTime(Formatter formatter, Object argument, Locale locale) throws IOException {
        switch (argument) {
            case null -> print(formatter, "null", locale);
            case TemporalAccessor time -> print(formatter, time, c, locale);
            case Long millis -> print(formatter, Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()), c, locale);
            case Date date -> print(formatter, Instant.ofEpochMilli(date.getTime()).atZone(ZoneId.systemDefault()), c, locale);
            case Calendar calendar -> print(formatter, Instant.ofEpochMilli(calendar.getTimeInMillis())
                    .atZone(ZoneOffset.ofTotalSeconds((calendar.get(Calendar.ZONE_OFFSET) + calendar.get(Calendar.DST_OFFSET)) / 1000)),
                    c, locale);
            default -> failConversion(c, argument);
        }
    }
}
