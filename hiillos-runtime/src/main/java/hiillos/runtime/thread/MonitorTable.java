package hiillos.runtime.thread;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.word.Memory;

/**
 * Records of monitors ({@link MonitorRecord}), numbered from 0: a directory of chunks of 1,024 records. A record belongs to its
 * object as long as that lives; the collector gives back those of dead ones.
 */
public final class MonitorTable {
    private static final int CHUNK_SHIFT = 10;
    private static final long CHUNK_BYTES = MonitorRecord.BYTES << CHUNK_SHIFT;
    private static final int MAXIMUM_CHUNKS = 8192;

    private static long directory;
    /** Records that were ever used. */
    private static int used;
    /** First free record and 1, linked; 0 if there is none. */
    private static int free;

    private MonitorTable() {}

    /** Address of a record. */
    public static long record(int number) {
        long chunk = Memory.loadLong(directory + ((long) (number >>> CHUNK_SHIFT) << 3));
        return chunk + (number & (1 << CHUNK_SHIFT) - 1) * MonitorRecord.BYTES;
    }

    /**
     * A fresh record for the object, which nobody holds.
     *
     * @throws OutOfMemoryError if there is no memory for it
     */
    public static int take(Object object) {
        RuntimeLock.lock(RuntimeLock.MONITORS);
        int number = -1;
        if (free != 0) {
            number = free - 1;
            free = (int) MonitorRecord.object(record(number));
        } else if (used >>> CHUNK_SHIFT < MAXIMUM_CHUNKS && hasRoom()) {
            number = used++;
        }
        if (number >= 0) {
            MonitorRecord.clear(record(number), Memory.addressOf(object));
        }
        RuntimeLock.unlock(RuntimeLock.MONITORS);
        if (number < 0) {
            throw new OutOfMemoryError("no memory for a monitor");
        }
        return number;
    }

    private static boolean hasRoom() {
        if (directory == 0) {
            directory = Platform.mapMemory(MAXIMUM_CHUNKS * 8L);
            if (directory == 0) {
                return false;
            }
        }
        long slot = directory + ((long) (used >>> CHUNK_SHIFT) << 3);
        if (Memory.loadLong(slot) == 0) {
            Memory.storeLong(slot, Platform.mapMemory(CHUNK_BYTES));
        }
        return Memory.loadLong(slot) != 0;
    }

    /** Gives back a record that no header names. */
    public static void give(int number) {
        RuntimeLock.lock(RuntimeLock.MONITORS);
        release(number);
        RuntimeLock.unlock(RuntimeLock.MONITORS);
    }

    private static void release(int number) {
        // An odd number, as no object's address is.
        MonitorRecord.clear(record(number), 0);
        MonitorRecord.object(record(number), free);
        MonitorRecord.free(record(number));
        free = number + 1;
    }

    /** Number of records that were ever used: the collector asks {@link #object} of each. {@link RuntimeLock#MONITORS} is held. */
    public static int count() {
        return used;
    }

    /** The object of a record, 0 if it is free. The lock is held. */
    public static long object(int number) {
        long record = record(number);
        return MonitorRecord.isFree(record) ? 0 : MonitorRecord.object(record);
    }

    /** The record's object has died. The lock is held. */
    public static void died(int number) {
        release(number);
    }
}
