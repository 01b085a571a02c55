package hiillos.conformance.programs.threads;

import java.util.concurrent.atomic.AtomicInteger;

/** A full stack is an error of its own thread, again and again, with monitors left in order. */
public final class OverflowOnThreads {
    private OverflowOnThreads() {}

    private static final Object LOCK = new Object();

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private static int recurseLocked(int depth) {
        synchronized (LOCK) {
            return recurseLocked(depth + 1) + 1;
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        AtomicInteger caught = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(null, () -> {
                for (int round = 0; round < 3; round++) {
                    try {
                        recurse(0);
                    } catch (StackOverflowError error) {
                        caught.incrementAndGet();
                    }
                }
            }, "deep", 256 << 10);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(caught);
        Thread locked = new Thread(null, () -> {
            try {
                recurseLocked(0);
            } catch (StackOverflowError error) {
                System.out.println("held: " + Thread.holdsLock(LOCK));
            }
        }, "locked", 512 << 10);
        locked.start();
        locked.join();
        synchronized (LOCK) {
            System.out.println("free");
        }
        Thread uncaught = new Thread(() -> recurse(0));
        uncaught.setUncaughtExceptionHandler((thread, error) -> System.out.println(error.getClass().getName()));
        uncaught.start();
        uncaught.join();
    }
}
