package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static WireBuffer words(int count) {
        WireBuffer words = new WireBuffer();
        words.clearForLater();
        for (int i = 0; i < count; i++) {
            words.putLong(i);
        }
        return words;
    }

    /** However many callers begin long messages: what they leave behind takes no more memory than four of the longest. */
    @Test
    void manyCallersTakeLittleMemory() {
        Exchanges exchanges = new Exchanges();
        long[] numbers = new long[200];
        for (int caller = 0; caller < numbers.length; caller++) {
            numbers[caller] = exchanges.begin(caller, words(WireBuffer.MAXIMUM_WORDS));
        }
        int kept = 0;
        for (int caller = 0; caller < numbers.length; caller++) {
            kept += exchanges.find(caller, numbers[caller]) != null ? 1 : 0;
        }
        assertEquals(4, kept);
        assertNotNull(exchanges.find(199, numbers[199]));
        assertNull(exchanges.find(195, numbers[195]));
    }

    @Test
    void whatGrowsCounts() {
        Exchanges exchanges = new Exchanges();
        long first = exchanges.begin(1, words(10));
        WireBuffer growing = words(10);
        long second = exchanges.begin(2, growing);
        for (int i = 0; i < 4 * WireBuffer.MAXIMUM_WORDS - 15; i++) {
            growing.putLong(i);
        }
        exchanges.grown();
        assertNull(exchanges.find(1, first));
        assertNotNull(exchanges.find(2, second));
    }
}
