package hiillos.runtime.os;

import hiillos.word.Memory;

/** {@link SystemThreads} by {@code clone}. */
final class LinuxThreads {
    private static final int SCHED_YIELD = 24;
    private static final int EXIT = 60;
    private static final int SCHED_GETAFFINITY = 204;
    private static final int MASK_BYTES = 128;

    private LinuxThreads() {}

    static boolean start(long area) {
        return LinuxThreadEntry.start(area);
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
