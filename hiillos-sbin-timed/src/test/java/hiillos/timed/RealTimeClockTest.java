package hiillos.timed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RealTimeClockTest {
    private static final int BINARY_24 = 6;
    private static final int BCD_24 = 2;
    private static final int BCD_12 = 0;

    private static long read(int status, int year, int month, int day, int hour, int minute, int second) {
        return new RealTimeClock(register -> switch (register) {
            case 0 -> second;
            case 2 -> minute;
            case 4 -> hour;
            case 7 -> day;
            case 8 -> month;
            case 9 -> year;
            case 11 -> status;
            default -> 0;
        }).seconds();
    }

    private static long expected(String text) {
        return LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
    }

    @Test
    void datesAreRead() {
        assertEquals(expected("2026-11-22T23:05:59"), read(BINARY_24, 26, 11, 22, 23, 5, 59));
        assertEquals(expected("2026-11-22T23:05:59"), read(BCD_24, 0x26, 0x11, 0x22, 0x23, 0x05, 0x59));
        assertEquals(expected("2024-02-29T00:00:00"), read(BCD_12, 0x24, 2, 0x29, 0x12, 0, 0));
        assertEquals(expected("2024-03-01T12:30:00"), read(BCD_12, 0x24, 3, 1, 0x92, 0x30, 0));
        assertEquals(expected("1999-12-31T13:00:01"), read(BCD_12, 0x99, 0x12, 0x31, 0x81, 0, 1));
        assertEquals(expected("2000-01-01T00:00:00"), read(BINARY_24, 0, 1, 1, 0, 0, 0));
    }

    @Test
    void everyDayOfACenturyIsCounted() {
        LocalDateTime day = LocalDateTime.of(1970, 1, 1, 7, 8, 9);
        while (day.getYear() < 2070) {
            assertEquals(day.toEpochSecond(ZoneOffset.UTC),
                    read(BINARY_24, day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth(), 7, 8, 9));
            day = day.plusDays(1);
        }
    }

    @Test
    void nonsenseIsTheBeginningOfTime() {
        assertEquals(0, read(BINARY_24, 26, 13, 1, 0, 0, 0));
        assertEquals(0, read(BINARY_24, 26, 0, 1, 0, 0, 0));
        assertEquals(0, read(BINARY_24, 26, 1, 1, 24, 0, 0));
    }

    @Test
    void aReadingFromTheMiddleOfAnUpdateDoesNotCount() {
        int[] reads = new int[1];
        long seconds = new RealTimeClock(register -> switch (register) {
            case 0 -> reads[0]++ == 0 ? 59 : 0;
            case 2 -> 1;
            case 7, 8 -> 1;
            case 11 -> BINARY_24;
            default -> 0;
        }).seconds();
        assertEquals(expected("2000-01-01T00:01:00"), seconds);
    }
}
