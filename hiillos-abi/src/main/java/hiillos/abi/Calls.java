package hiillos.abi;

import hiillos.abi.kernel.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Calls that go on while their caller does something else. A few threads make them, one after the other, and only so many wait for a
 * thread: who asks for more hears it at once. Any thread may use one object.
 *
 * <pre>{@code
 * try (Calls calls = new Calls(2, 16)) {
 *     Pending<FileStatus> first = calls.begin(() -> files.status("/a", true));
 *     Pending<FileStatus> second = calls.begin(() -> files.status("/b", true));
 *     log.line(first.await().sizeBytes() + second.await().sizeBytes() + " bytes");
 * }
 * }</pre>
 */
public final class Calls implements AutoCloseable {
    private final Queue<Pending<?>> waiting = new ArrayDeque<>();
    private final List<Pending<?>> running = new ArrayList<>();
    private final int mostWaiting;
    /** Threads without a call. */
    private int idle;
    private boolean closed;

    /** What is called. */
    @FunctionalInterface
    public interface Action<T> {
        /** Makes the call and returns its result. */
        T call() throws StatusException;
    }

    /**
     * Starts the threads.
     *
     * @param threads how many calls are under way at most
     * @param mostWaiting how many more may wait for a thread
     */
    public Calls(int threads, int mostWaiting) {
        if (threads < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException("there must be a thread, and room for no call or more");
        }
        this.mostWaiting = mostWaiting;
        idle = threads;
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::work, "calls-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Begins a call.
     *
     * @throws StatusException {@code SHOULD_WAIT}: as many wait as may; {@code BAD_STATE}: this is closed
     */
    public synchronized <T> Pending<T> begin(Action<T> action) throws StatusException {
        if (closed) {
            throw new StatusException(Status.BAD_STATE);
        }
        if (waiting.size() >= mostWaiting + idle) {
            throw new StatusException(Status.SHOULD_WAIT);
        }
        Pending<T> call = new Pending<>(this, action);
        waiting.add(call);
        notify();
        return call;
    }

    /** Takes a call back that has no thread yet. Tells whether it was so. */
    synchronized boolean withdraw(Pending<?> call) {
        return waiting.remove(call);
    }

    private void work() {
        for (Pending<?> call = next(); call != null; call = next()) {
            call.run(CurrentThread.handle());
            end(call);
        }
    }

    private synchronized Pending<?> next() {
        while (waiting.isEmpty()) {
            if (closed) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException interrupted) {
                // Nobody's business here: threads end when this is closed.
            }
        }
        Pending<?> call = waiting.remove();
        idle--;
        running.add(call);
        return call;
    }

    private synchronized void end(Pending<?> call) {
        running.remove(call);
        idle++;
    }

    /** Cancels what has not ended. The threads end; those in calls that cannot be cancelled, when these do. */
    @Override
    public void close() {
        List<Pending<?>> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(running);
            left.addAll(waiting);
            notifyAll();
        }
        left.forEach(Pending::cancel);
    }
}
