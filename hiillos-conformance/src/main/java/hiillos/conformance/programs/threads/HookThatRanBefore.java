package hiillos.conformance.programs.threads;

/** A shutdown hook that somebody has started by hand does not keep the program from ending. */
public final class HookThatRanBefore {
    private HookThatRanBefore() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread hook = new Thread(() -> System.out.println("the hook"));
        Runtime.getRuntime().addShutdownHook(hook);
        hook.start();
        hook.join();
        System.exit(3);
    }
}
