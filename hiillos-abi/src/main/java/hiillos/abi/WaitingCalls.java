package hiillos.abi;

import hiillos.abi.kernel.Status;
import java.util.ArrayDeque;

/**
 * Calls that are answered later, in the order of their coming. Callers that have given up or ended are found when there are many, so
 * that what is kept is as much as callers wait, and never more than a server wants to keep:
 *
 * <pre>{@code
 * private final WaitingCalls<Deferred<String>> readers = new WaitingCalls<>(64);
 *
 * public String read() throws StatusException {
 *     readers.makeRoom();
 *     readers.add(Deferred.take());
 *     return null;
 * }
 * }</pre>
 *
 * @param <C> the calls with what is to be known of each
 */
public final class WaitingCalls<C extends WaitingCalls.Call> {
    private static final int FIRST_LOOK = 16;

    private final ArrayDeque<C> calls = new ArrayDeque<>();
    private final int most;
    /** When there are so many, those that nobody waits for are looked for. */
    private int lookAt = FIRST_LOOK;

    /** A call that waits. */
    public interface Call {
        /** Whether the caller still waits. */
        boolean isAwaited();

        /** Answers with an error. @return whether the caller got it */
        boolean fail(int status);
    }

    /** @param most so many at once, others are refused */
    public WaitingCalls(int most) {
        this.most = most;
    }

    /** Before a call is made one that waits. @throws StatusException {@code TOO_MANY} */
    public void makeRoom() throws StatusException {
        if (calls.size() < Math.min(lookAt, most)) {
            return;
        }
        for (int i = calls.size(); i > 0; i--) {
            C call = calls.remove();
            if (call.isAwaited()) {
                calls.add(call);
            } else {
                call.fail(Status.CANCELLED);
            }
        }
        lookAt = Math.max(FIRST_LOOK, 2 * calls.size());
        if (calls.size() >= most) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
    }

    /** Adds a call for which {@link #makeRoom} has found room. */
    public void add(C call) {
        calls.add(call);
    }

    public boolean isEmpty() {
        return calls.isEmpty();
    }

    /** How many are kept. */
    public int size() {
        return calls.size();
    }

    /** The oldest, which stays; null if there is none. */
    public C peek() {
        return calls.peek();
    }

    /** Takes the oldest. @throws java.util.NoSuchElementException if there is none */
    public C remove() {
        return calls.remove();
    }

    /** Answers all with an error. */
    public void failAll(int status) {
        while (!calls.isEmpty()) {
            calls.remove().fail(status);
        }
    }
}
