package hiillos.runtime.os;

import hiillos.word.Memory;

/**
 * {@link SharedMonitors} in a table beside the objects, as an object's header has no room for an owner. There is a record for
 * each object that is held or waited for, found by its address, all under one of the runtime's locks:
 *
 * <pre>
 * 0 next record    8 object    16 area of the holder, 0 if free    24 int how often held    28 int threads that want in
 * 32 int gate: changes at each exit    36 int calls: changes at each notification    40 int threads that wait
 * </pre>
 *
 * Both changing words are futexes. A record that nobody needs goes to a list; late wakers may wake its next user for nothing.
 */
final class UserSharedMonitors {
    private static final int BUCKETS = 512;
    private static final int RECORD_BYTES = 64;
    private static final int OBJECT = 8;
    private static final int HOLDER = 16;
    private static final int COUNT = 24;
    private static final int ENTERING = 28;
    private static final int GATE = 32;
    private static final int CALLS = 36;
    private static final int WAITING = 40;
    private static final int HEADER_WORD = 8;
    private static final int HEADER_COUNT = 0xff;
    private static final long CHUNK = 16 << 10;
    private static final int NO_MEMORY = 1;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private static long buckets;
    private static long free;

    private UserSharedMonitors() {}

    static void enter(long object) {
        RuntimeLock.lock(RuntimeLock.MONITORS);
        take(record(object), 1);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
    }

    static boolean exit(long object) {
        RuntimeLock.lock(RuntimeLock.MONITORS);
        long record = record(object);
        boolean isHolder = Memory.loadLong(record + HOLDER) == UserThreadArea.self();
        boolean wake = false;
        if (isHolder) {
            int count = Memory.loadInt(record + COUNT) - 1;
            Memory.storeInt(record + COUNT, count);
            wake = count == 0 && open(record);
        }
        drop(record);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
        if (wake) {
            FutexWord.wake(record + GATE, 1);
        }
        return isHolder;
    }

    static boolean isHeld(long object) {
        RuntimeLock.lock(RuntimeLock.MONITORS);
        long record = record(object);
        boolean isHolder = Memory.loadLong(record + HOLDER) == UserThreadArea.self();
        drop(record);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
        return isHolder;
    }

    static void await(long object, long deadlineNanos) {
        RuntimeLock.lock(RuntimeLock.MONITORS);
        long record = record(object);
        int count = Memory.loadInt(record + COUNT);
        int calls = Memory.loadInt(record + CALLS);
        add(record + WAITING, 1);
        Memory.storeInt(record + COUNT, 0);
        boolean wake = open(record);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
        if (wake) {
            FutexWord.wake(record + GATE, 1);
        }
        FutexWord.wait(record + CALLS, calls, deadlineNanos);
        RuntimeLock.lock(RuntimeLock.MONITORS);
        take(record, count);
        add(record + WAITING, -1);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
    }

    static void wake(long object, int count) {
        RuntimeLock.lock(RuntimeLock.MONITORS);
        long record = record(object);
        add(record + CALLS, 1);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
        FutexWord.wake(record + CALLS, count);
    }

    /** Makes the calling thread the holder, {@code times} deeper, waiting for it. The lock is held; waiting gives it back. */
    private static void take(long record, int times) {
        long self = UserThreadArea.self();
        while (Memory.loadLong(record + HOLDER) != self) {
            if (Memory.loadLong(record + HOLDER) == 0) {
                Memory.storeLong(record + HOLDER, self);
                break;
            }
            add(record + ENTERING, 1);
            int gate = Memory.loadInt(record + GATE);
            RuntimeLock.unlock(RuntimeLock.MONITORS);
            FutexWord.wait(record + GATE, gate, FOR_EVER);
            RuntimeLock.lock(RuntimeLock.MONITORS);
            add(record + ENTERING, -1);
        }
        add(record + COUNT, times);
    }

    /** Gives the monitor up; returns whether somebody must be woken. */
    private static boolean open(long record) {
        Memory.storeLong(record + HOLDER, 0);
        add(record + GATE, 1);
        return Memory.loadInt(record + ENTERING) != 0;
    }

    private static void add(long word, int delta) {
        Memory.storeInt(word, Memory.loadInt(word) + delta);
    }

    /** The object's record, made if there is none. What the first thread held before there were others moves into it. */
    private static long record(long object) {
        if (buckets == 0) {
            buckets = chunk(BUCKETS * 8L);
        }
        long bucket = bucket(object);
        long record = Memory.loadLong(bucket);
        while (record != 0 && Memory.loadLong(record + OBJECT) != object) {
            record = Memory.loadLong(record);
        }
        if (record == 0) {
            record = newRecord();
            Memory.storeLong(record, Memory.loadLong(bucket));
            Memory.storeLong(record + OBJECT, object);
            Memory.storeLong(bucket, record);
            int word = Memory.loadInt(object + HEADER_WORD);
            if ((word & HEADER_COUNT) != 0) {
                Memory.storeInt(record + COUNT, word & HEADER_COUNT);
                Memory.storeLong(record + HOLDER, UserRuntimeLock.firstArea());
                while (!Memory.compareAndSetInt(object + HEADER_WORD, word, word & ~HEADER_COUNT)) {
                    word = Memory.loadIntVolatile(object + HEADER_WORD);
                }
            }
        }
        return record;
    }

    /** Puts the record away if nobody needs it. */
    private static void drop(long record) {
        if (Memory.loadLong(record + HOLDER) != 0 || Memory.loadInt(record + ENTERING) != 0
                || Memory.loadInt(record + WAITING) != 0) {
            return;
        }
        long place = bucket(Memory.loadLong(record + OBJECT));
        while (Memory.loadLong(place) != record) {
            place = Memory.loadLong(place);
        }
        Memory.storeLong(place, Memory.loadLong(record));
        Memory.storeLong(record, free);
        Memory.storeLong(record + OBJECT, 0);
        free = record;
    }

    private static long bucket(long object) {
        return buckets + 8 * (((object >>> 3) * 0x9E37_79B9_7F4A_7C15L) >>> 55);
    }

    private static long newRecord() {
        if (free == 0) {
            long chunk = chunk(CHUNK);
            for (long record = chunk; record < chunk + CHUNK; record += RECORD_BYTES) {
                Memory.storeLong(record, free);
                free = record;
            }
        }
        long record = free;
        free = Memory.loadLong(record);
        return record;
    }

    private static long chunk(long countBytes) {
        long chunk = UserPlatform.mapMemory(countBytes);
        if (chunk == 0) {
            UserPlatform.exit(NO_MEMORY);
        }
        return chunk;
    }
}
