package hiillos.conformance.programs.applications;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Appointments with repetitions, clashes, free slots and time sheets, over java.time. */
public final class TimetablePlanner {
    record Interval(LocalDateTime from, LocalDateTime to) implements Comparable<Interval> {
        Interval {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(from + " is not before " + to);
            }
        }

        boolean overlaps(Interval o) {
            return from.isBefore(o.to) && o.from.isBefore(to);
        }

        Duration length() {
            return Duration.between(from, to);
        }

        @Override
        public int compareTo(Interval o) {
            return from.compareTo(o.from);
        }
    }

    sealed interface Repetition {
        record Once(LocalDate day) implements Repetition {}

        record Weekly(DayOfWeek day, int everyWeeks) implements Repetition {}

        record Monthly(int dayOfMonth) implements Repetition {}
    }

    record Appointment(String title, Repetition repetition, LocalTime start, Duration length) {
        Stream<Interval> in(LocalDate first, LocalDate last) {
            Stream<LocalDate> days = switch (repetition) {
                case Repetition.Once(LocalDate day) -> Stream.of(day).filter(d -> !d.isBefore(first) && !d.isAfter(last));
                case Repetition.Weekly(DayOfWeek day, int weeks) -> {
                    LocalDate begin = first.with(TemporalAdjusters.nextOrSame(day));
                    yield begin.isAfter(last) ? Stream.empty() : begin.datesUntil(last.plusDays(1), java.time.Period.ofWeeks(weeks));
                }
                case Repetition.Monthly(int day) -> first.datesUntil(last.plusDays(1)).filter(d -> d.getDayOfMonth()
                        == Math.min(day, d.lengthOfMonth()));
            };
            return days.map(d -> d.atTime(start)).map(t -> new Interval(t, t.plus(length)));
        }
    }

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE dd.MM. HH:mm", Locale.ENGLISH);
    private final List<Appointment> appointments = new ArrayList<>();

    void add(String title, String when, String start, String length) {
        String[] words = when.split(" ");
        Repetition repetition = switch (words[0]) {
            case "once" -> new Repetition.Once(LocalDate.parse(words[1]));
            case "weekly" -> new Repetition.Weekly(DayOfWeek.valueOf(words[1]), words.length > 2 ? Integer.parseInt(words[2]) : 1);
            case "monthly" -> new Repetition.Monthly(Integer.parseInt(words[1]));
            default -> throw new IllegalArgumentException("when is " + when + "?");
        };
        appointments.add(new Appointment(title, repetition, LocalTime.parse(start), Duration.parse(length)));
    }

    TreeMap<Interval, String> calendar(LocalDate first, LocalDate last) {
        TreeMap<Interval, String> all = new TreeMap<>(Comparator.comparing(Interval::from).thenComparing(Interval::to));
        for (Appointment a : appointments) {
            a.in(first, last).forEach(i -> all.merge(i, a.title(), (x, y) -> x + " & " + y));
        }
        return all;
    }

    static List<Interval> free(TreeMap<Interval, String> busy, LocalDate day, LocalTime from, LocalTime to) {
        List<Interval> result = new ArrayList<>();
        LocalDateTime at = day.atTime(from);
        LocalDateTime end = day.atTime(to);
        for (Interval i : busy.keySet()) {
            if (i.from().isAfter(at) && at.isBefore(end) && i.from().toLocalDate().equals(day)) {
                result.add(new Interval(at, i.from().isBefore(end) ? i.from() : end));
            }
            at = i.to().toLocalDate().equals(day) && i.to().isAfter(at) ? i.to() : at;
        }
        if (at.isBefore(end)) {
            result.add(new Interval(at, end));
        }
        return result;
    }

    public static void main(String[] arguments) {
        TimetablePlanner planner = new TimetablePlanner();
        planner.add("stand-up", "weekly MONDAY", "09:15", "PT15M");
        planner.add("review", "weekly THURSDAY 2", "14:00", "PT1H30M");
        planner.add("pay day", "monthly 31", "12:00", "PT1M");
        planner.add("dentist", "once 2024-02-29", "15:00", "PT45M");
        planner.add("night shift", "once 2024-02-28", "22:00", "PT9H");
        LocalDate first = LocalDate.of(2024, 2, 1);
        TreeMap<Interval, String> calendar = planner.calendar(first, first.with(TemporalAdjusters.lastDayOfMonth()));
        calendar.forEach((i, title) -> System.out.println(i.from().format(SHORT) + " " + i.length() + " " + title));
        List<Interval> intervals = List.copyOf(calendar.keySet());
        for (int i = 0; i < intervals.size(); i++) {
            for (Interval other : intervals.subList(i + 1, intervals.size())) {
                if (intervals.get(i).overlaps(other)) {
                    System.out.println("clash: " + calendar.get(intervals.get(i)) + " / " + calendar.get(other));
                }
            }
        }
        System.out.println(free(calendar, LocalDate.of(2024, 2, 29), LocalTime.of(6, 0), LocalTime.of(18, 0)).stream()
                .map(i -> i.from().toLocalTime() + "-" + i.to().toLocalTime()).collect(Collectors.joining(", ")));
        Map<DayOfWeek, Duration> sheet = new EnumMap<>(DayOfWeek.class);
        intervals.forEach(i -> sheet.merge(i.from().getDayOfWeek(), i.length(), Duration::plus));
        System.out.println(sheet + " " + sheet.values().stream().reduce(Duration.ZERO, Duration::plus).toHours());
        Optional<Interval> longest = intervals.stream().max(Comparator.comparing(Interval::length));
        System.out.println(longest.map(i -> i.to().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)).orElse("none") + " "
                + ChronoUnit.DAYS.between(first, LocalDate.of(2024, 12, 25)) + " " + first.plusMonths(1).minusDays(1) + " " + LocalTime.MIDNIGHT.minusNanos(1));
        for (String[] bad : new String[][] {{"weekly FUNDAY", "09:00", "PT1H"}, {"once 2023-02-29", "09:00", "PT1H"}, {"monthly 1", "25:00", "PT1H"},
            {"monthly 1", "09:00", "1 hour"}, {"daily", "09:00", "PT1H"}}) {
            try {
                planner.add("bad", bad[0], bad[1], bad[2]);
            } catch (DateTimeParseException e) {
                System.out.println(e.getParsedString() + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
