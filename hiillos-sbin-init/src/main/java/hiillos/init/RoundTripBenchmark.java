package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.Connection;
import hiillos.abi.StatusException;
import java.util.function.Consumer;

/**
 * How long a call of another process takes, there and back, by the time-stamp counter: guest instructions under QEMU's
 * {@code -icount shift=0}. The best of several rounds, so that a timer tick does not count.
 */
final class RoundTripBenchmark {
    private static final int ROUNDS = 10;
    private static final int ITERATIONS = 1000;

    private final Connection server;
    private final Consumer<String> console;

    RoundTripBenchmark(Connection server, Consumer<String> console) {
        this.server = server;
        this.console = console;
    }

    void run() throws StatusException {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = Clock.timeStamp();
            for (int i = 0; i < ITERATIONS; i++) {
                server.ping();
            }
            best = Math.min(best, Clock.timeStamp() - start);
        }
        console.accept("{\"name\":\"server.ping\",\"unit\":\"instructions\",\"value\":" + best / ITERATIONS
                + ",\"iterations\":" + ROUNDS * ITERATIONS + "}");
    }
}
