package hiillos.conformance.programs.threads;

import java.lang.Thread.UncaughtExceptionHandler;

/** Where exceptions go that nobody catches. */
public final class UncaughtHandlers {
    private UncaughtHandlers() {}

    private static Thread failing(String message) {
        return new Thread(() -> {
            throw new IllegalStateException(message);
        }, "failing");
    }

    private static void run(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        UncaughtExceptionHandler print = (thread, exception) -> System.out.println(thread.getName() + ": " + exception);
        Thread own = failing("own handler");
        own.setUncaughtExceptionHandler(print);
        run(own);
        System.out.println(own.getUncaughtExceptionHandler() == null);
        ThreadGroup group = new ThreadGroup("group") {
            @Override
            public void uncaughtException(Thread thread, Throwable exception) {
                System.out.println(getName() + " hears " + exception.getMessage());
            }
        };
        run(new Thread(group, () -> {
            throw new IllegalArgumentException("in a group");
        }));
        System.out.println(Thread.getDefaultUncaughtExceptionHandler() == null);
        Thread.setDefaultUncaughtExceptionHandler((thread, exception) -> System.out.println("default: " + exception.getMessage()));
        run(failing("default handler"));
        Thread second = failing("first");
        second.setUncaughtExceptionHandler((thread, exception) -> {
            throw new IllegalArgumentException("second");
        });
        run(second);
        run(new Thread(() -> {
            int[] array = new int[1];
            array[arguments.length + 1] = 3;
        }));
        throw new UnsupportedOperationException("main's goes to the default handler, too");
    }
}
