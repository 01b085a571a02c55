package hiillos.conformance.programs.threads;

import java.util.concurrent.CountDownLatch;

/** The main thread ends with an exception; the program when the last thread does. */
public final class UncaughtWhileOthersRun {
    private UncaughtWhileOthersRun() {}

    public static void main(String[] arguments) {
        Thread main = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        new Thread(() -> {
            try {
                begun.await();
                main.join();
                System.out.println("main is " + main.getState());
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
        }).start();
        begun.countDown();
        throw new IllegalStateException("main ends");
    }
}
