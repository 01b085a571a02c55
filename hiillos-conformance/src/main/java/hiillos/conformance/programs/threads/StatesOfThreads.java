package hiillos.conformance.programs.threads;

import java.util.concurrent.locks.LockSupport;

/** What getState says while a thread waits. */
public final class StatesOfThreads {
    private StatesOfThreads() {}

    private static volatile boolean stop;
    private static volatile byte[] garbage;

    private static void show(String what, Runnable body, Thread.State expected, Runnable end) throws InterruptedException {
        Thread thread = new Thread(body);
        thread.start();
        while (thread.getState() != expected) {
            Thread.sleep(1);
        }
        // With a collection at every allocation each of these stops the thread, which must not end its wait.
        for (int i = 0; i < 20; i++) {
            garbage = new byte[i];
        }
        System.out.println(what + ": " + thread.getState());
        end.run();
        thread.interrupt();
        thread.join();
        System.out.println(thread.getState());
    }

    private static void quietly(InterruptibleAction action) {
        try {
            action.run();
        } catch (InterruptedException expected) {
            // The end of the wait.
        }
    }

    private interface InterruptibleAction {
        void run() throws InterruptedException;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Object lock = new Object();
        Runnable nothing = () -> { };
        show("spins", () -> {
            while (!stop) {
                Thread.onSpinWait();
            }
        }, Thread.State.RUNNABLE, () -> stop = true);
        show("sleeps", () -> quietly(() -> Thread.sleep(1_000_000)), Thread.State.TIMED_WAITING, nothing);
        show("waits", () -> quietly(() -> {
            synchronized (lock) {
                lock.wait();
            }
        }), Thread.State.WAITING, nothing);
        show("waits for a time", () -> quietly(() -> {
            synchronized (lock) {
                lock.wait(1_000_000);
            }
        }), Thread.State.TIMED_WAITING, nothing);
        show("parks", LockSupport::park, Thread.State.WAITING, nothing);
        show("parks for a time", () -> LockSupport.parkNanos(1_000_000_000_000L), Thread.State.TIMED_WAITING, nothing);
        synchronized (lock) {
            Thread blocked = new Thread(() -> {
                synchronized (lock) {
                    System.out.println("in");
                }
            });
            blocked.start();
            while (blocked.getState() != Thread.State.BLOCKED) {
                Thread.sleep(1);
            }
            System.out.println("wants in: " + blocked.getState());
        }
    }
}
