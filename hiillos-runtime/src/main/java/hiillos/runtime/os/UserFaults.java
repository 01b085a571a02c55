package hiillos.runtime.os;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/** The fault entry of profile {@code user}. */
@AssemblyFile("user-faults.s")
final class UserFaults {
    private static final int PAGE_FAULT_VECTOR = 14;

    private UserFaults() {}

    /** Address of the code that the kernel enters. */
    @SymbolAddress("hiillos_fault_entry")
    static native long entry();

    /** @param record address of the {@link FaultRecord} */
    @EntryPoint("hiillos_user_fault")
    static void handle(long record) {
        boolean isAccess = Memory.loadLong(record + FaultRecord.VECTOR) == PAGE_FAULT_VECTOR;
        long detail = Memory.loadLong(record + (isAccess ? FaultRecord.ADDRESS : FaultRecord.VECTOR));
        FaultHandling.handle(isAccess, detail, record + FaultRecord.RIP, record + FaultRecord.RBP);
        SystemCalls.faultResume(record);
    }
}
