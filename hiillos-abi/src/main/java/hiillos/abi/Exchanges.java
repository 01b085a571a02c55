package hiillos.abi;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages that are longer than the kernel's and under way in parts: requests that are not complete, answers that are not
 * fetched. Each caller has few, so that none can have the others' forgotten, and all together take a part of the heap at most.
 */
class Exchanges {
    private static final int MOST_OF_A_CALLER = 4;
    private static final int MOST = 256;
    private static final long MOST_BYTES = 512 << 10;
    private static final int PART_OF_HEAP = 16;
    /** What one takes beside its words: the objects around them. */
    private static final int EACH_BYTES = 1024;
    private static final long LONGEST_BYTES = Long.BYTES * WireBuffer.MAXIMUM_WORDS + EACH_BYTES;

    private final Map<Long, Exchange> byNumber = new LinkedHashMap<>();
    private final long mostBytes;
    private long lastNumber;

    private record Exchange(long badge, boolean isAnswer, WireBuffer words) {
        long bytes() {
            return EACH_BYTES + (long) Long.BYTES * words.capacity();
        }
    }

    Exchanges() {
        this(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    /** @param mostBytes so much memory may all take together; there is always room for one of the longest */
    Exchanges(long mostBytes) {
        this.mostBytes = Math.max(mostBytes, LONGEST_BYTES);
    }

    /** Keeps the first words of a request. Returns its number. */
    synchronized long beginRequest(long badge, WireBuffer words) {
        put(++lastNumber, new Exchange(badge, false, words));
        return lastNumber;
    }

    /** Keeps an answer that is to be fetched. Returns its number. */
    synchronized long beginAnswer(long badge, WireBuffer words) {
        put(++lastNumber, new Exchange(badge, true, words));
        return lastNumber;
    }

    /** Takes the caller's request out: it is the calling thread's alone. Null if there is none of this number. */
    synchronized WireBuffer takeRequest(long badge, long number) {
        Exchange exchange = byNumber.get(number);
        if (exchange == null || exchange.badge != badge || exchange.isAnswer) {
            return null;
        }
        byNumber.remove(number);
        return exchange.words;
    }

    /** Keeps a request that was taken, with more words now. */
    synchronized void keepRequest(long badge, long number, WireBuffer words) {
        put(number, new Exchange(badge, false, words));
    }

    /** The caller's answer; null if there is none of this number. Nobody changes it. */
    synchronized WireBuffer answer(long badge, long number) {
        Exchange exchange = byNumber.get(number);
        return exchange == null || exchange.badge != badge || !exchange.isAnswer ? null : exchange.words;
    }

    /** An answer was fetched. */
    synchronized void endAnswer(long badge, long number) {
        if (answer(badge, number) != null) {
            byNumber.remove(number);
        }
    }

    /** The process is short of memory: forgets all. */
    synchronized void forgetAll() {
        byNumber.clear();
    }

    /**
     * Adds one. If there are too many, or they take too much memory, others of the same caller are forgotten, then others of all, the
     * oldest first.
     */
    private void put(long number, Exchange added) {
        int count = 0;
        int countOfCaller = 0;
        long bytes = added.bytes();
        for (Exchange each : byNumber.values()) {
            count++;
            countOfCaller += each.badge == added.badge ? 1 : 0;
            bytes += each.bytes();
        }
        boolean isOfCaller = true;
        for (int round = 0; round < 2; round++, isOfCaller = false) {
            Iterator<Exchange> oldest = byNumber.values().iterator();
            while (oldest.hasNext() && (bytes > mostBytes || count >= MOST || isOfCaller && countOfCaller >= MOST_OF_A_CALLER)) {
                Exchange each = oldest.next();
                if (!isOfCaller || each.badge == added.badge) {
                    oldest.remove();
                    bytes -= each.bytes();
                    count--;
                    countOfCaller--;
                }
            }
        }
        byNumber.put(number, added);
    }
}
