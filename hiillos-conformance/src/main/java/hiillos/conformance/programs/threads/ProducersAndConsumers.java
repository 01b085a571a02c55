package hiillos.conformance.programs.threads;

import java.util.ArrayDeque;
import java.util.Deque;

/** Monitors with wait and notifyAll carry every item over once. */
public final class ProducersAndConsumers {
    private ProducersAndConsumers() {}

    private static final int ITEMS = 3_000;

    private static final class Buffer {
        private final Deque<Integer> items = new ArrayDeque<>();

        synchronized void put(int item) throws InterruptedException {
            while (items.size() == 10) {
                wait();
            }
            items.add(item);
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            notifyAll();
            return items.remove();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Buffer buffer = new Buffer();
        long[] sums = new long[3];
        Thread[] threads = new Thread[6];
        for (int i = 0; i < 3; i++) {
            int mine = i;
            threads[i] = new Thread(() -> {
                try {
                    for (int k = mine; k < ITEMS; k += 3) {
                        buffer.put(k);
                    }
                } catch (InterruptedException exception) {
                    throw new IllegalStateException(exception);
                }
            });
            threads[3 + i] = new Thread(() -> {
                try {
                    for (int item = buffer.take(); item >= 0; item = buffer.take()) {
                        sums[mine] += item;
                    }
                } catch (InterruptedException exception) {
                    throw new IllegalStateException(exception);
                }
            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (int i = 0; i < 3; i++) {
            threads[i].join();
        }
        for (int i = 0; i < 3; i++) {
            buffer.put(-1);
        }
        for (int i = 3; i < 6; i++) {
            threads[i].join();
        }
        System.out.println(sums[0] + sums[1] + sums[2]);
        synchronized (buffer) {
            long start = System.nanoTime();
            buffer.wait(20);
            System.out.println("timed: " + (System.nanoTime() - start >= 19_000_000L));
        }
        // One is called at a time: the others go on waiting.
        Object bell = new Object();
        int[] state = new int[2];
        Thread[] waiting = new Thread[4];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = new Thread(() -> {
                synchronized (bell) {
                    state[0]++;
                    while (state[1] == 0) {
                        try {
                            bell.wait();
                        } catch (InterruptedException exception) {
                            throw new IllegalStateException(exception);
                        }
                    }
                    state[1]--;
                }
            });
            waiting[i].start();
        }
        for (int rung = 0; rung < waiting.length; ) {
            synchronized (bell) {
                if (state[0] == waiting.length && state[1] == 0) {
                    state[1] = 1;
                    bell.notify();
                    rung++;
                }
            }
            Thread.yield();
        }
        for (Thread thread : waiting) {
            thread.join();
        }
        System.out.println("all called, " + state[1] + " left");
    }
}
