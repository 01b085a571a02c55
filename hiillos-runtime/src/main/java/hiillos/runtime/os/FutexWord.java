package hiillos.runtime.os;

import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;

/**
 * The lock of three states that futexes were made for (Drepper, "Futexes are tricky", mutex 3): 0 free, 1 held, 2 held and
 * somebody may wait. Without contention neither side enters the kernel.
 */
public final class FutexWord {
    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int CONTENDED = 2;
    private static final int PRIVATE = 0;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private FutexWord() {}

    /** Takes the lock, waiting for it. */
    public static void lock(long word) {
        if (!Memory.compareAndSetInt(word, FREE, HELD)) {
            lockContended(word);
        }
    }

    /** Takes the lock and leaves a mark that somebody may wait: for who was moved here from another word. */
    static void lockContended(long word) {
        while (exchange(word, CONTENDED) != FREE) {
            wait(word, CONTENDED, FOR_EVER);
        }
    }

    /** Takes the lock if it is free; returns whether it did. */
    public static boolean tryLock(long word) {
        return Memory.compareAndSetInt(word, FREE, HELD);
    }

    /** Gives the lock back; the caller holds it. */
    public static void unlock(long word) {
        if (exchange(word, FREE) == CONTENDED) {
            wake(word, 1);
        }
    }

    /** Sleeps while the word has the value; returns the kernel's answer. May return early. */
    public static long wait(long word, int value, long deadlineNanos) {
        return SystemCalls.futexWait(word, value & 0xffff_ffffL, PRIVATE, deadlineNanos);
    }

    /** Wakes so many that sleep at the word. */
    public static void wake(long word, int count) {
        SystemCalls.futexWake(word, count, PRIVATE);
    }

    private static int exchange(long word, int value) {
        int old;
        do {
            old = Memory.loadIntVolatile(word);
        } while (!Memory.compareAndSetInt(word, old, value));
        return old;
    }
}
