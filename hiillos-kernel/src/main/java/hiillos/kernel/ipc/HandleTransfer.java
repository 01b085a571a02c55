package hiillos.kernel.ipc;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.word.Memory;
import hiillos.word.NoAllocation;
import hiillos.word.RawMemory;

/**
 * Handles on their way from one process's table to another's: all of a message, or none. They are never in flight: both
 * processes' threads are known before the first one moves. Needs the scheduler's lock.
 */
@NoAllocation(reason = "system call path")
@RawMemory(reason = "reads and writes buffers")
final class HandleTransfer {
    // Under the scheduler's lock, so one set is enough for all processors.
    private static final int[] HANDLES = new int[IpcBuffer.MAXIMUM_HANDLES];
    private static final int[] WANTED = new int[IpcBuffer.MAXIMUM_HANDLES];
    private static final long[] ENTRIES = new long[IpcBuffer.MAXIMUM_HANDLES];

    private HandleTransfer() {}

    /** Moves or copies the first {@code count} handles of the source's buffer. Returns a {@link Status}; on error nothing changed. */
    static int run(ThreadObject source, ThreadObject target, int count) {
        ProcessObject receiving = target.process;
        int status = HandleTable.reserve(receiving, count);
        if (status != Status.OK) {
            return status;
        }
        for (int i = 0; i < count; i++) {
            // Once: other threads of the sender can write to its buffer meanwhile.
            long word = Memory.loadLong(source.buffer + IpcBuffer.handle(i));
            HANDLES[i] = (int) word;
            WANTED[i] = (int) (word >>> 32);
        }
        ProcessObject sending = source.process;
        HandleTable.lock(sending);
        status = check(sending, count);
        if (status == Status.OK) {
            take(sending, count);
        }
        HandleTable.unlock(sending);
        if (status != Status.OK) {
            HandleTable.cancel(receiving, count);
            return status;
        }

        // --- Point of no return. ---

        for (int i = 0; i < count; i++) {
            KernelObject object = HandleTable.objectOf(ENTRIES[i]);
            int handle = HandleTable.insertHeld(receiving, object, HandleTable.rightsOf(ENTRIES[i]) & WANTED[i]);
            Memory.storeLong(target.buffer + IpcBuffer.handle(i), (long) object.type << 32 | handle);
        }
        return Status.OK;
    }

    private static int check(ProcessObject sending, int count) {
        for (int i = 0; i < count; i++) {
            long entry = HandleTable.look(sending, HANDLES[i]);
            if (entry == 0 || isMovedBefore(i)) {
                return Status.BAD_HANDLE;
            }
            if ((HandleTable.rightsOf(entry) & Rights.TRANSFER) == 0) {
                return Status.ACCESS_DENIED;
            }
        }
        return Status.OK;
    }

    private static boolean isMovedBefore(int index) {
        for (int i = 0; i < index; i++) {
            if (HANDLES[i] == HANDLES[index] && (WANTED[i] & IpcBuffer.MOVE) != 0) {
                return true;
            }
        }
        return false;
    }

    private static void take(ProcessObject sending, int count) {
        for (int i = 0; i < count; i++) {
            if ((WANTED[i] & IpcBuffer.MOVE) != 0) {
                ENTRIES[i] = HandleTable.removeLocked(sending, HANDLES[i]);
            } else {
                ENTRIES[i] = HandleTable.look(sending, HANDLES[i]);
                KernelObject object = HandleTable.objectOf(ENTRIES[i]);
                // The table's lock keeps the handle, and that the object.
                object.retain();
                object.becomeHandle();
            }
        }
    }
}
