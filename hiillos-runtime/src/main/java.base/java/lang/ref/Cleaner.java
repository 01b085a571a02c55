package java.lang.ref;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/** Actions for unreachable objects, run by a thread of the cleaner's own, which ends when there is nothing more to do. */
public final class Cleaner {
    private static int nextNumber;

    private final Work work;

    private Cleaner(ThreadFactory factory) {
        work = new Work();
        // As long as the cleaner itself lives there may be more to do.
        work.add(this, () -> { });
        Thread thread = factory == null ? new Thread(ThreadAccess.systemGroup(), work, "Cleaner-" + nextNumber()) : factory.newThread(work);
        // Whoever made it: a cleaner keeps no program from ending.
        thread.setDaemon(true);
        thread.start();
    }

    private static synchronized int nextNumber() {
        return nextNumber++;
    }

    /** An action that runs at most once. */
    public interface Cleanable {
        void clean();
    }

    public static Cleaner create() {
        return new Cleaner(null);
    }

    public static Cleaner create(ThreadFactory threadFactory) {
        return new Cleaner(Objects.requireNonNull(threadFactory, "threadFactory"));
    }

    public Cleanable register(Object object, Runnable action) {
        Objects.requireNonNull(object, "obj");
        return work.add(object, Objects.requireNonNull(action, "action"));
    }

    /** What the thread does; it knows nothing of the cleaner, so that that can die. */
    private static final class Work implements Runnable {
        /** What is cleaned by hand comes into no queue, and may have been the last. */
        private static final long LOOK_AGAIN_MILLIS = 60_000;

        private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
        /** Keeps them alive. */
        private final Set<Once> waiting = new HashSet<>();

        Once add(Object object, Runnable action) {
            Once once = new Once(object, this, action);
            synchronized (waiting) {
                waiting.add(once);
            }
            Reference.reachabilityFence(object);
            return once;
        }

        boolean remove(Once once) {
            synchronized (waiting) {
                return waiting.remove(once);
            }
        }

        private boolean isDone() {
            synchronized (waiting) {
                return waiting.isEmpty();
            }
        }

        @Override
        public void run() {
            while (!isDone()) {
                try {
                    Reference<?> next = queue.remove(LOOK_AGAIN_MILLIS);
                    if (next != null) {
                        ((Once) next).clean();
                    }
                } catch (Throwable ignored) {
                    // As documented: what an action throws is ignored, and so is an interrupt.
                    continue;
                }
            }
        }
    }

    private static final class Once extends PhantomReference<Object> implements Cleanable {
        private final Work work;
        private final Runnable action;

        Once(Object object, Work work, Runnable action) {
            super(object, work.queue);
            this.work = work;
            this.action = action;
        }

        @Override
        public void clean() {
            if (work.remove(this)) {
                clear();
                action.run();
            }
        }
    }
}
