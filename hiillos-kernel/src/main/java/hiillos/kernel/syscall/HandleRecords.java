package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectInformation;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * Fills records of {@link ObjectInformation#HANDLES} in the processor's scratch pages. Without a lock: what is opened or closed
 * meanwhile may be there or not, what stays open is there once.
 */
@RawMemory(reason = "writes records")
final class HandleRecords {
    /** Slots looked at in one stay: interrupts are off. */
    private static final int MOST_SLOTS = 512;

    private HandleRecords() {}

    /** Lists handles from a slot on. Returns the record's length. */
    static int fill(ProcessObject process, int from) {
        long record = Processor.current().scratch;
        Memory.fill(record, (byte) 0, ObjectInformation.HEADER_BYTES);
        int count = 0;
        int index = Math.max(from, 1);
        // The slots of a process that ends now stay until this processor has left the kernel; those of one that has ended may be gone.
        int end = process.isEnded() ? 0 : HandleTable.end(process);
        int stop = Math.min(end, index + MOST_SLOTS);
        while (index < stop && count < ObjectInformation.MOST_HANDLES) {
            long entry = HandleTable.entryAt(process, index);
            if (entry != 0) {
                KernelObject object = HandleTable.objectOf(entry);
                long to = record + ObjectInformation.HEADER_BYTES + (long) count * ObjectInformation.HANDLE_BYTES;
                Memory.storeInt(to + ObjectInformation.HANDLE, HandleTable.handleOf(entry, index));
                Memory.storeShort(to + ObjectInformation.HANDLE_TYPE, (short) object.type);
                Memory.storeShort(to + ObjectInformation.HANDLE_RIGHTS, (short) HandleTable.rightsOf(entry));
                Memory.storeLong(to + ObjectInformation.HANDLE_IDENTITY, object.identity());
                count++;
            }
            index++;
        }
        int bytes = ObjectInformation.HEADER_BYTES + count * ObjectInformation.HANDLE_BYTES;
        ObjectRecords.header(record, process, bytes);
        Memory.storeLong(record + ObjectInformation.NEXT, index < end ? index : 0);
        return bytes;
    }
}
