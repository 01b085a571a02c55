package hiillos.runtime.os;

import hiillos.word.Memory;

/**
 * {@link RuntimeLock} over futexes: each lock is a word that is 0 (free), 1 (held) or 2 (held, and somebody may wait), a word
 * for how often its holder has it beyond the first time, and the holder's area.
 */
public final class UserRuntimeLock {
    private static final int BYTES = 16;
    private static final int DEPTH = 4;
    private static final int OWNER = 8;

    private static long words;
    private static boolean threaded;

    private UserRuntimeLock() {}

    /** Takes note of the zeroed memory for the locks. */
    static void initialize(long address) {
        words = address;
    }

    /** From now on locks lock. Called by the only thread, which holds none. */
    public static void becomeThreaded() {
        threaded = true;
    }

    /** The first thread's area. */
    static long firstArea() {
        return words - UserThreadArea.LOCKS;
    }

    static boolean isThreaded() {
        return threaded;
    }

    static void lock(int which) {
        if (!threaded) {
            return;
        }
        long word = words + (long) which * BYTES;
        long self = UserThreadArea.self();
        if (Memory.loadLongVolatile(word + OWNER) == self) {
            Memory.storeInt(word + DEPTH, Memory.loadInt(word + DEPTH) + 1);
            return;
        }
        FutexWord.lock(word);
        Memory.storeLongVolatile(word + OWNER, self);
    }

    static void unlock(int which) {
        if (!threaded) {
            return;
        }
        long word = words + (long) which * BYTES;
        if (Memory.loadLongVolatile(word + OWNER) != UserThreadArea.self()) {
            // Taken when there was one thread, and so not at all.
            return;
        }
        int depth = Memory.loadInt(word + DEPTH);
        if (depth != 0) {
            Memory.storeInt(word + DEPTH, depth - 1);
            return;
        }
        Memory.storeLongVolatile(word + OWNER, 0);
        FutexWord.unlock(word);
    }
}
