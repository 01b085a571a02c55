package hiillos.conformance.programs.threads;

/** Threads whose stacks overflow in frames that have something to do when an exception passes; afterwards exceptions work as before. */
public final class ThrowsAfterOverflows {
    private ThrowsAfterOverflows() {}

    private static final int THREADS = 16;
    private static final long STACK_BYTES = 256 << 10;
    private static final Object LOCK = new Object();
    private static int finished;
    private static int caught;

    private static int plain(int depth) {
        return plain(depth + 1) + 1;
    }

    /** Has something to do in every frame on the way back: the first searches for the next handler meet a full stack. */
    private static int finishing(int depth) {
        try {
            return finishing(depth + 1) + 1;
        } finally {
            finished++;
        }
    }

    private static int locking(int depth) {
        synchronized (LOCK) {
            return locking(depth + 1) + 1;
        }
    }

    /** Frames of another size, so that the end of the stack is met elsewhere. */
    private static long wide(int rest, long a, long b, long c, long d, long e, long f, long g, long h) {
        return rest == 0 ? finishing(1) + locking(1) + a + b : wide(rest - 1, b, c, d, e, f, g, h, a) + a * b + c * d;
    }

    private static synchronized void note() {
        caught++;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread thread = new Thread(null, () -> {
                try {
                    if (number % 4 == 0) {
                        plain(number);
                    } else if (number % 4 == 1) {
                        locking(number);
                    } else {
                        wide(number, 1, 2, 3, 4, 5, 6, 7, 8);
                    }
                } catch (StackOverflowError expected) {
                    note();
                }
            }, "overflow", STACK_BYTES);
            threads[i] = thread;
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(caught + " overflows");
        Thread other = new Thread(() -> {
            try {
                Object text = "text";
                System.out.println((Integer) text);
            } catch (ClassCastException expected) {
                System.out.println("another thread throws and catches");
            }
        });
        other.start();
        other.join();
        try {
            throw new UnsupportedOperationException("so does this one");
        } catch (UnsupportedOperationException expected) {
            System.out.println(expected.getMessage());
        }
    }
}
