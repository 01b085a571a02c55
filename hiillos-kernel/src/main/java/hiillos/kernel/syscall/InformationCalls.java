package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemInformation;
import hiillos.kernel.Log;
import hiillos.kernel.LogRing;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.memory.UserRange;
import hiillos.kernel.processor.Processor;

/** What the kernel tells about itself. */
final class InformationCalls {
    /** Bytes of the log that one call copies: interrupts are off meanwhile. */
    private static final long LONGEST_READ = 16384;

    private InformationCalls() {}

    static long object(ThreadObject thread, int handle, long topic, long address, long countBytes) {
        long entry = HandleTable.look(thread.process, handle);
        if (entry == 0) {
            return -Status.BAD_HANDLE;
        }
        if ((HandleTable.rightsOf(entry) & (Rights.READ | Rights.MANAGE)) == 0) {
            return -Status.ACCESS_DENIED;
        }
        if (countBytes <= 0) {
            return -Status.BAD_ARGUMENT;
        }
        KernelObject object = HandleTable.objectOf(entry);
        if (topic == ObjectInformation.COUNTERS) {
            return copyOut(thread, address, countBytes, ObjectRecords.fill(object));
        }
        long from = topic >>> ObjectInformation.FROM_SHIFT;
        if ((topic & ObjectInformation.TOPIC_MASK) != ObjectInformation.HANDLES || from > HandleTable.INDEX_MASK
                || object.type != ObjectType.PROCESS) {
            return -Status.BAD_ARGUMENT;
        }
        return copyOut(thread, address, countBytes, HandleRecords.fill((ProcessObject) object, (int) from));
    }

    static long system(ThreadObject thread, int log, long topic, long address, long countBytes) {
        if (HandleTable.get(thread.process, log, ObjectType.LOG, Rights.READ) == null) {
            return -HandleTable.status(thread.process, log, ObjectType.LOG, Rights.READ);
        }
        if (topic < 0 || topic >= SystemInformation.TOPICS || countBytes <= 0) {
            return -Status.BAD_ARGUMENT;
        }
        return copyOut(thread, address, countBytes, SystemRecords.fill((int) topic));
    }

    /** Copies as much of the record in the processor's scratch pages as there is room for. */
    private static long copyOut(ThreadObject thread, long address, long countBytes, int recordBytes) {
        long bytes = Math.min(countBytes, recordBytes);
        int status = UserMemory.copyOut(thread.process.vmem(), new UserRange(address, bytes), Processor.current().scratch);
        return status != Status.OK ? -status : bytes;
    }

    /**
     * The log from a position on, or from the oldest byte that is there. The second result is the position behind what was
     * copied: it is larger than position plus bytes by what was overwritten.
     */
    static long readLog(ThreadObject thread, int log, long position, long address, long countBytes) {
        if (HandleTable.get(thread.process, log, ObjectType.LOG, Rights.READ) == null) {
            return -HandleTable.status(thread.process, log, ObjectType.LOG, Rights.READ);
        }
        if (position < 0 || position > LogRing.end() || countBytes <= 0) {
            return -Status.BAD_ARGUMENT;
        }
        long from;
        long bytes;
        do {
            from = Math.max(position, LogRing.oldest());
            bytes = Math.min(Math.min(countBytes, LONGEST_READ), LogRing.end() - from);
            int status = copyLog(thread, from, address, bytes);
            if (status != Status.OK) {
                return -status;
            }
            // Other processors write on: what they have overwritten meanwhile is copied again, from further on.
        } while (LogRing.oldest() > from);
        Log.noteRead(thread.process.identity(), from + bytes);
        RegisterFrame.setSecond(thread.frame, from + bytes);
        return bytes;
    }

    private static int copyLog(ThreadObject thread, long from, long address, long countBytes) {
        long done = 0;
        while (done < countBytes) {
            long together = LogRing.together(from + done, countBytes - done);
            int status = UserMemory.copyOut(thread.process.vmem(), new UserRange(address + done, together),
                    LogRing.address(from + done));
            if (status != Status.OK) {
                return status;
            }
            done += together;
        }
        return Status.OK;
    }
}
