package hiillos.runtime.thread;

import hiillos.runtime.os.Futex;
import hiillos.runtime.os.FutexWord;
import hiillos.runtime.os.ThreadArea;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/**
 * The monitor of an object whose header has no room for it, in raw memory:
 *
 * <pre>
 *  0 object    8 int: lock, a {@link FutexWord}    12 int: holder as in a thin lock, 0 if none    16 int: times beyond the first
 * 20 int: hash, 0 if none was asked for           24 area of the first thread that waits         32 of the last one
 * 40 int: 1 if the record is free; then 0 has the next free one
 * </pre>
 *
 * Who waits is in the list; who is called is taken out of it by the caller. The list is guarded by the lock.
 */
public final class MonitorRecord {
    static final long BYTES = 64;
    private static final int LOCK = 8;
    private static final int HOLDER = 12;
    private static final int AGAIN = 16;
    private static final int HASH = 20;
    private static final int FIRST = 24;
    private static final int LAST = 32;
    private static final int FREE = 40;
    private static final int CONTENDED = 2;

    /** {@link ThreadArea#EVENT}: what a waiting thread waits for, or what it was woken by. */
    static final int WAITS = 1;
    static final int CALLED = 2;
    static final int INTERRUPTED = 3;

    private MonitorRecord() {}

    static void clear(long record, long object) {
        Memory.fill(record, (byte) 0, BYTES);
        Memory.storeLong(record, object);
    }

    static long object(long record) {
        return Memory.loadLong(record);
    }

    static void object(long record, long value) {
        Memory.storeLong(record, value);
    }

    static void free(long record) {
        Memory.storeInt(record + FREE, 1);
    }

    static boolean isFree(long record) {
        return Memory.loadInt(record + FREE) != 0;
    }

    /** Before the record is known: the object has that hash. */
    public static void startHashed(long record, int hash) {
        Memory.storeInt(record + HASH, hash);
    }

    /** The object's hash; the proposed one if it has none yet. */
    public static int hash(long record, int proposed) {
        int hash = Memory.loadIntVolatile(record + HASH);
        if (hash == 0) {
            Memory.compareAndSetInt(record + HASH, 0, proposed);
            hash = Memory.loadIntVolatile(record + HASH);
        }
        return hash;
    }

    /** Before the record is known: the object is held. Its holder will find the record when it leaves, and wake who waits. */
    public static void hold(long record, int holder, int again) {
        Memory.storeInt(record + LOCK, CONTENDED);
        Memory.storeInt(record + HOLDER, holder);
        Memory.storeInt(record + AGAIN, again);
    }

    @AlwaysInline(reason = "a comparison")
    public static boolean isHeld(long record) {
        return Memory.loadIntVolatile(record + HOLDER) == ThreadArea.lockOwner();
    }

    /** Enters if that needs no waiting. */
    public static boolean tryEnter(long record) {
        if (isHeld(record)) {
            Memory.storeInt(record + AGAIN, Memory.loadInt(record + AGAIN) + 1);
            return true;
        }
        if (Memory.loadIntVolatile(record + LOCK) == 0 && FutexWord.tryLock(record + LOCK)) {
            Memory.storeIntVolatile(record + HOLDER, ThreadArea.lockOwner());
            return true;
        }
        return false;
    }

    /** Enters, waiting for it; the calling thread does not hold it. */
    public static void enter(long record) {
        FutexWord.lock(record + LOCK);
        Memory.storeIntVolatile(record + HOLDER, ThreadArea.lockOwner());
    }

    /** Leaves; false if the calling thread does not hold it. */
    public static boolean exit(long record) {
        if (!isHeld(record)) {
            return false;
        }
        int again = Memory.loadInt(record + AGAIN);
        if (again != 0) {
            Memory.storeInt(record + AGAIN, again - 1);
        } else {
            Memory.storeIntVolatile(record + HOLDER, 0);
            FutexWord.unlock(record + LOCK);
        }
        return true;
    }

    /** Ends the wait of one, the one that waits longest, or of all. It is held. */
    public static void wake(long record, boolean all) {
        long area = Memory.loadLong(record + FIRST);
        boolean more = true;
        while (area != 0 && more) {
            long next = Memory.loadLong(area + ThreadArea.NEXT_WAITER);
            remove(record, area);
            // One that was interrupted goes its own way; the call is for another one then.
            if (Memory.compareAndSetInt(area + ThreadArea.EVENT, WAITS, CALLED)) {
                // It cannot go on before this thread leaves the monitor, so it does not write this itself yet.
                Memory.storeIntVolatile(area + ThreadArea.STATE, ThreadState.BLOCKED);
                Futex.wake(area + ThreadArea.EVENT, 1);
                more = all;
            }
            area = next;
        }
    }

    /** Leaves wholly, waits for a call, an interrupt or the deadline, and enters as before. Returns whether it was called. */
    public static boolean await(long record, long deadlineNanos) {
        long self = ThreadArea.self();
        long event = self + ThreadArea.EVENT;
        int again = Memory.loadInt(record + AGAIN);
        append(record, self);
        Memory.storeIntVolatile(event, WAITS);
        Memory.fence();
        if (ThreadWaits.isInterrupted()) {
            Memory.compareAndSetInt(event, WAITS, INTERRUPTED);
        }
        Memory.storeInt(record + AGAIN, 0);
        Memory.storeIntVolatile(record + HOLDER, 0);
        FutexWord.unlock(record + LOCK);
        ThreadWaits.await(event, deadlineNanos);
        if (!tryEnter(record)) {
            ThreadState.begin(ThreadState.BLOCKED);
            enter(record);
        }
        Memory.storeInt(record + AGAIN, again);
        boolean called = Memory.getAndSetInt(event, 0) == CALLED;
        if (Memory.loadLong(self + ThreadArea.WAITS_AT) != 0) {
            remove(record, self);
        }
        return called;
    }

    private static void append(long record, long area) {
        long last = Memory.loadLong(record + LAST);
        Memory.storeLong(area + ThreadArea.WAITS_AT, record);
        Memory.storeLong(area + ThreadArea.NEXT_WAITER, 0);
        Memory.storeLong(area + ThreadArea.PREVIOUS_WAITER, last);
        Memory.storeLong(last == 0 ? record + FIRST : last + ThreadArea.NEXT_WAITER, area);
        Memory.storeLong(record + LAST, area);
    }

    private static void remove(long record, long area) {
        long next = Memory.loadLong(area + ThreadArea.NEXT_WAITER);
        long previous = Memory.loadLong(area + ThreadArea.PREVIOUS_WAITER);
        Memory.storeLong(previous == 0 ? record + FIRST : previous + ThreadArea.NEXT_WAITER, next);
        Memory.storeLong(next == 0 ? record + LAST : next + ThreadArea.PREVIOUS_WAITER, previous);
        Memory.storeLong(area + ThreadArea.WAITS_AT, 0);
    }
}
