package hiillos.conformance.programs.threads;

/** Hooks run when the last thread has ended, and see what was done before. */
public final class ShutdownHooks {
    private ShutdownHooks() {}

    private static int done;

    public static void main(String[] arguments) throws InterruptedException {
        Thread hook = new Thread(() -> System.out.println("hook after " + done), "hook");
        Runtime runtime = Runtime.getRuntime();
        runtime.addShutdownHook(hook);
        try {
            runtime.addShutdownHook(hook);
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage());
        }
        Thread removed = new Thread(() -> System.out.println("not reached"));
        runtime.addShutdownHook(removed);
        System.out.println(runtime.removeShutdownHook(removed) + " " + runtime.removeShutdownHook(removed));
        new Thread(() -> {
            try {
                Thread.sleep(30);
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
            done = 1;
        }).start();
        System.out.println("main ends");
    }
}
