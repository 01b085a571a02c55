package hiillos.conformance.programs.threads;

import java.lang.ref.Cleaner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads of cleaners, the class library's own and ours, keep no program from ending: the hook comes. */
public final class CleanersAtTheEnd {
    private CleanersAtTheEnd() {}

    public static void main(String[] arguments) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("the end")));
        ExecutorService single = Executors.newSingleThreadExecutor();
        System.out.println(single.submit(() -> 6 * 7).get());
        single.shutdown();
        Cleaner own = Cleaner.create();
        own.register(new Object(), () -> { });
        Cleaner made = Cleaner.create(work -> new Thread(work, "made by a factory"));
        Cleaner.Cleanable cleanable = made.register(own, () -> System.out.println("cleaned"));
        cleanable.clean();
        cleanable.clean();
        System.out.println("main ends");
    }
}
