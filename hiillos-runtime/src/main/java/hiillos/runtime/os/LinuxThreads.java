package hiillos.runtime.os;

import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;

/** {@link SystemThreads} by {@code clone}. */
@AssemblyFile("linux-threads.s")
final class LinuxThreads {
    private static final int SCHED_YIELD = 24;
    private static final int EXIT = 60;
    private static final int SCHED_GETAFFINITY = 204;
    private static final int MASK_BYTES = 128;
    /**
     * CLONE_VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS, PARENT_SETTID and CHILD_CLEARTID: the number is in the area before
     * the thread runs and is cleared when the thread's stack is no longer in use.
     */
    private static final long FLAGS = 0x3d_0f00;

    private LinuxThreads() {}

    /** System call clone; 0 is never seen here, as the new thread goes elsewhere. */
    @ExternalSymbol("hiillos_linux_clone")
    private static native long cloneThread(long flags, long stackTop, long numberAddress, long area);

    static boolean start(long area) {
        return cloneThread(FLAGS, Memory.loadLong(area + ThreadArea.STACK_TOP), area + ThreadArea.HANDLE, area) > 0;
    }

    static void prepare(long area) {
        LinuxPlatform.useFaultStack(area);
    }

    static void exit() {
        while (true) {
            LinuxPlatform.call(EXIT, 0, 0, 0);
        }
    }

    static boolean hasEnded(long area) {
        return Memory.loadIntVolatile(area + ThreadArea.HANDLE) == 0;
    }

    static void yield() {
        LinuxPlatform.call(SCHED_YIELD, 0, 0, 0);
    }

    static int countProcessors() {
        long mask = ThreadArea.scratch();
        long bytes = LinuxPlatform.call(SCHED_GETAFFINITY, 0, MASK_BYTES, mask);
        int count = 0;
        for (long i = 0; i < bytes; i += Long.BYTES) {
            count += Long.bitCount(Memory.loadLong(mask + i));
        }
        return Math.max(1, count);
    }

    /** As HotSpot has it; the system gives pages when they are touched. */
    static long defaultStackBytes() {
        return 1 << 20;
    }
}
