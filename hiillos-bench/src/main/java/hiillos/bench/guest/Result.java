package hiillos.bench.guest;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.testprogram.guest.Console;

/**
 * Measuring: the best of several rounds by the time-stamp counter, so that a timer's interrupt does not count. Under
 * {@code -icount shift=0} the counter counts the guest's instructions.
 */
final class Result {
    private static final int ROUNDS = 5;

    private static long part;

    private Result() {}

    /** Said inside a loop: only this much of its time counts. */
    static void only(long cost) {
        part = cost;
    }

    /** Does something a number of times. */
    interface Loop {
        /** Does it; returns a negative status when the kernel refuses. */
        long run(int times);
    }

    /** Measures a loop and reports what one time costs; a loop that fails is reported as a comment. */
    static void report(String name, int iterations, Loop loop) {
        long value = measure(name, iterations, loop);
        if (value >= 0) {
            Console.line("{\"name\":\"" + name + "\",\"unit\":\"instructions\",\"value\":" + value + ",\"iterations\":"
                    + (long) ROUNDS * iterations + "}");
        }
    }

    private static long measure(String name, int iterations, Loop loop) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            part = 0;
            long start = SystemCalls.timeStamp();
            long status = loop.run(iterations);
            long cost = SystemCalls.timeStamp() - start;
            if (status < 0) {
                Console.line("# " + name + ": " + Status.name(status));
                return -1;
            }
            best = Math.min(best, part == 0 ? cost : part);
        }
        return best / iterations;
    }
}
