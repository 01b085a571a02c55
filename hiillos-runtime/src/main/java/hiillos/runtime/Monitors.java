package hiillos.runtime;

import hiillos.runtime.heap.Heap;
import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.SystemThreads;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.thread.MonitorRecord;
import hiillos.runtime.thread.MonitorTable;
import hiillos.runtime.thread.ThreadState;
import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * Monitors and identity hashes, in the header's int at offset 8:
 *
 * <pre>
 * 0                                                  nobody holds it, no hash was asked for
 * holder's number (16) | times beyond the first (14) | 00   held; a thin lock
 * hash (30)                                          | 01   nobody holds it
 * number of a record of {@link MonitorTable} (30)    | 10   all else: contended, waited for, both held and hashed; stays so
 * </pre>
 *
 * Every change of the word is a compare and set, as others may hash the object or look for its monitor at any time.
 */
public final class Monitors {
    /** Where the header has the word. */
    public static final int WORD_OFFSET = 8;
    private static final int TAG_MASK = 3;
    private static final int THIN = 0;
    private static final int HASHED = 1;
    private static final int RECORD = 2;
    private static final int TAG_BITS = 2;
    private static final int AGAIN = 1 << TAG_BITS;
    private static final int AGAIN_MASK = 0xfffc;
    private static final int OWNER_MASK = 0xffff_0000;
    /** How often a thread looks again before it sleeps: some microseconds. */
    private static final int SPINS = 200;

    private static int hashState = 0x9E3779B9;
    /** 0: not known yet. */
    private static int spins;

    private Monitors() {}

    /** Enters; the object is not null. */
    @AlwaysInline(reason = "one instruction where nobody else wants it")
    public static void enter(Object object) {
        if (!Memory.compareAndSetInt(Memory.addressOf(object) + WORD_OFFSET, 0, ThreadArea.lockOwner())) {
            enterSlowly(object);
        }
    }

    /** Leaves; the object is not null. */
    @AlwaysInline(reason = "one instruction where nobody else wants it")
    public static void exit(Object object) {
        if (!Memory.compareAndSetInt(Memory.addressOf(object) + WORD_OFFSET, ThreadArea.lockOwner(), 0)) {
            exitSlowly(object);
        }
    }

    @InlineAssembly(value = "pause", constraints = "~{memory}")
    private static native void pause();

    @NeverInline(reason = "keeps the fast path small")
    private static void enterSlowly(Object object) {
        long address = Memory.addressOf(object) + WORD_OFFSET;
        int self = ThreadArea.lockOwner();
        for (int turns = spins(); ; turns--) {
            int word = Memory.loadIntVolatile(address);
            if (word == 0) {
                if (Memory.compareAndSetInt(address, 0, self)) {
                    return;
                }
            } else if ((word & TAG_MASK) == THIN && (word & OWNER_MASK) == self && (word & AGAIN_MASK) != AGAIN_MASK) {
                if (Memory.compareAndSetInt(address, word, word + AGAIN)) {
                    return;
                }
            } else if ((word & TAG_MASK) == RECORD) {
                enter(MonitorTable.record(word >>> TAG_BITS), object);
                return;
            } else if ((word & TAG_MASK) == HASHED || (word & OWNER_MASK) == self || turns <= 0) {
                inflate(object, word);
            } else {
                pause();
            }
        }
    }

    private static int spins() {
        if (spins == 0) {
            spins = SystemThreads.countProcessors() > 1 ? SPINS : 1;
        }
        return spins;
    }

    private static void enter(long record, Object object) {
        for (int turns = spins(); turns > 0; turns--) {
            if (MonitorRecord.tryEnter(record)) {
                return;
            }
            pause();
        }
        int before = ThreadState.begin(ThreadState.BLOCKED);
        MonitorRecord.enter(record);
        ThreadState.end(before);
    }

    @NeverInline(reason = "keeps the fast path small")
    private static void exitSlowly(Object object) {
        long address = Memory.addressOf(object) + WORD_OFFSET;
        int self = ThreadArea.lockOwner();
        while (true) {
            int word = Memory.loadIntVolatile(address);
            if ((word & TAG_MASK) == RECORD) {
                if (!MonitorRecord.exit(MonitorTable.record(word >>> TAG_BITS))) {
                    throw new IllegalMonitorStateException();
                }
                // This may have been the last that is done with the object; of a dead one the record would be another's by now.
                Heap.keep(address);
                return;
            }
            if ((word & TAG_MASK) != THIN || (word & OWNER_MASK) != self) {
                throw new IllegalMonitorStateException();
            }
            if (Memory.compareAndSetInt(address, word, (word & AGAIN_MASK) == 0 ? 0 : word - AGAIN)) {
                return;
            }
        }
    }

