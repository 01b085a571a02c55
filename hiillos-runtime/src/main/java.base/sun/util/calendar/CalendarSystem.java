package sun.util.calendar;

import java.util.TimeZone;

/** What {@link java.util.Date} asks of a calendar; the two that there are, without a search by class name. */
public abstract class CalendarSystem {
    private static final class Holder {
        private static final Gregorian GREGORIAN = new Gregorian();
    }

    private static final class JulianHolder {
        private static final JulianCalendar JULIAN = new JulianCalendar();
    }

    public static Gregorian getGregorianCalendar() {
        return Holder.GREGORIAN;
    }

    /** The calendar of that name, or null. */
    public static CalendarSystem forName(String name) {
        return switch (name) {
            case "gregorian" -> Holder.GREGORIAN;
            case "julian" -> JulianHolder.JULIAN;
            default -> null;
        };
    }

    public abstract String getName();

    public abstract CalendarDate getCalendarDate();

    public abstract CalendarDate getCalendarDate(long millis);

    public abstract CalendarDate getCalendarDate(long millis, CalendarDate date);

    public abstract CalendarDate getCalendarDate(long millis, TimeZone zone);

    public abstract CalendarDate newCalendarDate();

    public abstract CalendarDate newCalendarDate(TimeZone zone);

    public abstract long getTime(CalendarDate date);

    public abstract int getYearLength(CalendarDate date);

    public abstract int getMonthLength(CalendarDate date);

    public abstract Era getEra(String name);

    public abstract Era[] getEras();

    public abstract CalendarDate getNthDayOfWeek(int nth, int dayOfWeek, CalendarDate date);

    public abstract CalendarDate setTimeOfDay(CalendarDate date, int timeOfDay);

    public abstract boolean validate(CalendarDate date);

    public abstract boolean normalize(CalendarDate date);
}
