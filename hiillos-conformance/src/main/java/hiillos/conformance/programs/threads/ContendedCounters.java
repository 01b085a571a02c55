package hiillos.conformance.programs.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** Many threads change what monitors, locks and atomics guard. */
public final class ContendedCounters {
    private ContendedCounters() {}

    private static final int THREADS = 4;
    private static final int ROUNDS = 50_000;

    private static int guarded;
    private static int locked;
    private int own;

    private synchronized void step() {
        own++;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Object monitor = new Object();
        ReentrantLock lock = new ReentrantLock();
        AtomicInteger atomic = new AtomicInteger();
        LongAdder adder = new LongAdder();
        AtomicLongArray array = new AtomicLongArray(4);
        ContendedCounters object = new ContendedCounters();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    synchronized (monitor) {
                        guarded++;
                    }
                    lock.lock();
                    try {
                        locked++;
                    } finally {
                        lock.unlock();
                    }
                    atomic.incrementAndGet();
                    adder.add(2);
                    array.getAndAdd(round & 3, 3);
                    object.step();
                    if (round % 1000 == 0) {
                        // Its hash makes the object's lock a heavy one, while others hold it.
                        object.hashCode();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(guarded + " " + locked + " " + atomic + " " + adder + " " + array + " " + object.own);
    }
}
