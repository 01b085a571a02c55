package hiillos.bin.tool;

/**
 * A time of the calendar, UTC.
 *
 * @param weekday 0 is Sunday
 * @param dayOfYear from 1 on
 */
record CivilTime(int year, int month, int day, int hour, int minute, int second, int nanos, int weekday, int dayOfYear) {
    private static final long SECOND = 1_000_000_000L;
    static final String[] MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"};
    static final String[] WEEKDAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

    /** A time in nanoseconds since the beginning of 1970. */
    static CivilTime of(long nanos) {
        long seconds = Math.floorDiv(nanos, SECOND);
        long days = Math.floorDiv(seconds, 86400L);
        int secondOfDay = (int) Math.floorMod(seconds, 86400L);
        // Years from March on, so that the leap day is a year's last; in eras of 400 years.
        long shifted = days + 719468;
        long era = Math.floorDiv(shifted, 146097L);
        long dayOfEra = shifted - era * 146097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        long dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayFromMarch + 2) / 153;
        int day = (int) (dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1);
        int month = (int) (monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
        int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        return new CivilTime(year, month, day, secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60,
                (int) Math.floorMod(nanos, SECOND), (int) Math.floorMod(days + 4, 7L), (int) (days - daysTo(year, 1, 1) + 1));
    }

