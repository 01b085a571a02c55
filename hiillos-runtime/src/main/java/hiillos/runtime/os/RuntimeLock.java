package hiillos.runtime.os;

import hiillos.word.InlineAssembly;
import hiillos.word.Memory;

/**
 * The runtime's own locks. They cost nothing as long as the program has one thread, and are held for a few instructions. A
 * thread that holds one may take one with a higher number, and its own ones again. Each is a word that is 0 (free), 1 (held) or
 * 2 (held, and somebody may wait), a word for how often its holder has it beyond the first time, and the holder's area.
 *
 * <p>Nobody runs out of stack while holding one: there must be room before it is taken.
 */
public final class RuntimeLock {
    /** The heap; the collector holds it while the other threads are stopped. */
    public static final int HEAP = 0;
    /** The list of threads. */
    public static final int REGISTRY = 1;
    /** The table of monitors. */
    public static final int MONITORS = 2;
    /** What the unwinder remembers. */
    public static final int UNWINDER = 3;

    private static final int BYTES = 16;
    private static final int DEPTH = 4;
    private static final int OWNER = 8;

    private static long words;
    private static boolean threaded;

    private RuntimeLock() {}

    /** Takes note of the zeroed memory for the locks. */
    static void initialize(long address) {
        words = address;
    }

    /** From now on locks lock. Called before the second thread is started, by the only one, which holds none. */
    public static void becomeThreaded() {
        threaded = true;
    }

    /** Whether a second thread was ever started. */
    public static boolean isThreaded() {
        return threaded;
    }

    /** An access 16 KiB below the stack pointer, which fails, and throws, while nothing has been changed yet. */
    @InlineAssembly(value = "testb $$0, -16384(%rsp)", constraints = "~{flags}", unwinds = true)
    public static native void requireStack();

    public static void lock(int which) {
        requireStack();
        lockWithStack(which);
    }

    /** The same for one who knows that there is room. */
    public static void lockWithStack(int which) {
        if (!threaded) {
            return;
        }
        long word = words + (long) which * BYTES;
        long self = ThreadArea.self();
        if (Memory.loadLongVolatile(word + OWNER) == self) {
            Memory.storeInt(word + DEPTH, Memory.loadInt(word + DEPTH) + 1);
            return;
        }
        FutexWord.lock(word);
        Memory.storeLongVolatile(word + OWNER, self);
    }

    public static void unlock(int which) {
        if (!threaded) {
            return;
        }
        long word = words + (long) which * BYTES;
        if (Memory.loadLongVolatile(word + OWNER) != ThreadArea.self()) {
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
