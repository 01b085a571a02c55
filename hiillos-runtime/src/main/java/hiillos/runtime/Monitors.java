package hiillos.runtime;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.SharedMonitors;
import hiillos.word.Memory;

/**
 * Monitors and identity hashes.
 *
 * <p>The header's lock and hash word: bits 0–7 how often the monitor is held, staying at 255 once it was reached; bits 8–31
 * the identity hash, 0 if none was asked for yet. As long as the program has one thread nobody else can hold a monitor, so
 * that entering never waits; from the second thread on {@link SharedMonitors} has them.
 */
public final class Monitors {
    private static final int WORD_OFFSET = 8;
    private static final int COUNT_MASK = 0xff;
    private static final int HASH_SHIFT = 8;
    /** Milliseconds that a wait without a limit sleeps at a time; nobody can end it. */
    private static final long FOREVER_MILLIS = 1L << 40;

    private static int hashState = 0x9E3779B9;

    private Monitors() {}

    /** Enters; the object is not null. */
    public static void enter(Object object) {
        if (RuntimeLock.isThreaded()) {
            SharedMonitors.enter(Memory.addressOf(object));
            return;
        }
        long word = Memory.addressOf(object) + WORD_OFFSET;
        int value = Memory.loadInt(word);
        if ((value & COUNT_MASK) != COUNT_MASK) {
            Memory.storeInt(word, value + 1);
        }
    }

    /** Leaves; the object is not null. */
    public static void exit(Object object) {
        if (RuntimeLock.isThreaded()) {
            if (!SharedMonitors.exit(Memory.addressOf(object))) {
                throw new IllegalMonitorStateException();
            }
            return;
        }
        long word = Memory.addressOf(object) + WORD_OFFSET;
        int value = Memory.loadInt(word);
        int count = value & COUNT_MASK;
        if (count == 0) {
            throw new IllegalMonitorStateException();
        }
        if (count != COUNT_MASK) {
            Memory.storeInt(word, value - 1);
        }
    }

    public static boolean isHeld(Object object) {
        if (RuntimeLock.isThreaded()) {
            return SharedMonitors.isHeld(Memory.addressOf(object));
        }
        return (Memory.loadInt(Memory.addressOf(object) + WORD_OFFSET) & COUNT_MASK) != 0;
    }

    public static void checkOwner(Object object) {
        if (!isHeld(object)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }

    /** Ends the wait of one, or of all; the calling thread must be the holder. */
    public static void wake(Object object, boolean all) {
        checkOwner(object);
        if (RuntimeLock.isThreaded()) {
            SharedMonitors.wake(Memory.addressOf(object), all ? Integer.MAX_VALUE : 1);
        }
    }

    /** Waits for a notification, or until the time is over; 0 means no limit. A single thread waits for the time alone. */
    public static void await(Object object, long timeoutMillis) throws InterruptedException {
        checkOwner(object);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (RuntimeLock.isThreaded()) {
            SharedMonitors.await(Memory.addressOf(object), timeoutMillis == 0 || timeoutMillis >= FOREVER_MILLIS ? Long.MAX_VALUE
                    : Platform.monotonicNanos() + timeoutMillis * 1_000_000L);
            return;
        }
        do {
            Platform.sleepNanos((timeoutMillis == 0 ? FOREVER_MILLIS : Math.min(timeoutMillis, FOREVER_MILLIS)) * 1_000_000L);
        } while (timeoutMillis == 0);
    }

    /** A number from 1 to 2²⁴ − 1 that never changes for the object. */
    public static int identityHash(Object object) {
        long word = Memory.addressOf(object) + WORD_OFFSET;
        int value = Memory.loadIntVolatile(word);
        while (value >>> HASH_SHIFT == 0) {
            if (Memory.compareAndSetInt(word, value, value | nextHash() << HASH_SHIFT)) {
                return Memory.loadInt(word) >>> HASH_SHIFT;
            }
            value = Memory.loadIntVolatile(word);
        }
        return value >>> HASH_SHIFT;
    }

    /** Marsaglia's xorshift with 32 bits of state, the upper 24 of them, never 0. */
    private static int nextHash() {
        int state = hashState;
        do {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
        } while (state >>> 8 == 0);
        hashState = state;
        return state >>> 8;
    }
}