    /** Days from the beginning of 1970 to a date. */
    static long daysTo(int year, int month, int day) {
        long shifted = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shifted, 400L);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
    }

    /** {@code @seconds}, {@code YYYY-MM-DD} or {@code YYYY-MM-DD HH:MM[:SS]}; Long.MIN_VALUE if it is none of them. */
    static long parse(String text) {
        try {
            if (text.startsWith("@")) {
                return Math.multiplyExact(Long.parseLong(text.substring(1)), SECOND);
            }
            String trimmed = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            String[] parts = trimmed.replace('T', ' ').replace('-', ' ').replace(':', ' ').trim().split(" ");
            if (parts.length < 3 || parts.length == 4 || parts.length > 6) {
                return Long.MIN_VALUE;
            }
            int[] numbers = new int[6];
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Integer.parseInt(parts[i]);
            }
            if (numbers[1] < 1 || numbers[1] > 12 || numbers[2] < 1 || numbers[2] > 31 || numbers[3] > 23 || numbers[4] > 59
                    || numbers[5] > 60) {
                return Long.MIN_VALUE;
            }
            long days = daysTo(numbers[0], numbers[1], numbers[2]);
            if (of(days * 86400 * SECOND).day != numbers[2]) {
                return Long.MIN_VALUE;
            }
            return Math.multiplyExact(days * 86400 + numbers[3] * 3600L + numbers[4] * 60L + numbers[5], SECOND);
        } catch (ArithmeticException | NumberFormatException bad) {
            return Long.MIN_VALUE;
        }
    }

    /** Seconds since the beginning of 1970. */
    long epochSeconds() {
        return daysTo(year, month, day) * 86400 + hour * 3600L + minute * 60L + second;
    }

    static String padded(int number, int width, char with) {
        String digits = Integer.toString(number);
        return Character.toString(with).repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** As {@code date +FORMAT} does; letters that mean nothing stay. */
    String format(String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            int start = i++;
            while (i < format.length() && "-_0^".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            String flags = format.substring(start + 1, i);
            int width = 0;
            while (i < format.length() && format.charAt(i) >= '0' && format.charAt(i) <= '9' && width < 100) {
                width = width * 10 + format.charAt(i++) - '0';
            }
            String field = i < format.length() ? field(format.charAt(i)) : null;
            text.append(field == null ? format.substring(start, Math.min(i + 1, format.length())) : i == start + 1 ? field
                    : adjusted(format.charAt(i), field, flags, width));
        }
        return text.toString();
    }

    /** A field with other padding: {@code -} none, {@code _} blanks, {@code 0} zeros, {@code ^} in capitals; and a width. */
    private static String adjusted(char letter, String field, String flags, int width) {
        if (letter == 'N') {
            return flags.contains("-") || width == 0 ? field : width <= 9 ? field.substring(0, width) : field + "0".repeat(width - 9);
        }
        boolean number = "YCymdeHkIlMSjuwsUWVGgq".indexOf(letter) >= 0;
        String text = flags.contains("^") ? field.toUpperCase(java.util.Locale.ROOT) : field;
        int first = 0;
        while (number && first < text.length() - 1 && (text.charAt(first) == '0' || text.charAt(first) == ' ')) {
            first++;
        }
        char last = flags.isEmpty() ? 0 : flags.charAt(flags.length() - 1);
        char pad = last == '_' || last == '0' ? last : first > 0 ? text.charAt(0) : number ? '0' : ' ';
        int length = last == '-' ? 0 : Math.max(text.length(), width);
        String bare = text.substring(first);
        return Character.toString(pad == '_' ? ' ' : pad).repeat(Math.max(0, length - bare.length())) + bare;
    }

    /** Full weeks of the year so far, which begin with a day: 0 Sunday, 1 Monday. */
    private int week(int begins) {
        return (dayOfYear + 6 - Math.floorMod(weekday - begins, 7)) / 7;
    }

    /** The day of the year, from 0 on, of the Thursday of this Monday's week: its year is the week's. */
    private int thursday() {
        return dayOfYear - 1 - Math.floorMod(weekday - 1, 7) + 3;
    }

    private static int daysOf(int year) {
        return (int) (daysTo(year + 1, 1, 1) - daysTo(year, 1, 1));
    }

    private int weekYear() {
        return thursday() < 0 ? year - 1 : thursday() >= daysOf(year) ? year + 1 : year;
    }

    private int isoWeek() {
        int day = thursday();
        return (day < 0 ? day + daysOf(year - 1) : day >= daysOf(year) ? day - daysOf(year) : day) / 7 + 1;
    }

    /** Null for a letter that means nothing. */
    private String field(char letter) {
        return switch (letter) {
            case 'Y' -> Integer.toString(year);
            case 'C' -> padded(year / 100, 2, '0');
            case 'y' -> padded(Math.floorMod(year, 100), 2, '0');
            case 'm' -> padded(month, 2, '0');
            case 'd' -> padded(day, 2, '0');
            case 'e' -> padded(day, 2, ' ');
            case 'H' -> padded(hour, 2, '0');
            case 'k' -> padded(hour, 2, ' ');
            case 'I' -> padded((hour + 11) % 12 + 1, 2, '0');
            case 'l' -> padded((hour + 11) % 12 + 1, 2, ' ');
            case 'M' -> padded(minute, 2, '0');
            case 'S' -> padded(second, 2, '0');
            case 'N' -> padded(nanos, 9, '0');
            case 'p' -> hour < 12 ? "AM" : "PM";
            case 'P' -> hour < 12 ? "am" : "pm";
            case 'a' -> WEEKDAYS[weekday].substring(0, 3);
            case 'A' -> WEEKDAYS[weekday];
            case 'b', 'h' -> MONTHS[month - 1].substring(0, 3);
            case 'B' -> MONTHS[month - 1];
            case 'j' -> padded(dayOfYear, 3, '0');
            case 'u' -> Integer.toString(weekday == 0 ? 7 : weekday);
            case 'w' -> Integer.toString(weekday);
            case 's' -> Long.toString(epochSeconds());
            case 'U' -> padded(week(0), 2, '0');
            case 'W' -> padded(week(1), 2, '0');
            case 'V' -> padded(isoWeek(), 2, '0');
            case 'G' -> Integer.toString(weekYear());
            case 'g' -> padded(Math.floorMod(weekYear(), 100), 2, '0');
            case 'q' -> Integer.toString((month + 2) / 3);
            case 'F' -> format("%Y-%m-%d");
            case 'T' -> format("%H:%M:%S");
            case 'X' -> format("%H:%M:%S");
            case 'R' -> format("%H:%M");
            case 'D', 'x' -> format("%m/%d/%y");
            case 'c' -> format("%a %b %e %H:%M:%S %Y");
            case 'r' -> format("%I:%M:%S %p");
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> null;
        };
    }
}
