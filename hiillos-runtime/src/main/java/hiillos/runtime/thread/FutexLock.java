package hiillos.runtime.thread;

import hiillos.runtime.os.FutexWord;
import hiillos.runtime.os.UserPlatform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.word.Memory;

/** A lock that is not held twice by one thread, and that costs a system call only under contention. */
public final class FutexLock {
    private static final long PAGE = 4096;
    private static final int WORD_BYTES = 8;

    private static long nextWord;
    private static long endOfWords;

    /** Words do not move, whatever becomes of the heap. */
    private final long word;

    /** A free lock. */
    public FutexLock() {
        word = newWord();
    }

    /**
     * A word of zero that nobody else uses; never given back.
     *
     * @throws OutOfMemoryError if there is no memory for more words
     */
    static long newWord() {
        RuntimeLock.lock(RuntimeLock.HEAP);
        if (nextWord == endOfWords) {
            nextWord = UserPlatform.mapMemory(PAGE);
            endOfWords = nextWord == 0 ? 0 : nextWord + PAGE;
        }
        long result = nextWord;
        nextWord += result == 0 ? 0 : WORD_BYTES;
        RuntimeLock.unlock(RuntimeLock.HEAP);
        if (result == 0) {
            throw new OutOfMemoryError("no memory for a lock");
        }
        return result;
    }

    /** Takes the lock, waiting for it. */
    public void lock() {
        FutexWord.lock(word);
    }

    /** Takes the lock if it is free; returns whether it did. */
    public boolean tryLock() {
        return FutexWord.tryLock(word);
    }

    /** Gives the lock back. */
    public void unlock() {
        FutexWord.unlock(word);
    }

    /** Whether anybody holds it; a hint. */
    public boolean isHeld() {
        return Memory.loadIntVolatile(word) != 0;
    }
}
