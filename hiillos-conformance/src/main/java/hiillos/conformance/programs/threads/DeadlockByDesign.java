package hiillos.conformance.programs.threads;

import java.util.concurrent.CyclicBarrier;

/** Two threads that wait for each other stay so; being daemons they do not keep the program. */
public final class DeadlockByDesign {
    private DeadlockByDesign() {}

    private static Thread holder(Object first, Object second, CyclicBarrier both) {
        Thread thread = new Thread(() -> {
            synchronized (first) {
                try {
                    both.await();
                } catch (Exception exception) {
                    throw new IllegalStateException(exception);
                }
                synchronized (second) {
                    System.out.println("not reached");
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    public static void main(String[] arguments) throws Exception {
        Object left = new Object();
        Object right = new Object();
        CyclicBarrier both = new CyclicBarrier(3);
        Thread one = holder(left, right, both);
        Thread two = holder(right, left, both);
        both.await();
        while (one.getState() != Thread.State.BLOCKED || two.getState() != Thread.State.BLOCKED) {
            Thread.sleep(1);
        }
        one.interrupt();
        one.join(30);
        System.out.println(one.getState() + " " + two.getState() + " " + one.isInterrupted());
    }
}
