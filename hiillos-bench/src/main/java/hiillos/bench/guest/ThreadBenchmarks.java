package hiillos.bench.guest;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Child;
import hiillos.testprogram.guest.Given;

/** Threads: their lives, and going back and forth between two processes. */
final class ThreadBenchmarks {
    private static final int LIVES = 300;
    private static final int YIELDS = 1000;
    private static final int PRIORITY = 20;
    private static final long STACK_BYTES = 4096;

    private ThreadBenchmarks() {}

    static void run() {
        int frame = (int) Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), STACK_BYTES, 0);
        long stack = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, STACK_BYTES,
                MapFlags.READ | MapFlags.WRITE);
        Result.report("thread.lifecycle", LIVES, times -> lives(stack + STACK_BYTES, times));
        try (Child other = Child.of(BenchRole.YIELD, Given.job(), PRIORITY).start()) {
            SystemCalls.threadYield();
            Result.report("yield.pair", YIELDS, ThreadBenchmarks::yields);
        }
    }

    /** Create, start, run to the end, wait, close. */
    private static long lives(long stackTop, int times) {
        int process = Given.process();
        for (int i = 0; i < times; i++) {
            int thread = (int) SystemCalls.threadCreate(process, BenchCode.threadExit(), stackTop, 0, PRIORITY);
            if (thread < 0) {
                return thread;
            }
            SystemCalls.threadStart(thread);
            long status = SystemCalls.threadWait(thread, Long.MAX_VALUE);
            SystemCalls.handleClose(thread);
            if (status < 0) {
                return status;
            }
        }
        return 0;
    }

    private static long yields(int times) {
        for (int i = 0; i < times; i++) {
            SystemCalls.threadYield();
        }
        return 0;
    }

    /** Role: gives the processor back for ever. */
    static int yieldForEver() {
        while (SystemCalls.threadYield() == 0) {
            // Nothing else to do.
        }
        return 1;
    }
}
