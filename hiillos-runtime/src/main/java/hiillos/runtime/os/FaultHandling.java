package hiillos.runtime.os;

import hiillos.runtime.unwind.FatalError;
import hiillos.runtime.unwind.FaultMaps;
import hiillos.word.Memory;
import hiillos.word.NoAllocation;
import hiillos.word.SymbolAddress;

/**
 * What happens when an instruction faults. An access near address 0 that compiled code expected goes on where the code throws
 * {@link NullPointerException}, one to memory of others goes on behind the copy; anything else ends the program with a trace.
 */
public final class FaultHandling {
    private static final long NULL_AREA_BYTES = 64 << 10;
    /** What a shell shows for a program that was aborted: 128 + SIGABRT. */
    private static final int ABORTED = 134;

    private static final byte[] BAD_ACCESS = FatalError.bytes("hiillos: bad access to address ");
    private static final byte[] OTHER_FAULT = FatalError.bytes("hiillos: fatal exception number ");
    private static final byte[] AT = FatalError.bytes(" by the instruction at ");
    private static final byte[] NEW_LINE = FatalError.bytes("\n");

    private FaultHandling() {}

    @SymbolAddress("__hiillos_faultmaps_start")
    private static native long faultMapsStart();

    @SymbolAddress("__hiillos_faultmaps_end")
    private static native long faultMapsEnd();

    /**
     * Changes where the program goes on, or ends it.
     *
     * @param isAccess whether memory was accessed that is not there
     * @param detail the address that was accessed, else the number of the exception
     * @param pcPlace where the saved program counter is
     * @param framePointerPlace where the saved {@code rbp} is
     */
    @NoAllocation(reason = "the heap may be what is broken")
    static void handle(boolean isAccess, long detail, long pcPlace, long framePointerPlace) {
        long pc = Memory.loadLong(pcPlace);
        if (isAccess && Long.compareUnsigned(detail, NULL_AREA_BYTES) < 0) {
            long next = FaultMaps.handler(faultMapsStart(), faultMapsEnd(), pc);
            if (next != 0) {
                Memory.storeLong(pcPlace, next);
                return;
            }
        }
        if (isAccess && ForeignCopy.afterFault() != 0) {
            Memory.storeLong(pcPlace, ForeignCopy.afterFault());
            return;
        }
        FatalError.write(isAccess ? BAD_ACCESS : OTHER_FAULT);
        FatalError.writeHexadecimal(detail);
        FatalError.write(AT);
        FatalError.writeHexadecimal(pc);
        FatalError.write(NEW_LINE);
        FatalError.writeTrace(pc, Memory.loadLong(framePointerPlace));
        Platform.exit(ABORTED);
    }
}
