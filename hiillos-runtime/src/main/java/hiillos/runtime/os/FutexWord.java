package hiillos.runtime.os;

import hiillos.word.Memory;

/**
 * The lock of three states that futexes were made for (Drepper, "Futexes are tricky", mutex 3): 0 free, 1 held, 2 held and
 * somebody may wait. Without contention neither side enters the kernel.
 */
public final class FutexWord {
    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int CONTENDED = 2;

    private FutexWord() {}

    /** Takes the lock, waiting for it. */
    public static void lock(long word) {
        if (!Memory.compareAndSetInt(word, FREE, HELD)) {
            lockContended(word);
        }
    }

    /** Takes the lock and leaves a mark that somebody may wait. */
    private static void lockContended(long word) {
        while (Memory.getAndSetInt(word, CONTENDED) != FREE) {
            Futex.wait(word, CONTENDED, Long.MAX_VALUE);
        }
    }

    /** Takes the lock if it is free; returns whether it did. */
    public static boolean tryLock(long word) {
        return Memory.compareAndSetInt(word, FREE, HELD);
    }

    /** Gives the lock back; the caller holds it. */
    public static void unlock(long word) {
        if (Memory.getAndSetInt(word, FREE) == CONTENDED) {
            Futex.wake(word, 1);
        }
    }
}
