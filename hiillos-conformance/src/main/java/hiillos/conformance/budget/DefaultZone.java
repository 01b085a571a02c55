package hiillos.conformance.budget;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;

/** Prints the same moment in the zone that the environment names. */
public final class DefaultZone {
    private DefaultZone() {}

    public static void main(String[] arguments) {
        Instant moment = Instant.ofEpochSecond(1_720_000_000);
        System.out.println(moment.atZone(ZoneId.systemDefault()) + " " + LocalDateTime.ofInstant(moment, ZoneId.systemDefault()));
        System.out.println(new Date(moment.toEpochMilli()) + " " + TimeZone.getDefault().getID());
    }
}
