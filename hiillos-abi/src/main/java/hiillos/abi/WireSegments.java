package hiillos.abi;

/**
 * The words of a message that do not lie in an IPC buffer, 128 in each array: a heap in which small objects live everywhere has room
 * for these where it has none for an array of all words, and nothing is copied while a message grows.
 */
final class WireSegments {
    private static final int SHIFT = 7;
    private static final int WORDS = 1 << SHIFT;

    private final long[][] segments = new long[WireBuffer.MAXIMUM_WORDS >> SHIFT][];
    private int count;

    /** For how many words there is room. */
    int capacity() {
        return count << SHIFT;
    }

    /** Makes room for so many words in all, at most {@link WireBuffer#MAXIMUM_WORDS}. Where memory ends, what was there stays. */
    void reserve(int words) {
        while (capacity() < words) {
            segments[count] = new long[WORDS];
            count++;
        }
    }

    long get(int index) {
        return segments[index >> SHIFT][index & WORDS - 1];
    }

    void set(int index, long value) {
        segments[index >> SHIFT][index & WORDS - 1] = value;
    }
}
