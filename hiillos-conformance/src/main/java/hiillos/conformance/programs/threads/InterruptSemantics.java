package hiillos.conformance.programs.threads;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What an interrupt ends, and what it leaves behind. */
public final class InterruptSemantics {
    private InterruptSemantics() {}

    private interface Wait {
        void run() throws InterruptedException;
    }

    private static void interrupted(String name, Wait wait) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                begun.countDown();
                wait.run();
                System.out.println(name + ": returned, flag " + Thread.currentThread().isInterrupted());
            } catch (InterruptedException exception) {
                System.out.println(name + ": exception, flag " + Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        begun.await();
        thread.interrupt();
        thread.join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Object lock = new Object();
        interrupted("sleep", () -> Thread.sleep(1_000_000));
        interrupted("wait", () -> {
            synchronized (lock) {
                while (true) {
                    lock.wait();
                }
            }
        });
        interrupted("timed wait", () -> {
            synchronized (lock) {
                lock.wait(1_000_000);
            }
        });
        interrupted("join", () -> {
            Thread endless = new Thread(LockSupport::park);
            endless.setDaemon(true);
            endless.start();
            while (endless.isAlive()) {
                endless.join();
            }
        });
        interrupted("park", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
        interrupted("latch", () -> new CountDownLatch(1).await());
        interrupted("spin", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });

        Thread.currentThread().interrupt();
        System.out.println("before sleep: " + Thread.currentThread().isInterrupted());
        try {
            Thread.sleep(0);
            System.out.println("not reached");
        } catch (InterruptedException exception) {
            System.out.println("sleep of 0: exception, flag " + Thread.interrupted());
        }
        Thread.currentThread().interrupt();
        try {
            synchronized (lock) {
                lock.wait(1);
            }
        } catch (InterruptedException exception) {
            System.out.println("wait of 1: exception, flag " + Thread.interrupted());
        }
        Thread.currentThread().interrupt();
        System.out.println("test and clear: " + Thread.interrupted() + " " + Thread.interrupted());
        Thread.currentThread().interrupt();
        LockSupport.park();
        LockSupport.parkNanos(1_000_000_000_000L);
        System.out.println("park returns at once: " + Thread.interrupted());
        LockSupport.unpark(Thread.currentThread());
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park();
        System.out.println("one permit");
        Thread early = new Thread(() -> System.out.println("interrupted before start: " + Thread.currentThread().isInterrupted()));
        early.interrupt();
        early.start();
        early.join();
        Thread ended = new Thread(() -> { });
        ended.start();
        ended.join();
        ended.interrupt();
        System.out.println("alive: " + ended.isAlive());
    }
}
