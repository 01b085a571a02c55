package hiillos.kernel.ipc;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.HandleMove;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.word.Memory;
import hiillos.word.NeverInline;
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
    /** What the sender wrote: handle, and above it rights and {@link IpcBuffer#MOVE}. */
    private static final long[] WANTED = new long[IpcBuffer.MAXIMUM_HANDLES];
    private static final long[] ENTRIES = new long[IpcBuffer.MAXIMUM_HANDLES];

    private HandleTransfer() {}

    /**
     * Moves or copies the first {@code count} handles of the source's buffer; what the target's is told are their new
     * numbers. Returns a {@link Status}; on error nothing changed.
     */
    static int run(ThreadObject source, ThreadObject target, int count) {
        return count <= HandleMove.MOST && tryMove(source, target, count) ? Status.OK : runLong(source, target, count);
    }

    @NeverInline(reason = "messages without handles are to have their registers")
    private static boolean tryMove(ThreadObject source, ThreadObject target, int count) {
        return HandleMove.tryMove(source, target, count);
    }

    @NeverInline(reason = "keeps the usual way short")
    private static int runLong(ThreadObject source, ThreadObject target, int count) {
        ProcessObject receiving = target.process;
        int status = HandleTable.reserve(receiving, count);
        if (status != Status.OK) {
            return status;
        }
        ProcessObject sending = source.process;
        HandleTable.lock(sending);
        status = check(sending, source.buffer, count);
        if (status == Status.OK) {
            take(sending, count);
        }
        HandleTable.unlock(sending);
        if (status != Status.OK) {
            HandleTable.cancel(receiving, count);
            return status;
        }

        // --- Point of no return. ---

        long buffer = target.buffer;
        HandleTable.lock(receiving);
        for (int i = 0; i < count; i++) {
            long entry = ENTRIES[i];
            KernelObject object = HandleTable.objectOf(entry);
            int rights = HandleTable.rightsOf(entry) & (int) (WANTED[i] >>> 32);
            int handle = HandleTable.insertLocked(receiving, object, rights);
            Memory.storeLong(buffer + IpcBuffer.handle(i), (long) object.type << 32 | handle);
        }
        HandleTable.unlock(receiving);
        return Status.OK;
    }

    private static int check(ProcessObject sending, long buffer, int count) {
        for (int i = 0; i < count; i++) {
            // Once: other threads of the sender can write to its buffer meanwhile.
            long wanted = Memory.loadLong(buffer + IpcBuffer.handle(i));
            long entry = HandleTable.look(sending, (int) wanted);
            if (entry == 0) {
                return Status.BAD_HANDLE;
            }
            if ((HandleTable.rightsOf(entry) & Rights.TRANSFER) == 0) {
                return Status.ACCESS_DENIED;
            }
            for (int before = 0; before < i; before++) {
                // A handle that moved before is none any more.
                if ((int) WANTED[before] == (int) wanted && WANTED[before] < 0) {
                    return Status.BAD_HANDLE;
                }
            }
            if (wanted >= 0 && HandleTable.objectOf(entry).isCrowded(IpcBuffer.MAXIMUM_HANDLES)) {
                return Status.OUT_OF_QUOTA;
            }
            WANTED[i] = wanted;
            ENTRIES[i] = entry;
        }
        return Status.OK;
    }

    private static void take(ProcessObject sending, int count) {
        for (int i = 0; i < count; i++) {
            long entry = ENTRIES[i];
            if (WANTED[i] < 0) {
                HandleTable.removeLocked(sending, (int) WANTED[i], entry);
            } else {
                KernelObject object = HandleTable.objectOf(entry);
                // The table's lock keeps the handle, and that the object.
                object.retain();
                object.becomeHandle();
            }
        }
    }
}
