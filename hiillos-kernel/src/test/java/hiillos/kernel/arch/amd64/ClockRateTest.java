package hiillos.kernel.arch.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockRateTest {
    /** Against exact arithmetic: never above, and below by at most one count and one part in 2^63 of the value. */
    @Test
    void scalesAsExactArithmeticDoes() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            long numerator = 1 + (random.nextLong() >>> 24 + random.nextInt(16));
            long denominator = 1 + Math.max(numerator >>> 15, random.nextLong() >>> 24 + random.nextInt(16));
            ClockRate rate = ClockRate.of(numerator, denominator);
            long value = random.nextLong() >>> 1 + rate.shift() + random.nextInt(40);
            BigInteger exact = BigInteger.valueOf(value).multiply(BigInteger.valueOf(numerator))
                    .divide(BigInteger.valueOf(denominator));
            long got = rate.scale(value);
            BigInteger error = exact.subtract(BigInteger.valueOf(got));
            assertTrue(error.signum() >= 0 && error.compareTo(BigInteger.ONE) <= 0,
                    numerator + "/" + denominator + " of " + value + ": " + got + ", exactly " + exact);
        }
    }

    @Test
    void aCenturyOfStampsDoesNotOverflow() {
        long century = 100L * 365 * 86_400;
        for (long hertz : new long[] {1_000_000, 50_000_000, 999_999_999, 1_000_000_000, 2_452_957_000L}) {
            long nanos = ClockRate.of(1_000_000_000, hertz).scale(century * hertz);
            assertTrue(century * 1_000_000_000 - nanos <= 1_000, hertz + " Hz: " + nanos);
        }
    }

    @Test
    void alarmsFollowTheClockBothWays() {
        ClockRate there = ClockRate.of(2_452_957_000L, 1_000_000_000);
        ClockRate back = ClockRate.of(1_000_000_000, 2_452_957_000L);
        for (long nanos = 1; nanos < 1L << 60; nanos = nanos * 3 + 1) {
            // One stamp more, as Clock does: never before the deadline by more than the rounding of reading.
            long seen = back.scale(there.scale(nanos) + 1);
            assertTrue(seen >= nanos - 1 && seen <= nanos + 1, nanos + " became " + seen);
        }
        assertEquals(0, back.scale(0));
    }
}
