package hiillos.timed;

/**
 * The real-time clock of the PC (MC146818): seconds since 1970, taken to be UTC. Reads until two readings agree, so that none
 * is from the middle of an update.
 */
final class RealTimeClock {
    private static final int SECONDS = 0;
    private static final int MINUTES = 2;
    private static final int HOURS = 4;
    private static final int DAY = 7;
    private static final int MONTH = 8;
    private static final int YEAR = 9;
    private static final int STATUS_A = 10;
    private static final int STATUS_B = 11;
    private static final int UPDATING = 0x80;
    private static final int BINARY = 4;
    private static final int HOURS_24 = 2;
    private static final int AFTERNOON = 0x80;
    private static final int TRIES = 100_000;
    /** Two-digit years below belong to 2000 and following. */
    private static final int PIVOT = 70;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private final Registers registers;

    /** The clock's registers. */
    @FunctionalInterface
    interface Registers {
        int read(int register);
    }

    RealTimeClock(Registers registers) {
        this.registers = registers;
    }

    /** Seconds since 1970; 0 if the clock says nothing that can be a date. */
    long seconds() {
        int[] before = reading();
        for (int i = 0; i < TRIES; i++) {
            int[] now = reading();
            if (java.util.Arrays.equals(before, now)) {
                return seconds(now);
            }
            before = now;
        }
        return 0;
    }

    private int[] reading() {
        for (int i = 0; i < TRIES && (registers.read(STATUS_A) & UPDATING) != 0; i++) {
            // The update takes two milliseconds at most.
        }
        return new int[] {registers.read(SECONDS), registers.read(MINUTES), registers.read(HOURS), registers.read(DAY),
            registers.read(MONTH), registers.read(YEAR), registers.read(STATUS_B)};
    }

    private static long seconds(int[] reading) {
        int status = reading[6];
        int hours = value(reading[2] & ~AFTERNOON, status);
        if ((status & HOURS_24) == 0) {
            hours = hours % 12 + ((reading[2] & AFTERNOON) != 0 ? 12 : 0);
        }
        int year = value(reading[5], status);
        year += year < PIVOT ? 2000 : 1900;
        int month = value(reading[4], status);
        int day = value(reading[3], status);
        int minutes = value(reading[1], status);
        int seconds = value(reading[0], status);
        if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 23 || minutes > 59 || seconds > 60) {
            return 0;
        }
        return ((days(year, month, day) * 24 + hours) * 60 + minutes) * 60 + seconds;
    }

    private static int value(int register, int status) {
        return (status & BINARY) != 0 ? register : (register >> 4) * 10 + (register & 15);
    }

    private static long days(int year, int month, int day) {
        int leapYears = (year - 1969) / 4 - (year - 1901) / 100 + (year - 1601) / 400;
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return (year - 1970) * 365L + leapYears + DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
    }
}
