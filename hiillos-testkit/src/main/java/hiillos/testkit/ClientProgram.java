package hiillos.testkit;

import hiillos.abi.Clock;
import hiillos.abi.Environment;

/** The program {@code client} of an {@link InProcessSystem}: a process for the test's threads. */
public final class ClientProgram {
    private ClientProgram() {}

    /** Waits for ever; others join. */
    public static void main(String[] arguments) {
        InProcessSystem.running().clientRuns(Environment.current());
        while (true) {
            Clock.sleepUntil(Long.MAX_VALUE);
        }
    }
}
