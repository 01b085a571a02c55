package hiillos.conformance.programs.handles;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** Updaters of volatile fields, alone and under contention, and what they refuse. */
public final class FieldUpdaters {
    static class Counter {
        volatile int hits;
        private volatile long total;
        volatile String last = "none";
        int plain;
    }

    private static final AtomicIntegerFieldUpdater<Counter> HITS = AtomicIntegerFieldUpdater.newUpdater(Counter.class, "hits");
    private static final AtomicLongFieldUpdater<Counter> TOTAL = AtomicLongFieldUpdater.newUpdater(Counter.class, "total");
    private static final AtomicReferenceFieldUpdater<Counter, String> LAST =
            AtomicReferenceFieldUpdater.newUpdater(Counter.class, String.class, "last");

    public static void main(String[] arguments) throws InterruptedException {
        Counter counter = new Counter();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 1000; n++) {
                    HITS.incrementAndGet(counter);
                    TOTAL.accumulateAndGet(counter, n, Long::sum);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(counter.hits + " " + TOTAL.get(counter) + " " + HITS.getAndSet(counter, 5) + HITS.get(counter));
        System.out.println(LAST.compareAndSet(counter, "none", "some") + LAST.get(counter) + LAST.getAndUpdate(counter, s -> s + "!") + counter.last);
        TOTAL.lazySet(counter, -1);
        System.out.println(TOTAL.getAndAdd(counter, 3) + " " + counter.total);
        attempt(() -> AtomicIntegerFieldUpdater.newUpdater(Counter.class, "plain"));
        attempt(() -> AtomicIntegerFieldUpdater.newUpdater(Counter.class, "total"));
        attempt(() -> AtomicLongFieldUpdater.newUpdater(Counter.class, "missing"));
        attempt(() -> LAST.get(null));
    }

    private static void attempt(Runnable attempt) {
        try {
            attempt.run();
            System.out.println("no error");
        } catch (ClassCastException e) {
            System.out.println("wrong object");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }
}
