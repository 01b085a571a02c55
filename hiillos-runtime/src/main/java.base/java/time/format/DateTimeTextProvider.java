package java.time.format;

import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of months, days, halves of the day, eras and quarters as the Unicode Consortium's CLDR gives them for English, British
 * English and the root locale. Every other locale has the root's.
 */
class DateTimeTextProvider {
    private static final DateTimeTextProvider INSTANCE = new DateTimeTextProvider();
    private static final String[] MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"};
    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String[] ORDINALS = {"1st", "2nd", "3rd", "4th"};
    private static final int SHORT_LENGTH = 3;

    static DateTimeTextProvider getInstance() {
        return INSTANCE;
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    private static boolean isBritish(Locale locale) {
        return isEnglish(locale) && locale.getCountry().equals("GB");
    }

    private static boolean isNarrow(TextStyle style) {
        return style.asNormal() == TextStyle.NARROW;
    }

    private static boolean isFull(TextStyle style, Locale locale) {
        return style.asNormal() == TextStyle.FULL && isEnglish(locale);
    }

    /** The text of a field's value; null when there is none, so that the number is printed. */
    public String getText(TemporalField field, long value, TextStyle style, Locale locale) {
        if (field == ChronoField.MONTH_OF_YEAR) {
            return value < 1 || value > MONTHS.length ? null : month((int) value - 1, style, locale);
        }
        if (field == ChronoField.DAY_OF_WEEK) {
            return value < 1 || value > DAYS.length ? null : day((int) value - 1, style, locale);
        }
        if (field == ChronoField.AMPM_OF_DAY) {
            return value < 0 || value > 1 ? null : half((int) value, style, locale);
        }
        if (field == ChronoField.ERA) {
            return value < 0 || value > 1 ? null : era((int) value, style, locale);
        }
        if (field == IsoFields.QUARTER_OF_YEAR) {
            return value < 1 || value > ORDINALS.length ? null : quarter((int) value, style, locale);
        }
        return null;
    }

    private static String month(int index, TextStyle style, Locale locale) {
        if (isNarrow(style)) {
            return isEnglish(locale) ? MONTHS[index].substring(0, 1) : Integer.toString(index + 1);
        }
        if (isFull(style, locale)) {
            return MONTHS[index];
        }
        return isBritish(locale) && index == 8 ? "Sept" : MONTHS[index].substring(0, SHORT_LENGTH);
    }

    private static String day(int index, TextStyle style, Locale locale) {
        return isNarrow(style) ? DAYS[index].substring(0, 1) : isFull(style, locale) ? DAYS[index]
                : DAYS[index].substring(0, SHORT_LENGTH);
    }

    private static String half(int index, TextStyle style, Locale locale) {
        if (isNarrow(style) && isEnglish(locale)) {
            return index == 0 ? "a" : "p";
        }
        return isBritish(locale) ? index == 0 ? "am" : "pm" : index == 0 ? "AM" : "PM";
    }

    private static String era(int index, TextStyle style, Locale locale) {
        if (!isEnglish(locale)) {
            return index == 0 ? "BCE" : "CE";
        }
        return isNarrow(style) ? index == 0 ? "B" : "A" : isFull(style, locale) ? index == 0 ? "Before Christ" : "Anno Domini"
                : index == 0 ? "BC" : "AD";
    }

    private static String quarter(int value, TextStyle style, Locale locale) {
        return isNarrow(style) ? Integer.toString(value) : isFull(style, locale) ? ORDINALS[value - 1] + " quarter" : "Q" + value;
    }

    /** As above, for the only chronology that has texts. */
    public String getText(Chronology chronology, TemporalField field, long value, TextStyle style, Locale locale) {
        return chronology == IsoChronology.INSTANCE ? getText(field, value, style, locale) : null;
    }

    /** All texts of a field with their values, longest first; null when there are none or a text stands for two values. */
    public Iterator<Map.Entry<String, Long>> getTextIterator(TemporalField field, TextStyle style, Locale locale) {
        List<Map.Entry<String, Long>> entries = new ArrayList<>();
        TextStyle[] styles = style == null ? new TextStyle[] {TextStyle.FULL, TextStyle.SHORT} : new TextStyle[] {style};
        for (TextStyle each : styles) {
            for (long value = 0; value <= MONTHS.length; value++) {
                String text = getText(field, value, each, locale);
                if (text != null && !add(entries, text, value)) {
                    return null;
                }
            }
        }
        entries.sort((a, b) -> b.getKey().length() - a.getKey().length());
        return entries.isEmpty() ? null : entries.iterator();
    }

    private static boolean add(List<Map.Entry<String, Long>> entries, String text, long value) {
        for (Map.Entry<String, Long> entry : entries) {
            if (entry.getKey().equals(text)) {
                return entry.getValue() == value;
            }
        }
        entries.add(new SimpleImmutableEntry<>(text, value));
        return true;
    }

    public Iterator<Map.Entry<String, Long>> getTextIterator(Chronology chronology, TemporalField field, TextStyle style, Locale locale) {
        return chronology == IsoChronology.INSTANCE ? getTextIterator(field, style, locale) : null;
    }

    /** Null: there are no resources, and whoever asks has a word of his own. */
    static <T> T getLocalizedResource(String key, Locale locale) {
        return null;
}

    /** Texts that a program gives itself, by style. */
    static final class LocaleStore {
        private final Map<TextStyle, Map<Long, String>> texts;

        LocaleStore(Map<TextStyle, Map<Long, String>> texts) {
            this.texts = texts;
        }

        String getText(long value, TextStyle style) {
            Map<Long, String> ofStyle = texts.get(style);
            return ofStyle == null ? null : ofStyle.get(value);
        }

        /** Longest first; null when there are none or a text stands for two values. */
        Iterator<Map.Entry<String, Long>> getTextIterator(TextStyle style) {
            List<Map.Entry<String, Long>> entries = new ArrayList<>();
            for (Map.Entry<TextStyle, Map<Long, String>> ofStyle : texts.entrySet()) {
                if (style == null || style == ofStyle.getKey()) {
                    for (Map.Entry<Long, String> text : ofStyle.getValue().entrySet()) {
                        if (!add(entries, text.getValue(), text.getKey())) {
                            return null;
                        }
                    }
                }
            }
            entries.sort((a, b) -> b.getKey().length() - a.getKey().length());
            return entries.isEmpty() ? null : entries.iterator();
        }
    }
}
