package hiillos.runtime.os;

import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.kernel.SystemInformation;
import hiillos.word.Memory;

/** {@link SystemThreads} over the kernel's. */
final class UserThreads {
    /** If the kernel does not tell the first thread's. */
    private static final int PRIORITY = 16;

    private static int priority = -1;

    private UserThreads() {}

    static boolean start(long area) {
        long handle = SystemCalls.threadCreate(UserPlatform.process(), UserThreadEntry.entry(), Memory.loadLong(area + ThreadArea.STACK_TOP), area,
                priority());
        if (handle < 0) {
            return false;
        }
        Memory.storeInt(area + ThreadArea.HANDLE, (int) handle);
        SystemCalls.threadStart((int) handle);
        return true;
    }

    /** The first thread's: with less, a thread that yields to it for something would never let it run. */
    private static int priority() {
        if (priority < 0) {
            long record = ThreadArea.scratch();
            long bytes = SystemCalls.objectInformation(UserPlatform.firstThread(), ObjectInformation.COUNTERS, record,
                    ObjectInformation.THREAD_BYTES);
            priority = bytes < ObjectInformation.THREAD_PRIORITY + 8 ? PRIORITY
                    : (int) Memory.loadLong(record + ObjectInformation.THREAD_PRIORITY);
        }
        return priority;
    }

    static void prepare(long area) {
        UserPlatform.useFaultStack(area);
    }

    static void exit() {
        while (true) {
            SystemCalls.threadExit();
        }
    }

    static boolean hasEnded(long area) {
        int handle = Memory.loadInt(area + ThreadArea.HANDLE);
        if (handle != 0) {
            if (SystemCalls.threadWait(handle, 0) != 0) {
                return false;
            }
            SystemCalls.handleClose(handle);
            Memory.storeInt(area + ThreadArea.HANDLE, 0);
        }
        return true;
    }

    static void yield() {
        SystemCalls.threadYield();
    }

    /** Those that run, if the kernel's log, through which it tells, was given. */
    static int countProcessors() {
        long record = ThreadArea.scratch();
        long bytes = UserPlatform.log() == 0 ? 0 : SystemCalls.systemInformation(UserPlatform.log(), SystemInformation.GENERAL, record,
                SystemInformation.PROCESSOR_COUNT + 8);
        return bytes < SystemInformation.PROCESSOR_COUNT + 8 ? 1
                : (int) Math.max(1, Memory.loadLong(record + SystemInformation.PROCESSOR_COUNT));
    }

    /** Pages are taken when they are touched. */
    static long defaultStackBytes() {
        return 512 << 10;
    }
}
