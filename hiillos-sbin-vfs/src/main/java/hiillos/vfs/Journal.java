package hiillos.vfs;

import java.nio.charset.StandardCharsets;

/**
 * A log of changes in memory that outlives the process. A record counts when its first word, which is written last, has the
 * checksum of the others; the first that does not is the end. So a process that is ended within a change leaves all or nothing.
 *
 * <pre>
 * 0 u32 words that follow, u32 checksum   8 operation   16 three numbers   40 bytes of the text   48 text, zero padded
 * </pre>
 */
final class Journal {
    private static final int HEAD_WORDS = 6;
    private static final int WORD = 8;

    private final Region memory;
    private final long start;
    private long end;
    /** There is memory up to here. */
    private long reserved;

    /** Hears of records. */
    @FunctionalInterface
    interface Reader {
        void record(int operation, long first, long second, long third, String text);
    }

    Journal(Region memory, long start) {
        this.memory = memory;
        this.start = start;
        end = start;
    }

    /** Empties it. */
    void clear() {
        memory.word(start, 0);
        end = start;
    }

    /** Reads all records; new ones go behind them. */
    void replay(Reader reader) {
        end = start;
        while (end + HEAD_WORDS * WORD <= start + Layout.JOURNAL_BYTES) {
            long head = memory.word(end);
            int words = (int) head;
            if (words < HEAD_WORDS - 1 || end + (1L + words) * WORD > start + Layout.JOURNAL_BYTES
                    || checksum(end + WORD, words) != (int) (head >>> 32)) {
                return;
            }
            int length = (int) memory.word(end + 5 * WORD);
            if (length < 0 || length > (words - (HEAD_WORDS - 1)) * WORD) {
                return;
            }
            byte[] text = new byte[length];
            memory.copyOut(end + HEAD_WORDS * WORD, text, 0, length);
            reader.record((int) memory.word(end + WORD), memory.word(end + 2 * WORD), memory.word(end + 3 * WORD),
                    memory.word(end + 4 * WORD), new String(text, StandardCharsets.UTF_8));
            end += (1L + words) * WORD;
        }
    }

    /** @return false if there is no room, or no memory for it */
    boolean append(int operation, long first, long second, long third, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int words = HEAD_WORDS - 1 + (bytes.length + WORD - 1) / WORD;
        long next = end + (1L + words) * WORD;
        if (next + WORD > start + Layout.JOURNAL_BYTES) {
            return false;
        }
        if (next + WORD > reserved) {
            if (!memory.reserve(end, next + WORD - end)) {
                return false;
            }
            reserved = next + WORD + Layout.BLOCK_BYTES - 1 & -Layout.BLOCK_BYTES;
        }
        memory.word(next, 0);
        memory.word(next - WORD, 0);
        memory.word(end + WORD, operation);
        memory.word(end + 2 * WORD, first);
        memory.word(end + 3 * WORD, second);
        memory.word(end + 4 * WORD, third);
        memory.word(end + 5 * WORD, bytes.length);
        memory.copyIn(end + HEAD_WORDS * WORD, bytes, 0, bytes.length);
        memory.word(end, words | (long) checksum(end + WORD, words) << 32);
        end = next;
        return true;
    }

    /** Never 0, so that empty memory is no record. */
    private int checksum(long at, int words) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < words; i++) {
            hash = (hash ^ memory.word(at + (long) i * WORD)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        int folded = (int) (hash ^ hash >>> 32);
        return folded == 0 ? 1 : folded;
    }
}
