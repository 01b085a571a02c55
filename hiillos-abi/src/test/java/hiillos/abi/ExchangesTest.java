package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static final int LONGEST_BYTES = Long.BYTES * WireBuffer.MAXIMUM_WORDS;
    private static final int CALLERS = 1000;

    private static WireBuffer words(int count) {
        WireBuffer words = new WireBuffer();
        words.clearForLater();
        for (int i = 0; i < count; i++) {
            words.putLong(i);
        }
        return words;
    }

    /** Requests of so many callers; returns how many are kept, and these are those that came last. */
    private static int keptOf(Exchanges exchanges, int count) {
        long[] numbers = new long[CALLERS];
        for (int caller = 0; caller < CALLERS; caller++) {
            numbers[caller] = exchanges.beginRequest(caller, words(count));
        }
        int kept = 0;
        while (kept < CALLERS && exchanges.takeRequest(CALLERS - 1 - kept, numbers[CALLERS - 1 - kept]) != null) {
            kept++;
        }
        for (int caller = 0; caller < CALLERS - kept; caller++) {
            assertNull(exchanges.takeRequest(caller, numbers[caller]));
        }
        return kept;
    }

    /** However many callers begin messages, long ones or short ones: what they leave behind takes no more memory than it may. */
    @Test
    void manyCallersTakeLittleMemory() {
        assertEquals(4, keptOf(new Exchanges(5L * LONGEST_BYTES), WireBuffer.MAXIMUM_WORDS));
        assertEquals(128, keptOf(new Exchanges(4L * LONGEST_BYTES), 1));
        assertEquals(256, keptOf(new Exchanges(1L << 40), 1));
    }

    /** However small the heap is, one message of any length gets through. */
    @Test
    void oneOfTheLongestIsAlwaysKept() {
        assertEquals(1, keptOf(new Exchanges(0), WireBuffer.MAXIMUM_WORDS));
    }

    @Test
    void whatGrowsCounts() {
        Exchanges exchanges = new Exchanges(2L * LONGEST_BYTES + 8192);
        WireBuffer other = words(WireBuffer.MAXIMUM_WORDS / 2);
        long first = exchanges.beginAnswer(1, other);
        long second = exchanges.beginRequest(2, words(10));
        for (int i = 0; i < 2; i++) {
            WireBuffer growing = exchanges.takeRequest(2, second);
            assertSame(other, exchanges.answer(1, first));
            while (growing.count() < (i + 2) * WireBuffer.MAXIMUM_WORDS / 3) {
                growing.putLong(i);
            }
            exchanges.keepRequest(2, second, growing);
        }
        assertSame(other, exchanges.answer(1, first));
        exchanges.beginRequest(3, words(WireBuffer.MAXIMUM_WORDS));
        assertNull(exchanges.answer(1, first), "the oldest");
        assertNotNull(exchanges.takeRequest(2, second), "younger since it has grown");
    }

    /** Who takes much loses its own first. */
    @Test
    void aGreedyCallerLosesItsOwn() {
        Exchanges exchanges = new Exchanges(3L * LONGEST_BYTES);
        WireBuffer honest = words(WireBuffer.MAXIMUM_WORDS / 2);
        long number = exchanges.beginRequest(1, honest);
        for (int i = 0; i < 100; i++) {
            exchanges.beginRequest(2, words(WireBuffer.MAXIMUM_WORDS));
            exchanges.beginAnswer(2, words(WireBuffer.MAXIMUM_WORDS));
        }
        assertSame(honest, exchanges.takeRequest(1, number));
    }

    /** Two threads of a server may have messages of the same caller: each buffer is one's alone. */
    @Test
    void whatIsTakenIsOnesAlone() {
        Exchanges exchanges = new Exchanges();
        WireBuffer words = words(1);
        long number = exchanges.beginRequest(1, words);
        assertNull(exchanges.answer(1, number), "no answer");
        assertSame(words, exchanges.takeRequest(1, number));
        assertNull(exchanges.takeRequest(1, number));
        exchanges.keepRequest(1, number, words);
        assertNull(exchanges.takeRequest(2, number), "another caller's");
        assertSame(words, exchanges.takeRequest(1, number));

        long answer = exchanges.beginAnswer(1, words);
        assertNull(exchanges.takeRequest(1, answer), "nobody writes to an answer");
        exchanges.endAnswer(2, answer);
        assertSame(words, exchanges.answer(1, answer));
        exchanges.endAnswer(1, answer);
        assertNull(exchanges.answer(1, answer));
    }
}
