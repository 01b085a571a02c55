package hiillos.conformance.programs.applications;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A calendar with holidays, working days and birthdays, and what java.time says to formats and bad input. */
public final class DateArithmetic {
    record Holiday(LocalDate date, String name) {}

    private DateArithmetic() {}

    /** The Gregorian Easter by the rule of Butcher. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        return LocalDate.of(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }

    static List<Holiday> holidays(int year) {
        LocalDate easter = easter(year);
        return List.of(new Holiday(LocalDate.of(year, Month.JANUARY, 1), "New Year"), new Holiday(easter.minusDays(2), "Good Friday"),
                new Holiday(easter.plusDays(1), "Easter Monday"), new Holiday(LocalDate.of(year, 5, 1), "May Day"),
                new Holiday(LocalDate.of(year, Month.NOVEMBER, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)),
                        "Thanksgiving"), new Holiday(LocalDate.of(year, 12, 25), "Christmas"));
    }

    static long workingDays(LocalDate from, LocalDate to) {
        List<LocalDate> free = holidays(from.getYear()).stream().map(Holiday::date).toList();
        return from.datesUntil(to).filter(d -> d.getDayOfWeek().getValue() < 6 && !free.contains(d)).count();
    }

    static void calendar(YearMonth month) {
        System.out.println(month.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH)));
        StringBuilder line = new StringBuilder("   ".repeat(month.atDay(1).getDayOfWeek().getValue() - 1));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            line.append(String.format("%3d", day));
            if (month.atDay(day).getDayOfWeek() == DayOfWeek.SUNDAY || day == month.lengthOfMonth()) {
                System.out.println(line);
                line.setLength(0);
            }
        }
    }

    static void formats() {
        LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 9, 5, 7, 123_456_789);
        for (String pattern : List.of("yyyy-MM-dd'T'HH:mm:ss.SSS", "EEEE, d MMMM uuuu", "EEE d.M.yy h:mm a", "D '/' e 'Q'Q w", "kk:mm n",
                "G yyyy", "QQQ", "LLLL", "'o''clock' K")) {
            System.out.println(pattern + " -> " + moment.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)));
        }
        OffsetDateTime there = moment.atOffset(ZoneOffset.ofHoursMinutes(-3, -30));
        System.out.println(there + " " + there.toInstant() + " " + there.format(DateTimeFormatter.RFC_1123_DATE_TIME));
        System.out.println(there.format(DateTimeFormatter.ISO_WEEK_DATE) + " " + there.format(DateTimeFormatter.BASIC_ISO_DATE) + " "
                + there.format(DateTimeFormatter.ISO_ORDINAL_DATE));
        ZonedDateTime utc = there.atZoneSameInstant(ZoneOffset.UTC);
        System.out.println(utc + " " + utc.truncatedTo(ChronoUnit.HOURS) + " " + Instant.ofEpochSecond(1_700_000_000L));
        System.out.println(LocalDate.parse("31/12/1999", DateTimeFormatter.ofPattern("dd/MM/uuuu")) + " " + LocalTime.parse("23:59")
                + " " + LocalDate.parse("Mar 5 2021", DateTimeFormatter.ofPattern("MMM d yyyy", Locale.ENGLISH)) + " " + Year.of(1900).isLeap());
        System.out.println(DayOfWeek.MONDAY.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                + Month.MAY.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + Month.OCTOBER.getDisplayName(TextStyle.NARROW, Locale.ENGLISH));
    }

    static void errors() {
        for (String bad : List.of("2023-02-29", "2023-13-01", "2023-1-1", "yesterday", "")) {
            try {
                System.out.println(LocalDate.parse(bad));
            } catch (DateTimeParseException e) {
                System.out.println(e.getMessage() + " @" + e.getErrorIndex());
            }
        }
        try {
            System.out.println(LocalTime.of(24, 0));
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(LocalDate.of(2020, 1, 1).get(ChronoField.HOUR_OF_DAY));
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        for (int year : new int[] {2023, 2024, 2025}) {
            System.out.println(year + ": " + holidays(year).stream().map(h -> h.name() + " " + h.date()).collect(Collectors.joining(", ")));
        }
        System.out.println("working days " + workingDays(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1)));
        calendar(YearMonth.of(2024, 2));
        LocalDate born = LocalDate.of(1988, 2, 29);
        LocalDate today = LocalDate.of(2025, 3, 1);
        Period age = Period.between(born, today);
        System.out.println(age + " " + age.toTotalMonths() + " " + ChronoUnit.DAYS.between(born, today) + " " + born.plusYears(37) + " "
                + born.until(today, ChronoUnit.WEEKS));
        Duration flight = Duration.between(LocalDateTime.of(2024, 12, 31, 22, 15), LocalDateTime.of(2025, 1, 1, 6, 40, 30));
        System.out.println(flight + " " + flight.toMinutesPart() + " " + flight.multipliedBy(3).plusMillis(250) + " " + Duration.parse("PT-1.5S"));
        System.out.println(today.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)) + " " + today.with(TemporalAdjusters.lastDayOfYear())
                + " " + today.get(WeekFields.ISO.weekOfWeekBasedYear()) + " " + today.isLeapYear() + " " + today.lengthOfYear());
        formats();
        errors();
    }
}
