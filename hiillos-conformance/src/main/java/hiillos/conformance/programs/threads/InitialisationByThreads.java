package hiillos.conformance.programs.threads;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** A class is initialised once, whoever comes first; others wait, or hear that it failed (JLS 12.4.2). */
public final class InitialisationByThreads {
    private InitialisationByThreads() {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final class Slow {
        static final int VALUE;

        static {
            COUNT.incrementAndGet();
            try {
                Thread.sleep(30);
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
            VALUE = COUNT.get() + 6;
        }
    }

    private static final class Failing {
        static int value = fail();

        private static int fail() {
            COUNT.incrementAndGet();
            try {
                Thread.sleep(20);
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
            throw new IllegalStateException("on purpose");
        }
    }

    private static final class Recursive {
        static int early = Peer.value + 1;
        static int value = 5;
    }

    private static final class Peer {
        static int value = Recursive.value + 10;

        static {
            // Another thread must wait for this one, and does not see the middle.
            COUNT.incrementAndGet();
        }
    }

    private static void together(int count, Runnable action) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(count);
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                } catch (Exception exception) {
                    throw new IllegalStateException(exception);
                }
                action.run();
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        AtomicInteger sum = new AtomicInteger();
        together(8, () -> sum.addAndGet(Slow.VALUE));
        System.out.println(sum + " " + COUNT);
        AtomicInteger first = new AtomicInteger();
        AtomicInteger later = new AtomicInteger();
        together(6, () -> {
            try {
                sum.addAndGet(Failing.value);
            } catch (ExceptionInInitializerError error) {
                first.incrementAndGet();
            } catch (NoClassDefFoundError error) {
                later.incrementAndGet();
            }
        });
        System.out.println(first + " " + later + " " + COUNT);
        together(1, () -> System.out.println(Recursive.early + " " + Peer.value));
        together(4, () -> sum.addAndGet(Recursive.value));
        System.out.println(sum + " " + COUNT);
    }
}
