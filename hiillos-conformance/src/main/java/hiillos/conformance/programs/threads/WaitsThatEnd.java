package hiillos.conformance.programs.threads;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A thread that waits no more wants its monitor back first; what exceptions say that end waits; who is not waited for at all. */
public final class WaitsThatEnd {
    private WaitsThatEnd() {}

    private interface Wait {
        void run() throws InterruptedException;
    }

    private static void until(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    /** With the monitor held, ends another thread's wait for it, and sees that thread blocked. */
    private static void blocked(String how, long millis, Wait end) throws InterruptedException {
        Object lock = new Object();
        Thread waiter = new Thread(() -> {
            synchronized (lock) {
                try {
                    lock.wait(millis);
                    System.out.println(how + ": went on, held " + Thread.holdsLock(lock));
                } catch (InterruptedException exception) {
                    System.out.println(how + ": " + exception + ", held " + Thread.holdsLock(lock));
                }
            }
        });
        waiter.start();
        until(waiter, millis == 0 ? Thread.State.WAITING : Thread.State.TIMED_WAITING);
        synchronized (lock) {
            LOCK.set(lock);
            WAITER.set(waiter);
            end.run();
            until(waiter, Thread.State.BLOCKED);
            System.out.println(how + ": blocked");
        }
        waiter.join();
    }

    private static final ThreadLocal<Object> LOCK = new ThreadLocal<>();
    private static final ThreadLocal<Thread> WAITER = new ThreadLocal<>();

    private static void interrupted(String what, Wait wait) {
        Thread.currentThread().interrupt();
        try {
            wait.run();
            System.out.println(what + ": no exception, flag " + Thread.interrupted());
        } catch (InterruptedException exception) {
            System.out.println(what + ": " + exception + ", flag " + Thread.interrupted());
        }
    }

    public static void main(String[] arguments) throws Exception {
        blocked("called", 0, () -> {
            LOCK.get().notify();
            // At once, not when the thread gets round to it.
            System.out.println(WAITER.get().getState());
        });
        blocked("all called", 0, () -> {
            LOCK.get().notifyAll();
            System.out.println(WAITER.get().getState());
        });
        blocked("interrupted", 0, () -> WAITER.get().interrupt());
        blocked("time over", 20, () -> { });

        Object lock = new Object();
        interrupted("sleep", () -> Thread.sleep(100_000));
        interrupted("sleep of nothing", () -> Thread.sleep(0));
        interrupted("sleep of less", () -> Thread.sleep(Duration.ofSeconds(Long.MIN_VALUE)));
        interrupted("wait", () -> {
            synchronized (lock) {
                lock.wait(100_000);
            }
        });
        interrupted("lock", () -> new ReentrantLock().lockInterruptibly());
        interrupted("join of itself", () -> Thread.currentThread().join(100_000));
        Thread ended = new Thread(() -> { });
        interrupted("join of one that is new", ended::join);
        ended.start();
        ended.join();
        interrupted("join of one that has ended", ended::join);
        interrupted("timed join of one that has ended", () -> ended.join(100_000));
        System.out.println("join of less: " + ended.join(Duration.ofSeconds(Long.MIN_VALUE)));
        for (long past : new long[] {Long.MIN_VALUE, -1, 0, 1}) {
            LockSupport.parkUntil(past);
            LockSupport.parkNanos(Math.min(past, 0));
        }
        interrupted("park", () -> LockSupport.parkNanos(100_000_000_000_000L));

        Thread sleeper = new Thread(() -> interruptedFromOutside(Thread.currentThread()));
        sleeper.start();
        until(sleeper, Thread.State.TIMED_WAITING);
        sleeper.interrupt();
        sleeper.join();

        System.out.println(new SynchronousQueue<String>().poll(1, TimeUnit.MILLISECONDS));
        try {
            new CyclicBarrier(2).await(1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException exception) {
            System.out.println(exception);
        }
        cancelled();
    }

    private static void interruptedFromOutside(Thread self) {
        try {
            Thread.sleep(100_000);
        } catch (InterruptedException exception) {
            System.out.println("while it slept: " + exception + ", flag " + self.isInterrupted());
        }
    }

    private static void cancelled() throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<Integer> future = executor.submit(() -> {
                Thread.sleep(100_000);
                return 1;
            });
            try {
                future.get(1, TimeUnit.MILLISECONDS);
            } catch (TimeoutException exception) {
                System.out.println(exception);
            }
            System.out.println(future.cancel(true) + " " + future.cancel(true) + " " + future.isDone());
            try {
                future.get();
            } catch (CancellationException exception) {
                System.out.println(exception);
            }
        }
    }
}
