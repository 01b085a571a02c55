package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.word.Memory;

/**
 * What the environment says about the heap: {@code HIILLOS_HEAP=BYTES[k|m|g]} its limit; {@code HIILLOS_COLLECT=stress}
 * collects at every allocation, {@code stress=N} at every Nth, {@code verbose} reports every collection, {@code summary} all at the end;
 * with commas between.
 */
final class HeapOptions {
    private static final long MINIMUM_BYTES = 2L << 20;

    private HeapOptions() {}

    static long maximumBytes() {
        long text = find("HIILLOS_HEAP=");
        long most = Platform.heapMaximumBytes();
        if (text == 0) {
            return most;
        }
        long value = number(text);
        int c = Memory.loadByte(text);
        while (c >= '0' && c <= '9') {
            text++;
            c = Memory.loadByte(text);
        }
        int shift = c == 'k' || c == 'K' ? 10 : c == 'm' || c == 'M' ? 20 : c == 'g' || c == 'G' ? 30 : 0;
        return Math.max(MINIMUM_BYTES, value > most >>> shift ? most : value << shift);
    }

    /** So many allocations are between two collections; 0 if that is not what counts. */
    static long stress() {
        long word = word("stress");
        if (word == 0) {
            return 0;
        }
        long behind = word + "stress".length();
        return Memory.loadByte(behind) == '=' ? Math.max(1, number(behind + 1)) : 1;
    }

    static boolean verbose() {
        return word("verbose") != 0;
    }

    static boolean summary() {
        return word("summary") != 0;
    }

    /** The decimal number that begins there, if it is not absurdly large. */
    private static long number(long text) {
        long value = 0;
        long at = text;
        for (int c = Memory.loadByte(at); c >= '0' && c <= '9' && value < 1L << 50; c = Memory.loadByte(at)) {
            value = value * 10 + c - '0';
            at++;
        }
        return value;
    }

    /** Where a word of {@code HIILLOS_COLLECT} is; 0 if it is missing. */
    private static long word(String word) {
        long at = find("HIILLOS_COLLECT=");
        while (at != 0 && Memory.loadByte(at) != 0) {
            if (startsWith(at, word)) {
                return at;
            }
            while (Memory.loadByte(at) != 0 && Memory.loadByte(at) != ',') {
                at++;
            }
            at += Memory.loadByte(at) == ',' ? 1 : 0;
        }
        return 0;
    }

    /** Address of the text behind {@code name}; 0 when the environment has none. */
    private static long find(String name) {
        for (int i = 0; ; i++) {
            long entry = Platform.environment(i);
            if (entry == 0) {
                return 0;
            }
            if (startsWith(entry, name)) {
                return entry + name.length();
            }
        }
    }

    private static boolean startsWith(long text, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (Memory.loadByte(text + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
