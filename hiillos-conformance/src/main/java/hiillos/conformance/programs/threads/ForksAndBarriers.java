package hiillos.conformance.programs.threads;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Fork and join, phasers, barriers, exchangers, latches, semaphores and locks. */
public final class ForksAndBarriers {
    private ForksAndBarriers() {}

    private static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci left = new Fibonacci(n - 1);
            left.fork();
            return new Fibonacci(n - 2).compute() + left.join();
        }
    }

    private static final class Sort extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final transient int[] numbers;
        private final int from;
        private final int to;

        Sort(int[] numbers, int from, int to) {
            this.numbers = numbers;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from < 100) {
                Arrays.sort(numbers, from, to);
                return;
            }
            int middle = (from + to) >>> 1;
            invokeAll(new Sort(numbers, from, middle), new Sort(numbers, middle, to));
            int[] left = Arrays.copyOfRange(numbers, from, middle);
            for (int i = 0, right = middle, at = from; i < left.length; at++) {
                numbers[at] = right < to && numbers[right] < left[i] ? numbers[right++] : left[i++];
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        forks();
        barriers();
        locks();
    }

    private static void forks() {
        try (ForkJoinPool pool = new ForkJoinPool(3)) {
            System.out.println(pool.invoke(new Fibonacci(18)) + " " + ForkJoinPool.commonPool().invoke(new Fibonacci(15)));
            int[] numbers = new Random(7).ints(20_000).toArray();
            int[] sorted = numbers.clone();
            Arrays.sort(sorted);
            pool.invoke(new Sort(numbers, 0, numbers.length));
            System.out.println(Arrays.equals(numbers, sorted));
        }
        try {
            ForkJoinPool.commonPool().submit(() -> {
                throw new IllegalStateException("in a task");
            }).join();
        } catch (RuntimeException expected) {
            System.out.println("failed");
        }
        int[] parallel = new Random(8).ints(30_000).toArray();
        int[] sequential = parallel.clone();
        Arrays.parallelSort(parallel);
        Arrays.sort(sequential);
        System.out.println(Arrays.equals(parallel, sequential));
        Arrays.parallelPrefix(parallel, Math::max);
        System.out.println(parallel[29_999] == sequential[29_999]);
    }

    private static void barriers() throws Exception {
        Phaser phaser = new Phaser(1);
        for (int i = 0; i < 3; i++) {
            phaser.register();
            new Thread(() -> {
                phaser.arriveAndAwaitAdvance();
                phaser.arriveAndDeregister();
            }).start();
        }
        phaser.arriveAndAwaitAdvance();
        phaser.arriveAndAwaitAdvance();
        System.out.println("phase " + phaser.getPhase());
        StringBuffer order = new StringBuffer();
        CyclicBarrier barrier = new CyclicBarrier(3, () -> order.append('|'));
        Thread[] threads = new Thread[3];
        for (int i = 0; i < 3; i++) {
            threads[i] = new Thread(() -> {
                try {
                    for (int round = 0; round < 3; round++) {
                        order.append('x');
                        barrier.await();
                    }
                } catch (InterruptedException | BrokenBarrierException exception) {
                    throw new IllegalStateException(exception);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(order);
        Exchanger<String> exchanger = new Exchanger<>();
        String[] got = new String[1];
        Thread other = new Thread(() -> {
            try {
                got[0] = exchanger.exchange("theirs");
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
        });
        other.start();
        String mine = exchanger.exchange("mine");
        other.join();
        System.out.println(mine + " " + got[0]);
        Semaphore semaphore = new Semaphore(2, true);
        semaphore.acquire(2);
        System.out.println(semaphore.tryAcquire(2, TimeUnit.MILLISECONDS) + " " + semaphore.availablePermits());
        semaphore.release(3);
        System.out.println(semaphore.drainPermits());
        CountDownLatch latch = new CountDownLatch(2);
        System.out.println(latch.await(2, TimeUnit.MILLISECONDS) + " " + latch.getCount());
    }

    private static void locks() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(true);
        Condition changed = lock.newCondition();
        int[] turn = new int[1];
        StringBuffer log = new StringBuffer();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < 3; i++) {
            int mine = i;
            threads[i] = new Thread(() -> {
                for (int round = 0; round < 4; round++) {
                    lock.lock();
                    try {
                        while (turn[0] % 3 != mine) {
                            changed.awaitUninterruptibly();
                        }
                        log.append(mine);
                        turn[0]++;
                        changed.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(log);
        try {
            lock.unlock();
        } catch (IllegalMonitorStateException expected) {
            System.out.println("not the holder");
        }
        lock.lock();
        try {
            System.out.println(changed.awaitNanos(1000) <= 0);
            boolean[] got = new boolean[1];
            Thread other = new Thread(() -> got[0] = lock.tryLock());
            other.start();
            other.join();
            System.out.println(got[0] + " " + lock.getHoldCount());
        } finally {
            lock.unlock();
        }
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        both.readLock().lock();
        boolean[] readers = new boolean[2];
        Thread reader = new Thread(() -> {
            readers[0] = both.readLock().tryLock();
            readers[1] = both.writeLock().tryLock();
        });
        reader.start();
        reader.join();
        System.out.println(readers[0] + " " + readers[1] + " " + both.getReadLockCount());
        StampedLock stamped = new StampedLock();
        long seen = stamped.tryOptimisticRead();
        System.out.println(stamped.validate(seen));
        long write = stamped.writeLock();
        System.out.println(stamped.validate(seen) + " " + (stamped.tryReadLock() == 0));
        stamped.unlockWrite(write);
    }
}
