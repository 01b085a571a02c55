package hiillos.conformance.programs.threads;

import java.util.concurrent.CountDownLatch;

/**
 * An object that its class's initialiser makes known: methods of it on other threads wait for the class at their first use of a
 * static variable or method (JLS 12.4.1), and hear that it failed.
 */
public final class InstancesBeforeTheirClass {
    private InstancesBeforeTheirClass() {}

    private static int slow(int value) {
        try {
            Thread.sleep(50);
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
        return value;
    }

    private static class Worker implements Runnable {
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final Thread THREAD = new Thread(new Worker(BEGUN));
        private final CountDownLatch begun;
        private int read;
        private int called;

        static {
            THREAD.start();
            try {
                // Before its first use of a static the other thread runs.
                BEGUN.await();
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
        }

        static final int LIMIT = slow(42);
        static int value = slow(5);

        Worker(CountDownLatch begun) {
            this.begun = begun;
        }

        static int twice() {
            return value * 2;
        }

        @Override
        public void run() {
            begun.countDown();
            read = LIMIT;
            called = twice();
            System.out.println("read " + read + ", called " + called + ", made " + new Worker(null).sum());
        }

        int sum() {
            return LIMIT + value;
        }
    }

    /** The superclass's initialiser, while an object of the subclass runs elsewhere. */
    private static class Below {
        static final Thread THREAD = new Thread(new Above()::use);
        static int limit;

        static {
            THREAD.start();
            limit = slow(9);
        }
    }

    private static final class Above extends Below {
        void use() {
            System.out.println("above " + limit);
        }
    }

    private static final class Failing implements Runnable {
        static int value;

        static {
            failing = new Thread(new Failing());
            failing.start();
            if (slow(1) > 0) {
                throw new IllegalStateException("on purpose");
            }
        }

        @Override
        public void run() {
            try {
                System.out.println("failing " + value);
            } catch (NoClassDefFoundError error) {
                System.out.println(error.getMessage().startsWith("Could not initialize class"));
            }
        }
    }

    private static Thread failing;

    public static void main(String[] arguments) throws InterruptedException {
        Worker.THREAD.join();
        System.out.println(Worker.LIMIT);
        Below.THREAD.join();
        System.out.println(Below.limit);
        try {
            System.out.println(Failing.value);
        } catch (ExceptionInInitializerError error) {
            failing.join();
            System.out.println(error.getCause().getMessage());
        }
    }
}
