package hiillos.conformance.programs.threads;

import java.util.concurrent.locks.LockSupport;

/** System.exit ends the program wherever it is called, others running or not. */
public final class ExitInFinally {
    private ExitInFinally() {}

    public static void main(String[] arguments) {
        Thread endless = new Thread(() -> {
            while (true) {
                LockSupport.park();
            }
        });
        endless.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        try {
            throw new IllegalStateException("lost");
        } finally {
            try {
                System.out.println("leaving");
                System.exit(3);
            } finally {
                System.out.println("not reached");
            }
        }
    }
}
