package hiillos.conformance.programs.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Zones by region: gaps, overlaps, history, the rules themselves, text, and a sum over all zones. */
public final class RegionRules {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private RegionRules() {}

    private static void changes() {
        ZonedDateTime spring = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, BERLIN);
        System.out.println(spring + " " + spring.plusHours(1) + " " + spring.plusDays(1));
        System.out.println(LocalDateTime.of(2024, 3, 31, 2, 30).atZone(BERLIN));
        ZonedDateTime autumn = LocalDateTime.of(2024, 10, 27, 2, 30).atZone(BERLIN);
        System.out.println(autumn + " " + autumn.withLaterOffsetAtOverlap() + " " + autumn.plusHours(1));
        System.out.println(Duration.between(spring, autumn) + " " + ChronoUnit.DAYS.between(spring, autumn));
        System.out.println(LocalDate.of(2018, 11, 4).atStartOfDay(ZoneId.of("America/Sao_Paulo")));
        ZonedDateTime flight = ZonedDateTime.of(LocalDate.of(2025, 7, 1), LocalTime.of(13, 5), BERLIN);
        System.out.println(flight.plusHours(9).withZoneSameInstant(NEW_YORK) + " " + flight.withZoneSameLocal(NEW_YORK));
        System.out.println(flight.toOffsetDateTime() + " " + flight.toInstant() + " " + flight.getOffset());
        System.out.println(OffsetDateTime.ofInstant(Instant.EPOCH, ZoneId.of("Asia/Kathmandu")));
    }

    private static void rules() {
        ZoneRules rules = BERLIN.getRules();
        List<ZoneOffsetTransition> past = rules.getTransitions();
        System.out.println(past.size() + " " + past.getFirst() + " " + past.getLast());
        System.out.println(rules.getTransitionRules());
        Instant now = Instant.parse("2030-06-01T00:00:00Z");
        System.out.println(rules.nextTransition(now) + " " + rules.previousTransition(now));
        System.out.println(rules.isDaylightSavings(now) + " " + rules.getDaylightSavings(now) + " " + rules.getStandardOffset(now));
        System.out.println(rules.getValidOffsets(LocalDateTime.of(2030, 10, 27, 2, 15)));
        System.out.println(rules.getOffset(Instant.parse("1890-01-01T00:00:00Z")) + " " + rules.isFixedOffset());
        System.out.println(rules.equals(ZoneId.of("Europe/Stockholm").getRules()) + " " + rules.equals(NEW_YORK.getRules()));
        System.out.println(ZoneId.of("Etc/GMT+5").getRules() + " " + ZoneId.of("UTC").getRules().isFixedOffset());
    }

    private static void text() {
        ZonedDateTime winter = ZonedDateTime.of(2024, 1, 15, 8, 0, 0, 0, NEW_YORK);
        DateTimeFormatter names = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm z '('zzzz')' VV xxx", Locale.ENGLISH);
        System.out.println(winter.format(names) + "\n" + winter.plusMonths(6).format(names));
        System.out.println(winter.withZoneSameInstant(BERLIN).format(names));
        System.out.println(winter.format(DateTimeFormatter.ISO_ZONED_DATE_TIME) + " " + winter.format(DateTimeFormatter.RFC_1123_DATE_TIME));
        System.out.println(String.format(Locale.ENGLISH, "%tF %<tT %<tz", winter));
        System.out.println(ZonedDateTime.parse("2024-07-04T10:15:30+02:00[Europe/Paris]"));
        System.out.println(ZonedDateTime.parse("2024-07-04 10:15 Asia/Kolkata", DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV")));
        System.out.println(ZoneId.of("America/Los_Angeles").normalized() + " " + ZoneId.of("UTC+02:00").normalized() + " "
                + ZoneId.of("PST", ZoneId.SHORT_IDS) + " " + BERLIN.equals(ZoneId.of("Europe/Berlin")));
    }

    private static void errors() {
        for (String id : new String[] {"Europe/Atlantis", "", "berlin?", "+25:00", "GMT+", "Europe/berlin"}) {
            try {
                System.out.println(ZoneId.of(id));
            } catch (DateTimeException e) {
                System.out.println(e.getClass().getName() + ": " + e.getMessage());
            }
        }
        try {
            ZonedDateTime.parse("2024-07-04T10:15:30+02:00[Europe/Nowhere]");
        } catch (DateTimeParseException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void all() {
        long sum = 0;
        int zones = 0;
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneRules rules = ZoneId.of(id).getRules();
            for (long second = -3_000_000_000L; second < 4_000_000_000L; second += 400_000_003) {
                sum = sum * 31 + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
            }
            sum = sum * 31 + rules.getTransitions().size();
            zones++;
        }
        System.out.println(zones + " zones, " + sum);
        System.out.println(ZoneOffset.getAvailableZoneIds().contains("Asia/Tokyo"));
    }

    public static void main(String[] arguments) {
        changes();
        rules();
        text();
        errors();
        all();
    }
}
