package java.lang;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The builders of {@link Thread}. */
final class ThreadBuilders {
    /** Enough for what runs in virtual threads, which there are many of. */
    private static final long VIRTUAL_STACK_BYTES = 256 << 10;

    private ThreadBuilders() {}

    /** What both kinds have; {@code B} is the builder's own type. */
    private abstract static class Common<B> {
        String name;
        String prefix;
        AtomicLong counter;
        boolean inherits = true;
        Thread.UncaughtExceptionHandler handler;

        abstract B self();

        public B name(String newName) {
            name = Objects.requireNonNull(newName);
            prefix = null;
            return self();
        }

        public B name(String newPrefix, long start) {
            if (start < 0) {
                throw new IllegalArgumentException("'start' is negative");
            }
            prefix = Objects.requireNonNull(newPrefix);
            counter = new AtomicLong(start);
            name = null;
            return self();
        }

        public B inheritInheritableThreadLocals(boolean inherit) {
            inherits = inherit;
            return self();
        }

        public B uncaughtExceptionHandler(Thread.UncaughtExceptionHandler newHandler) {
            handler = Objects.requireNonNull(newHandler);
            return self();
        }

        /** The next thread's name; null if none was given. */
        String nextName() {
            return prefix == null ? name : prefix + counter.getAndIncrement();
        }

        public abstract Thread unstarted(Runnable task);

        public Thread start(Runnable task) {
            Thread thread = unstarted(task);
            thread.start();
            return thread;
        }
    }

    /** Platform threads. */
    static final class Platform extends Common<Thread.Builder.OfPlatform> implements Thread.Builder.OfPlatform {
        private ThreadGroup group;
        private Boolean daemon;
        private int priority;
        private long stackBytes;

        @Override
        Thread.Builder.OfPlatform self() {
            return this;
        }

        @Override
        public Thread.Builder.OfPlatform group(ThreadGroup newGroup) {
            group = Objects.requireNonNull(newGroup);
            return this;
        }

        @Override
        public Thread.Builder.OfPlatform daemon(boolean on) {
            daemon = on;
            return this;
        }

        @Override
        public Thread.Builder.OfPlatform priority(int newPriority) {
            if (newPriority < Thread.MIN_PRIORITY || newPriority > Thread.MAX_PRIORITY) {
                throw new IllegalArgumentException();
            }
            priority = newPriority;
            return this;
        }

        @Override
        public Thread.Builder.OfPlatform stackSize(long size) {
            if (size < 0) {
                throw new IllegalArgumentException();
            }
            stackBytes = size;
            return this;
        }

        @Override
        public Thread unstarted(Runnable task) {
            Thread thread = new Thread(group, Objects.requireNonNull(task), nextName(), stackBytes, inherits, false);
            if (daemon != null) {
                thread.setDaemon(daemon);
            }
            if (priority != 0) {
                thread.setPriority(priority);
            }
            if (handler != null) {
                thread.setUncaughtExceptionHandler(handler);
            }
            return thread;
        }

        @Override
        public ThreadFactory factory() {
            Platform copy = new Platform();
            copy(this, copy);
            copy.group = group;
            copy.daemon = daemon;
            copy.priority = priority;
            copy.stackBytes = stackBytes;
            return copy::unstarted;
        }
    }

    /** Threads that are called virtual. */
    static final class Virtual extends Common<Thread.Builder.OfVirtual> implements Thread.Builder.OfVirtual {
        @Override
        Thread.Builder.OfVirtual self() {
            return this;
        }

        @Override
        public Thread unstarted(Runnable task) {
            String given = nextName();
            Thread thread = new Thread(null, Objects.requireNonNull(task), given == null ? "" : given, VIRTUAL_STACK_BYTES, inherits,
                    true);
            if (handler != null) {
                thread.setUncaughtExceptionHandler(handler);
            }
            return thread;
        }

        @Override
        public ThreadFactory factory() {
            Virtual copy = new Virtual();
            copy(this, copy);
            return copy::unstarted;
        }
    }

    private static void copy(Common<?> from, Common<?> to) {
        to.name = from.name;
        to.prefix = from.prefix;
        to.counter = from.counter == null ? null : new AtomicLong(from.counter.get());
        to.inherits = from.inherits;
        to.handler = from.handler;
    }
}
