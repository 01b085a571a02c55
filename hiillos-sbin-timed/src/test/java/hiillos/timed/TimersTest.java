package hiillos.timed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {
    @Test
    void aPeriodEndsBehindNow() {
        assertEquals(30, Timers.next(10, 10, 20));
        assertEquals(30, Timers.next(10, 10, 29));
        assertEquals(21, Timers.next(1, 20, 1));
        assertEquals(Long.MAX_VALUE, Timers.next(5, Long.MAX_VALUE, 7));
        assertEquals(Long.MAX_VALUE, Timers.next(5, Long.MAX_VALUE - 4, 7));
        assertEquals(Long.MAX_VALUE, Timers.next(5, Long.MAX_VALUE - 5, 7));
    }

    @Test
    void noPeriodStaysInThePast() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            long now = random.nextLong() >>> 1 + random.nextInt(62);
            long deadline = now == 0 ? 0 : random.nextLong(now + 1);
            long period = Math.max(1, random.nextLong() >>> 1 + random.nextInt(62));
            long next = Timers.next(deadline, period, now);
            assertTrue(next > now || next == Long.MAX_VALUE, deadline + " " + period + " " + now + " " + next);
        }
    }
}
