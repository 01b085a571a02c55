package hiillos.kernel.schedule;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.ThreadRegisters;
import hiillos.kernel.arch.amd64.CpuFeatures;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.ThreadObject;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * Reading and writing the registers of stopped threads, laid out as {@link ThreadRegisters} in a buffer of the kernel's.
 * What is written is checked so that no value can make an instruction of the kernel's fault. Needs {@link Dispatch#LOCK}.
 */
@RawMemory(reason = "reads and writes saved registers")
public final class Registers {
    private Registers() {}

    /** Bytes of the whole record on this processor. */
    public static int totalBytes() {
        return ThreadRegisters.VECTOR_STATE + CpuFeatures.vectorStateBytes();
    }

    /** Whether no processor uses the thread's registers, and none will before it is resumed. */
    private static boolean isStill(ThreadObject thread) {
        return thread.state == ThreadObject.NEW
                || thread.suspendCount != 0 && thread.state != ThreadObject.RUNNING && thread.state != ThreadObject.ENDED;
    }

    /** Stores a thread's registers: {@link #totalBytes}. Returns OK or BAD_STATE. */
    public static int read(ThreadObject thread, long buffer) {
        if (!isStill(thread)) {
            return Status.BAD_STATE;
        }
        Memory.copy(buffer, thread.frame, RegisterFrame.HARDWARE_END);
        Memory.storeLong(buffer + ThreadRegisters.FS_BASE, thread.threadPointer);
        Memory.storeLong(buffer + ThreadRegisters.FS_BASE + 8, 0);
        VectorState.export(buffer + ThreadRegisters.VECTOR_STATE, thread.vectorArea(),
                (thread.attention & ThreadObject.VECTORS_SAVED) != 0, (thread.attention & ThreadObject.CONTROLS_SAVED) != 0);
        return Status.OK;
    }

    /**
     * Loads a thread's registers from a buffer, which it may change. A thread that waits in a call must be cancelled
     * first; one that waits for its supervisor's answer to a fault goes on with them.
     *
     * @return OK; BAD_STATE when it is not suspended, or waits; BAD_ARGUMENT when a value cannot be had
     */
    public static int write(ThreadObject thread, long buffer, boolean hasVectorState) {
        boolean settled = thread.state == ThreadObject.STOPPED || thread.state == ThreadObject.NEW || thread.faulted;
        if (!settled || !isStill(thread)) {
            return Status.BAD_STATE;
        }
        long pointer = Memory.loadLong(buffer + ThreadRegisters.FS_BASE);
        boolean good = RegisterFrame.sanitize(buffer)
                && Long.compareUnsigned(Memory.loadLong(buffer + FaultRecord.RSP), RegisterFrame.USER_END) <= 0
                && Long.compareUnsigned(pointer, RegisterFrame.USER_END) < 0
                && (!hasVectorState || VectorState.isValid(buffer + ThreadRegisters.VECTOR_STATE));
        if (!good) {
            return Status.BAD_ARGUMENT;
        }

        // --- Point of no return. ---

        Memory.copy(thread.frame, buffer, RegisterFrame.HARDWARE_END);
        thread.threadPointer = pointer;
        // The call that was to go on is another one now, or none.
        thread.setProgress(0);
        if (hasVectorState) {
            Memory.copy(thread.vectorArea(), buffer + ThreadRegisters.VECTOR_STATE, CpuFeatures.vectorStateBytes());
            thread.attention = thread.attention & ~ThreadObject.CONTROLS_SAVED | ThreadObject.VECTORS_SAVED;
        }
        return Status.OK;
    }
}
