package hiillos.conformance.programs.time;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/** {@link TimeZone}, {@link Date} and {@link Calendar}: names, distances, the default zone, arithmetic over changes. */
public final class OldTimeZones {
    private static final long SUMMER = 1_720_000_000_000L;
    private static final long WINTER = 1_700_000_000_000L;

    private OldTimeZones() {}

    private static void zones() {
        for (String id : new String[] {"Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Australia/Adelaide", "UTC", "GMT+5:30", "GMT-0300", "Mars"}) {
            TimeZone zone = TimeZone.getTimeZone(id);
            System.out.println(zone.getID() + " " + zone.getRawOffset() + " " + zone.getOffset(SUMMER) + " " + zone.getOffset(WINTER) + " "
                    + zone.getDSTSavings() + " " + zone.useDaylightTime() + " " + zone.inDaylightTime(new Date(SUMMER)) + " "
                    + zone.observesDaylightTime() + " " + zone.toZoneId());
            System.out.println(zone.getDisplayName(Locale.ENGLISH) + " " + zone.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH) + " "
                    + zone.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH) + " " + zone.getDisplayName(true, TimeZone.LONG, Locale.ENGLISH));
        }
        TimeZone berlin = TimeZone.getTimeZone("Europe/Berlin");
        System.out.println(berlin.equals(TimeZone.getTimeZone(ZoneId.of("Europe/Berlin"))) + " " + berlin.hasSameRules(TimeZone.getTimeZone("Europe/Vienna"))
                + " " + berlin.hasSameRules(TimeZone.getTimeZone("Asia/Tokyo")));
        System.out.println(TimeZone.getAvailableIDs().length + " " + Arrays.asList(TimeZone.getAvailableIDs(3_600_000)).contains("Europe/Rome"));
        System.out.println(berlin);
        SimpleTimeZone own = new SimpleTimeZone(3_600_000, "Own", Calendar.MARCH, -1, Calendar.SUNDAY, 7_200_000, Calendar.OCTOBER, -1, Calendar.SUNDAY, 10_800_000);
        System.out.println(own.getOffset(SUMMER) + " " + own.getOffset(WINTER));
    }

    private static void dates() {
        for (String id : new String[] {"America/New_York", "Asia/Tokyo", "Europe/London"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(id));
            System.out.println(new Date(SUMMER) + " | " + new Date(WINTER) + " | " + ZoneId.systemDefault());
            System.out.println(String.format(Locale.ENGLISH, "%tF %<tT %<tZ", new Date(SUMMER)) + " " + String.format("%tR", WINTER));
            System.out.println(ZonedDateTime.ofInstant(new Date(SUMMER).toInstant(), ZoneId.systemDefault()));
        }
    }

    private static void calendars() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Paris"), Locale.ENGLISH);
        calendar.clear();
        calendar.set(2024, Calendar.MARCH, 30, 2, 30);
        System.out.println(calendar.getTimeInMillis());
        calendar.add(Calendar.DAY_OF_MONTH, 1);
        System.out.println(calendar.get(Calendar.HOUR_OF_DAY) + " " + calendar.get(Calendar.DST_OFFSET) + " " + calendar.get(Calendar.ZONE_OFFSET));
        calendar.add(Calendar.MONTH, 7);
        calendar.roll(Calendar.DAY_OF_MONTH, 3);
        System.out.println(calendar.get(Calendar.DAY_OF_WEEK) + " " + calendar.get(Calendar.WEEK_OF_YEAR) + " " + calendar.getActualMaximum(Calendar.DAY_OF_MONTH)
                + " " + calendar.getTime().getTime());
        calendar.setTimeZone(TimeZone.getTimeZone("Pacific/Auckland"));
        System.out.println(calendar.get(Calendar.DAY_OF_MONTH) + " " + calendar.get(Calendar.HOUR) + " " + calendar.get(Calendar.AM_PM));
        GregorianCalendar from = GregorianCalendar.from(ZonedDateTime.of(1999, 12, 31, 23, 59, 59, 0, ZoneId.of("America/Sao_Paulo")));
        System.out.println(from.toZonedDateTime() + " " + from.isLeapYear(2000) + " " + from.getFirstDayOfWeek());
        Calendar now = Calendar.getInstance(TimeZone.getTimeZone("Asia/Kolkata"), Locale.UK);
        System.out.println(now.getTimeZone().getID() + " " + now.getFirstDayOfWeek() + " " + now.getMinimalDaysInFirstWeek());
        System.out.println(new GregorianCalendar(1582, Calendar.OCTOBER, 4).getTime().getTime());
    }

    public static void main(String[] arguments) {
        zones();
        dates();
        calendars();
    }
}
