package hiillos.compiler.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs the interpreter on a stack that always suffices: interpreted calls nest on the host's stack, and it must never be the
 * host that decides which initialiser recurses too deeply.
 */
final class LargeStack {
    private static final long BYTES = 512L << 20;

    private LargeStack() {}

    /** Runs the action to its end and returns its result (never null) or throws what it threw. */
    static <T> T run(Supplier<T> action) {
        List<T> result = new ArrayList<>();
        List<Throwable> failure = new ArrayList<>();
        Thread thread = new Thread(null, () -> {
            try {
                result.add(action.get());
            } catch (Throwable t) {
                failure.add(t);
            }
        }, "build-time initialiser", BYTES);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.isEmpty()) {
            return result.getFirst();
        }
        switch (failure.getFirst()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable t -> throw new IllegalStateException(t);
        }
    }
}
