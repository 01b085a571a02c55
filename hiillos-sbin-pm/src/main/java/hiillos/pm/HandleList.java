package hiillos.pm;

import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.CapabilityInformation;
import hiillos.abi.protocol.CapabilityPage;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** The kernel's list of a process's handles, with the names that pm gave them. */
@RawMemory(reason = "the kernel fills a record in an array")
final class HandleList {
    /** As many as an answer has room for at once. */
    private static final int MOST = 24;
    private static final int BYTES = ObjectInformation.HEADER_BYTES + MOST * ObjectInformation.HANDLE_BYTES;
    private static final int ELEMENTS = 16;
    private static final int INDEX_MASK = (1 << 18) - 1;

    private HandleList() {}

    /** Handles in slots from one on. */
    static CapabilityPage of(ProcessEntry process, int from) throws StatusException {
        if (from < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        byte[] record = new byte[BYTES];
        long address = Memory.addressOf(record) + ELEMENTS;
        long copied = StatusException.check(SystemCalls.objectInformation(process.control.number(),
                (long) from << ObjectInformation.FROM_SHIFT | ObjectInformation.HANDLES, address, BYTES));
        int listed = (Memory.loadInt(address + ObjectInformation.RECORD_BYTES) - ObjectInformation.HEADER_BYTES)
                / ObjectInformation.HANDLE_BYTES;
        int count = ((int) copied - ObjectInformation.HEADER_BYTES) / ObjectInformation.HANDLE_BYTES;
        CapabilityInformation[] entries = new CapabilityInformation[count];
        int last = 0;
        for (int i = 0; i < count; i++) {
            long at = address + ObjectInformation.HEADER_BYTES + (long) i * ObjectInformation.HANDLE_BYTES;
            last = Memory.loadInt(at + ObjectInformation.HANDLE);
            entries[i] = new CapabilityInformation(last, Memory.loadShort(at + ObjectInformation.HANDLE_TYPE),
                    Memory.loadShort(at + ObjectInformation.HANDLE_RIGHTS),
                    Memory.loadLong(at + ObjectInformation.HANDLE_IDENTITY),
                    process.names == null ? "" : process.names.of(last));
        }
        // What the answer has no room for is asked for again.
        int next = count < listed ? (last & INDEX_MASK) + 1 : (int) Memory.loadLong(address + ObjectInformation.NEXT);
        return new CapabilityPage(entries, next);
    }
}
