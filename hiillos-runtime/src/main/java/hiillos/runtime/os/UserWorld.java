package hiillos.runtime.os;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.kernel.ThreadRegisters;
import hiillos.runtime.unwind.FatalError;
import hiillos.word.Memory;

/** {@link World} by the kernel, which stops all threads in one call and copies their registers out. */
final class UserWorld {
    /** More than any processor's vector state. */
    private static final long BUFFER_BYTES = 16 << 10;
    private static final int ABORTED = 134;
    private static final byte[] NOT_STOPPED = FatalError.bytes("hiillos: the other threads cannot be stopped: error ");
    private static final byte[] NOT_READ = FatalError.bytes("hiillos: a stopped thread's registers cannot be read: error ");
    private static final byte[] NO_MEMORY = FatalError.bytes("hiillos: no memory for registers of threads, bytes: ");

    private static long buffer;
    private static long bytes;
    private static long faultStackTop;

    private UserWorld() {}

    static void stop() {
        if (!RuntimeLock.isThreaded()) {
            return;
        }
        if (buffer == 0) {
            buffer = UserPlatform.mapMemory(BUFFER_BYTES);
            if (buffer == 0) {
                FatalError.die(NO_MEMORY, BUFFER_BYTES, ABORTED);
            }
        }
        long status = SystemCalls.processSuspend(UserPlatform.process());
        if (status < 0) {
            FatalError.die(NOT_STOPPED, -status, ABORTED);
        }
    }

    static void resume() {
        if (RuntimeLock.isThreaded()) {
            SystemCalls.processResume(UserPlatform.process());
        }
    }

    static boolean capture(long area) {
        int handle = area == ThreadArea.first() ? UserPlatform.firstThread() : Memory.loadInt(area + ThreadArea.HANDLE);
        if (handle == 0) {
            return false;
        }
        bytes = SystemCalls.threadReadRegisters(handle, buffer, BUFFER_BYTES);
        if (bytes == -Status.BAD_STATE) {
            return false;
        }
        if (bytes < ThreadRegisters.GENERAL_BYTES) {
            FatalError.die(NOT_READ, -bytes, ABORTED);
        }
        faultStackTop = Memory.loadLong(area + ThreadArea.FAULT_STACK_TOP);
        return true;
    }

    static long registers() {
        return buffer;
    }

    static long registersEnd() {
        return buffer + bytes;
    }

    static long stackPointer() {
        return Memory.loadLong(buffer + FaultRecord.RSP);
    }

    static long framePointer() {
        return Memory.loadLong(buffer + FaultRecord.RBP);
    }

    static long programCounter() {
        return Memory.loadLong(buffer + FaultRecord.RIP);
    }

    /** The kernel puts the record of the fault at the upper end of the stack. */
    static long interruptedStackPointer() {
        long stackPointer = stackPointer();
        return stackPointer <= faultStackTop && stackPointer >= faultStackTop - Platform.FAULT_STACK_BYTES
                ? Memory.loadLong((faultStackTop - FaultRecord.BYTES & -16) + FaultRecord.RSP) : 0;
    }
}
