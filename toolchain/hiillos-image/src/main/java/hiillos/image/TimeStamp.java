package hiillos.image;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The one time that everything in an image carries, in the forms that its
 * file systems want. Always UTC: a host's time zone must not show.
 */
final class TimeStamp {
    private final LocalDateTime time;

    TimeStamp(long epochSeconds) {
        time = LocalDateTime.ofEpochSecond(epochSeconds, 0, ZoneOffset.UTC);
        if (time.getYear() < 1980 || time.getYear() > 2107) {
            throw new ImageException("The time stamp of the build lies in the year " + time.getYear()
                    + "; FAT can say 1980 to 2107, so set project.build.outputTimestamp to that.");
        }
    }

    /** FAT date: years since 1980, month, day in 7, 4, 5 bits. */
    int fatDate() {
        return (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
    }

    /** FAT time: hours, minutes, two-second steps in 5, 6, 5 bits. */
    int fatTime() {
        return time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    }

    /** ECMA-119 9.1.5: seven bytes, years since 1900 first, offset from GMT last. */
    byte[] isoRecord() {
        return new byte[] {(byte) (time.getYear() - 1900), (byte) time.getMonthValue(), (byte) time.getDayOfMonth(),
            (byte) time.getHour(), (byte) time.getMinute(), (byte) time.getSecond(), 0};
    }

    /** ECMA-119 8.4.26.1: sixteen digits and a byte of offset from GMT. */
    byte[] isoVolume() {
        String digits = String.format(java.util.Locale.ROOT, "%04d%02d%02d%02d%02d%02d00", time.getYear(),
                time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute(), time.getSecond());
        byte[] bytes = new byte[17];
        System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 16);
        return bytes;
    }
}