    /**
     * Moves what the word says into a record, unless it has changed.
     *
     * @throws OutOfMemoryError if there is no room for a record
     */
    private static void inflate(Object object, int word) {
        int number = MonitorTable.take(object);
        long record = MonitorTable.record(number);
        if ((word & TAG_MASK) == HASHED) {
            MonitorRecord.startHashed(record, word >>> TAG_BITS);
        } else if (word != 0) {
            MonitorRecord.hold(record, word & OWNER_MASK, (word & AGAIN_MASK) >>> TAG_BITS);
        }
        if (!Memory.compareAndSetInt(Memory.addressOf(object) + WORD_OFFSET, word, number << TAG_BITS | RECORD)) {
            MonitorTable.give(number);
        }
    }

    /** The object's record, made if there is none. */
    private static long record(Object object) {
        while (true) {
            int word = Memory.loadIntVolatile(Memory.addressOf(object) + WORD_OFFSET);
            if ((word & TAG_MASK) == RECORD) {
                return MonitorTable.record(word >>> TAG_BITS);
            }
            inflate(object, word);
        }
    }

    /** Whether the calling thread holds it. */
    public static boolean isHeld(Object object) {
        int word = Memory.loadIntVolatile(Memory.addressOf(object) + WORD_OFFSET);
        if ((word & TAG_MASK) == RECORD) {
            return MonitorRecord.isHeld(MonitorTable.record(word >>> TAG_BITS));
        }
        return (word & TAG_MASK) == THIN && (word & OWNER_MASK) == ThreadArea.lockOwner();
    }

    private static void checkOwner(Object object) {
        if (!isHeld(object)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }

    /** Ends the wait of one, or of all; the calling thread must be the holder. */
    public static void wake(Object object, boolean all) {
        checkOwner(object);
        int word = Memory.loadIntVolatile(Memory.addressOf(object) + WORD_OFFSET);
        if ((word & TAG_MASK) == RECORD) {
            MonitorRecord.wake(MonitorTable.record(word >>> TAG_BITS), all);
        }
    }

    /**
     * Waits for a notification, or until the time is over; the calling thread must be the holder.
     *
     * @param nanos {@link Long#MAX_VALUE} for ever
     */
    public static void await(Object object, long nanos) throws InterruptedException {
        checkOwner(object);
        // A stack that ended between leaving and entering would leave a waiter behind that is none.
        RuntimeLock.requireStack();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long now = nanos == Long.MAX_VALUE ? 0 : Platform.monotonicNanos();
        long deadline = nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
        int before = ThreadState.begin(deadline == Long.MAX_VALUE ? ThreadState.WAITING : ThreadState.TIMED_WAITING);
        boolean notified = MonitorRecord.await(record(object), deadline);
        ThreadState.end(before);
        if (!notified && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** A number from 1 to 2³⁰ − 1 that never changes for the object. */
    public static int identityHash(Object object) {
        long address = Memory.addressOf(object) + WORD_OFFSET;
        while (true) {
            int word = Memory.loadIntVolatile(address);
            if ((word & TAG_MASK) == HASHED) {
                return word >>> TAG_BITS;
            }
            if ((word & TAG_MASK) == RECORD) {
                return MonitorRecord.hash(MonitorTable.record(word >>> TAG_BITS), nextHash());
            }
            if (word != 0) {
                inflate(object, word);
            } else {
                int hash = nextHash();
                if (Memory.compareAndSetInt(address, 0, hash << TAG_BITS | HASHED)) {
                    return hash;
                }
            }
        }
    }

    /** Marsaglia's xorshift with 32 bits of state, the upper 30 of them, never 0. Two threads may meet and get the same. */
    private static int nextHash() {
        int state = hashState;
        do {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
        } while (state >>> TAG_BITS == 0);
        hashState = state;
        return state >>> TAG_BITS;
    }
}
