package hiillos.conformance.programs.threads;

import java.util.NoSuchElementException;

/** Values that are bound for a call: nested, rebound, thrown out of, and not seen by other threads. */
public final class ScopedValues {
    private static final ScopedValue<String> USER = ScopedValue.newInstance();
    private static final ScopedValue<Integer> DEPTH = ScopedValue.newInstance();

    private static String show() {
        return USER.orElse("nobody") + " " + (DEPTH.isBound() ? DEPTH.get() : -1);
    }

    private static int recurse(int depth) {
        return depth == 5 ? DEPTH.get() : ScopedValue.where(DEPTH, depth + 1).call(() -> recurse(depth + 1)) + DEPTH.orElse(0);
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(show());
        ScopedValue.where(USER, "Ada").where(DEPTH, 1).run(() -> {
            System.out.println(show());
            ScopedValue.where(USER, "Grace").run(() -> System.out.println(show()));
            System.out.println(show() + " " + recurse(0));
        });
        ScopedValue.Carrier carrier = ScopedValue.where(USER, "first").where(USER, "second").where(DEPTH, null);
        System.out.println(carrier.get(USER) + carrier.call(() -> USER.get() + DEPTH.get() + DEPTH.isBound()));
        try {
            ScopedValue.where(USER, "thrower").call(() -> {
                throw new Exception(USER.get());
            });
        } catch (Exception e) {
            System.out.println(e.getMessage() + " " + USER.isBound());
        }
        ScopedValue.where(USER, "outer").run(() -> {
            Thread thread = new Thread(() -> System.out.println("thread " + show()));
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            USER.get();
        } catch (NoSuchElementException e) {
            System.out.println("unbound");
        }
        try {
            System.out.println(USER.orElseThrow(() -> new Exception("none")));
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }
}
