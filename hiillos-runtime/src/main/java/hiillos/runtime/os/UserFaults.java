package hiillos.runtime.os;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.SystemCalls;
import hiillos.runtime.unwind.StackOverflow;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/** The fault entry of profile {@code user}. */
@AssemblyFile("user-faults.s")
final class UserFaults {
    private static final int PAGE_FAULT_VECTOR = 14;

    /** Where the record has each register, by DWARF number; 16 is the program counter. */
    private static final int[] OFFSETS = {FaultRecord.RAX, FaultRecord.RDX, FaultRecord.RCX, FaultRecord.RBX, FaultRecord.RSI,
        FaultRecord.RDI, FaultRecord.RBP, FaultRecord.RSP, FaultRecord.R8, FaultRecord.R9, FaultRecord.R10, FaultRecord.R11,
        FaultRecord.R12, FaultRecord.R13, FaultRecord.R14, FaultRecord.R15, FaultRecord.RIP};

    private UserFaults() {}

    /** Address of the code that the kernel enters. */
    @SymbolAddress("hiillos_fault_entry")
    static native long entry();

    /** @param record address of the {@link FaultRecord} */
    @EntryPoint("hiillos_user_fault")
    static void handle(long record) {
        boolean isAccess = Memory.loadLong(record + FaultRecord.VECTOR) == PAGE_FAULT_VECTOR;
        long detail = Memory.loadLong(record + (isAccess ? FaultRecord.ADDRESS : FaultRecord.VECTOR));
        if (isAccess && StackOverflow.isOne(detail, Memory.loadLong(record + FaultRecord.RSP))) {
            for (int i = 0; i < OFFSETS.length; i++) {
                StackOverflow.set(i, Memory.loadLong(record + OFFSETS[i]));
            }
            StackOverflow.begin();
            StackOverflow.raise();
            for (int i = 0; i < OFFSETS.length; i++) {
                Memory.storeLong(record + OFFSETS[i], StackOverflow.get(i));
            }
            StackOverflow.end();
        } else {
            FaultHandling.handle(isAccess, detail, record + FaultRecord.RIP, record + FaultRecord.RBP);
        }
        SystemCalls.faultResume(record);
    }
}
