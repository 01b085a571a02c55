package hiillos.abi;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages that are longer than the kernel's and under way in parts: requests that are not complete, answers that are not
 * fetched. Each caller has few, so that none can have the others' forgotten.
 */
final class Exchanges {
    private static final int MOST_OF_A_CALLER = 4;
    private static final int MOST = 256;
    /** Of all together: 256 KiB, so that many callers cannot use up a server's memory. */
    private static final int MOST_WORDS = 4 * WireBuffer.MAXIMUM_WORDS;

    private final Map<Long, Exchange> byNumber = new LinkedHashMap<>();
    private long lastNumber;

    private record Exchange(long badge, WireBuffer words) {}

    Exchanges() {}

    /** Begins one; the oldest of the same caller, or of all, is forgotten if there are too many. Returns its number. */
    synchronized long begin(long badge, WireBuffer words) {
        int countOfCaller = 0;
        Long oldestOfCaller = null;
        for (Map.Entry<Long, Exchange> each : byNumber.entrySet()) {
            if (each.getValue().badge == badge) {
                countOfCaller++;
                oldestOfCaller = oldestOfCaller == null ? each.getKey() : oldestOfCaller;
            }
        }
        if (countOfCaller >= MOST_OF_A_CALLER) {
            byNumber.remove(oldestOfCaller);
        } else if (byNumber.size() >= MOST) {
            Iterator<Long> oldest = byNumber.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        byNumber.put(++lastNumber, new Exchange(badge, words));
        grown();
        return lastNumber;
    }

    /** One has more words now: the oldest are forgotten if they are too many. */
    synchronized void grown() {
        int count = 0;
        for (Exchange each : byNumber.values()) {
            count += each.words.count();
        }
        for (Iterator<Exchange> oldest = byNumber.values().iterator(); count > MOST_WORDS;) {
            count -= oldest.next().words.count();
            oldest.remove();
        }
    }

    /** The words of one of the caller's; null if there is none of this number. */
    synchronized WireBuffer find(long badge, long number) {
        Exchange exchange = byNumber.get(number);
        return exchange == null || exchange.badge != badge ? null : exchange.words;
    }

    /** Ends one of the caller's; returns its words, null if there is none of this number. */
    synchronized WireBuffer end(long badge, long number) {
        WireBuffer words = find(badge, number);
        if (words != null) {
            byNumber.remove(number);
        }
        return words;
    }
}
