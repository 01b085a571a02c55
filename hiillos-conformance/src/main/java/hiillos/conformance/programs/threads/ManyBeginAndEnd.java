package hiillos.conformance.programs.threads;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Hundreds of threads begin and end on several processors at once, with stacks that are used again and stacks that are not, while
 * others collect, look at their states and traces, interrupt and wake them. Not one may be refused, lost or left without its memory.
 */
public final class ManyBeginAndEnd {
    private static final int STARTERS = 8;
    private static final int ROUNDS = 24;
    private static final int DEPTH = 40;
    private static final int ODD_STACK_BYTES = 96 << 10;

    private static final Object MONITOR = new Object();
    private static final AtomicInteger ENDED = new AtomicInteger();
    private static int entered;
    private static volatile Thread latest;
    private static volatile boolean done;

    private ManyBeginAndEnd() {}

    public static void main(String[] arguments) throws Exception {
        Thread watcher = new Thread(ManyBeginAndEnd::watch, "watcher");
        watcher.setDaemon(true);
        watcher.start();
        List<Starter> starters = new ArrayList<>();
        for (int i = 0; i < STARTERS; i++) {
            starters.add(new Starter(i));
        }
        starters.forEach(Thread::start);
        long sum = 0;
        for (Starter each : starters) {
            each.join();
            if (each.failure != null) {
                System.out.println("starter " + each.number + ": " + each.failure);
            }
            sum += each.sum;
        }
        done = true;
        LockSupport.unpark(watcher);
        watcher.join();
        System.out.println(ENDED.get() + " threads have ended, " + entered + " entries, sum " + sum);
        System.out.println("cleaners among the program's own threads: " + countCleaners());
    }

    private static int countCleaners() {
        Thread[] living = new Thread[100];
        int count = 0;
        for (int i = Thread.enumerate(living) - 1; i >= 0; i--) {
            count += living[i].getName().startsWith("Cleaner-") ? 1 : 0;
        }
        return count;
    }

    /** Looks at whatever thread was started last; it may not run yet, or no more. */
    private static void watch() {
        long seen = 0;
        while (!done) {
            Thread thread = latest;
            if (thread != null) {
                seen += thread.getState().ordinal() + thread.getStackTrace().length;
                LockSupport.unpark(thread);
                thread.interrupt();
            }
            LockSupport.parkNanos(2_000_000);
        }
        if (seen < 0) {
            throw new AssertionError();
        }
    }

    private static int recurse(int depth, int[] values) {
        int[] copy = values.clone();
        copy[depth % copy.length]++;
        return depth == 0 ? copy.length : copy[depth % copy.length] - values[depth % copy.length] + recurse(depth - 1, copy);
    }

    private static final class Starter extends Thread {
        final int number;
        long sum;
        Throwable failure;

        Starter(int number) {
            this.number = number;
        }

        @Override
        public void run() {
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    pair(round);
                    if (round % 8 == number) {
                        System.gc();
                    }
                }
                pool();
                cleaner();
            } catch (Throwable thrown) {
                failure = thrown;
            }
        }

        /** One thread with a stack of the usual size, one whose stack nobody else will want. */
        private void pair(int round) throws InterruptedException {
            int[] results = new int[2];
            Thread usual = new Thread(() -> work(results, 0));
            Thread odd = new Thread(null, () -> work(results, 1), "odd", ODD_STACK_BYTES + (round * STARTERS + number) * 4096L);
            usual.start();
            odd.start();
            latest = round % 2 == 0 ? usual : odd;
            usual.join();
            odd.join();
            sum += results[0] + results[1];
        }

        private void work(int[] results, int index) {
            int result = recurse(DEPTH, new int[8]);
            synchronized (MONITOR) {
                entered++;
            }
            results[index] = result;
            ENDED.incrementAndGet();
        }

        private void pool() throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(3);
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                results.add(pool.submit(() -> recurse(DEPTH, new int[8])));
            }
            for (Future<Integer> each : results) {
                sum += each.get();
            }
            pool.shutdown();
            if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the pool does not end");
            }
        }

        private void cleaner() {
            Cleaner cleaner = Cleaner.create();
            int[] cleaned = new int[1];
            for (int i = 0; i < 10; i++) {
                cleaner.register(new Object(), () -> {
                    synchronized (MONITOR) {
                        cleaned[0]++;
                    }
                }).clean();
            }
            sum += cleaned[0];
        }
    }
}
