package hiillos.kernel.arch.amd64;

import hiillos.abi.kernel.FaultRecord;
import hiillos.word.Memory;

/** A thread's saved registers in raw memory; offsets as in {@link FaultRecord}. */
public final class RegisterFrame {
    /** Bytes that entry code saves. */
    public static final int HARDWARE_END = 176;
    /** What {@link FaultRecord#VECTOR} holds when the thread came in by {@code syscall}. */
    public static final int SYSTEM_CALL = 256;
    /** Reserved bit 1 and IF. */
    private static final long FLAGS_START = 0x202;
    /** What user code may set: CF PF AF ZF SF TF DF OF AC ID. */
    private static final long FLAGS_FREE = 0x24_0dd5;
    /** First address that is no user address; the last page below the hole is left out, so SYSRET never faults. */
    public static final long USER_END = 0x0000_7fff_ffff_f000L;

    private RegisterFrame() {}

    /** Fills a zeroed frame for a thread's first instruction. */
    public static void start(long frame, long entry, long stackPointer, long argument) {
        Memory.storeLong(frame + FaultRecord.RIP, entry);
        Memory.storeLong(frame + FaultRecord.CS, DescriptorTables.USER_CODE);
        Memory.storeLong(frame + FaultRecord.RFLAGS, FLAGS_START);
        Memory.storeLong(frame + FaultRecord.RSP, stackPointer);
        Memory.storeLong(frame + FaultRecord.SS, DescriptorTables.USER_DATA);
        Memory.storeLong(frame + FaultRecord.RDI, argument);
    }

    /** Makes a frame that user code wrote harmless: fixed segments, free flags only, canonical rip. */
    public static boolean sanitize(long frame) {
        Memory.storeLong(frame + FaultRecord.VECTOR, 0);
        Memory.storeLong(frame + FaultRecord.CS, DescriptorTables.USER_CODE);
        Memory.storeLong(frame + FaultRecord.SS, DescriptorTables.USER_DATA);
        Memory.storeLong(frame + FaultRecord.RFLAGS,
                Memory.loadLong(frame + FaultRecord.RFLAGS) & FLAGS_FREE | FLAGS_START);
        return Long.compareUnsigned(Memory.loadLong(frame + FaultRecord.RIP), USER_END) < 0;
    }

    /** A register by its offset in {@link FaultRecord}. */
    public static long get(long frame, int register) {
        return Memory.loadLong(frame + register);
    }

    public static void set(long frame, int register, long value) {
        Memory.storeLong(frame + register, value);
    }

    /** The result of the system call that the thread waits in. */
    public static void setResult(long frame, long value) {
        Memory.storeLong(frame + FaultRecord.RAX, value);
    }

    /** Makes the thread enter the same system call again: its registers are as they were. */
    public static void repeatCall(long frame) {
        // The instruction syscall has two bytes.
        Memory.storeLong(frame + FaultRecord.RIP, Memory.loadLong(frame + FaultRecord.RIP) - 2);
    }

    /** The second result of the system call that the thread waits in. */
    public static void setSecond(long frame, long value) {
        Memory.storeLong(frame + FaultRecord.RDX, value);
    }
}
