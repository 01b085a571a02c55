package hiillos.abi;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Status;

/**
 * An answer that is given later, by any thread, while the server goes on with other calls: for reads that wait for input. An
 * operation takes it and returns, and what it returns is ignored:
 *
 * <pre>{@code
 * private final Queue<Deferred<String>> waiting = new ArrayDeque<>();
 * private final Queue<String> input = new ArrayDeque<>();
 *
 * public String read() throws StatusException {
 *     if (input.isEmpty()) {
 *         waiting.add(Deferred.take());
 *         return null;
 *     }
 *     return input.remove();
 * }
 *
 * void typed(String line) {
 *     if (waiting.isEmpty() || !waiting.remove().complete(line)) {
 *         input.add(line);
 *     }
 * }
 * }</pre>
 *
 * @param <T> the operation's result; {@code Void} for none
 */
public final class Deferred<T> implements WaitingCalls.Call, AutoCloseable {
    private final Dispatcher dispatcher;
    private final int operation;
    private final long badge;
    private final ObjectTable objects;
    private final Exchanges exchanges;
    private final Reply reply;

    private Deferred(Turn turn, long badge, Reply reply) {
        dispatcher = turn.dispatcher();
        operation = turn.operation();
        objects = turn.objects();
        exchanges = turn.exchanges();
        this.badge = badge;
        this.reply = reply;
    }

    /**
     * Takes the right to answer the call that this thread is in.
     *
     * @throws StatusException {@code NO_CALLER}: it came one way
     */
    public static <T> Deferred<T> take() throws StatusException {
        Turn turn = Turn.current();
        Deferred<T> deferred = new Deferred<>(turn, turn.badge(), Reply.take());
        turn.defer();
        return deferred;
    }

    /** Answers with a result. @return whether the caller got it; false when it does not wait any more */
    public boolean complete(T result) {
        WireBuffer answer = new WireBuffer(true);
        answer.objects = objects;
        answer.clear();
        int status = 0;
        try {
            dispatcher.encode(operation, result, answer);
        } catch (OutOfMemoryError full) {
            // As of an answer that is given at once: there is none for this caller, and the server goes on.
            status = Status.OUT_OF_MEMORY;
        }
        return send(answer, status);
    }

    /** Answers with an error. @return whether the caller got it */
    @Override
    public boolean fail(int status) {
        WireBuffer answer = new WireBuffer();
        answer.clear();
        return send(answer, status);
    }

    /** Whether the caller still waits: it may have ended, or given up. */
    @Override
    public boolean isAwaited() {
        return reply.isAwaited();
    }

    private boolean send(WireBuffer answer, int status) {
        Message message = answer.message;
        message.badge = badge;
        Turn.seal(message, answer, status, IpcPage.current(), exchanges);
        if (reply.send(message) == 0) {
            return true;
        }
        answer.handles.close();
        reply.close();
        return false;
    }

    /** Gives the right up: the caller gets {@code REPLY_DROPPED} if it still waits. */
    @Override
    public void close() {
        reply.close();
    }
}
