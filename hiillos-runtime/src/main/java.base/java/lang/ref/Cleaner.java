package java.lang.ref;

import java.util.Objects;

/** Actions for unreachable objects. As nothing is collected, an action runs only when it is asked for. */
public final class Cleaner {
    private Cleaner() {}

    /** An action that runs at most once. */
    public interface Cleanable {
        void clean();
    }

    public static Cleaner create() {
        return new Cleaner();
    }

    public Cleanable register(Object object, Runnable action) {
        Objects.requireNonNull(object, "obj");
        return new Once(Objects.requireNonNull(action, "action"));
    }

    private static final class Once implements Cleanable {
        private Runnable action;

        Once(Runnable action) {
            this.action = action;
        }

        @Override
        public void clean() {
            Runnable once = action;
            action = null;
            if (once != null) {
                once.run();
            }
        }
    }
}
