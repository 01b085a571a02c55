package hiillos.conformance.litmus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs each shape so many times ({@code HIILLOS_LITMUS} in the environment, else {@value #DEFAULT_RUNS}), reports what came out, and
 * ends with 1 when something did that the memory model forbids, or when no relaxed outcome was ever seen although there are several
 * processors: a harness whose threads do not overlap finds nothing.
 */
public final class Litmus {
    private static final int DEFAULT_RUNS = 20_000;
    private static final int STATES = 10_000;
    /** After so many states the threads wait for each other. */
    private static final int TOGETHER = 16;
    private static final int SPINS = 200;
    /** So many times more are runs repeated until the relaxed outcome has come out. */
    private static final int PATIENCE = 100;

    private Litmus() {}

    public static void main(String[] arguments) throws InterruptedException {
        String wanted = System.getenv("HIILLOS_LITMUS");
        long runs = wanted == null ? DEFAULT_RUNS : Long.parseLong(wanted);
        boolean overlaps = Runtime.getRuntime().availableProcessors() == 1;
        int bad = 0;
        List<Shape> shapes = Shapes.all();
        for (Shape shape : shapes) {
            Map<String, Long> outcomes = new TreeMap<>();
            for (long done = 0; done < runs || !overlaps && shape.relaxed() != null && !outcomes.containsKey(shape.relaxed())
                    && done < runs * PATIENCE; done += STATES) {
                round(shape, outcomes);
            }
            boolean forbidden = outcomes.keySet().stream().anyMatch(shape.forbidden()::test);
            overlaps |= shape.relaxed() != null && outcomes.containsKey(shape.relaxed());
            bad += forbidden ? 1 : 0;
            System.out.println((forbidden ? "FORBIDDEN " : "ok ") + shape.name() + " " + outcomes);
        }
        System.out.println(shapes.size() + " shapes, " + bad + " with forbidden outcomes, relaxed outcomes " + (overlaps ? "seen" : "NOT seen"));
        System.exit(bad == 0 && overlaps ? 0 : 1);
    }

    /** Waits until so many have come in all: threads that run at the same time then go on within nanoseconds. */
    private static void meet(AtomicInteger arrived, int all) {
        arrived.incrementAndGet();
        for (int spins = 1; arrived.get() < all; spins++) {
            if (spins % SPINS == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Lets the threads go through the same states at the same time. */
    private static void round(Shape shape, Map<String, Long> outcomes) throws InterruptedException {
        State[] states = new State[STATES];
        for (int i = 0; i < states.length; i++) {
            states[i] = new State();
        }
        AtomicInteger arrived = new AtomicInteger();
        Thread[] threads = new Thread[shape.threads()];
        for (int t = 0; t < threads.length; t++) {
            int mine = t;
            threads[t] = new Thread(() -> {
                for (int i = 0; i < states.length; i++) {
                    if (i % TOGETHER == 0) {
                        meet(arrived, (i / TOGETHER + 1) * shape.threads());
                    }
                    shape.actor().run(mine, states[i]);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (State state : states) {
            outcomes.merge(shape.outcome().of(state), 1L, Long::sum);
        }
    }
}
