package hiillos.abi;

import hiillos.abi.kernel.Message;

/**
 * A server's side of a protocol: decodes messages, calls the implementation, encodes results. Generated classes add the
 * protocol; {@link Turn} has what is common. A message that does not follow the protocol is answered with an error and
 * reaches no code of the server's.
 */
public abstract class Dispatcher {
    private Turn turn;

    protected Dispatcher() {}

    /**
     * Performs one operation.
     *
     * @param operation number from 1
     * @param request the arguments; all are read and checked before the server's code is called
     * @param answer takes the result; empty
     * @return whether the protocol has the operation
     * @throws MalformedMessageException when the arguments are not as the protocol says
     */
    protected abstract boolean dispatch(int operation, WireBuffer request, WireBuffer answer) throws StatusException;

    /** Encodes the result of an operation that is answered later. */
    protected abstract void encode(int operation, Object result, WireBuffer answer);

    /** Replaces a message by the answer to it; for tests and servers with a loop of their own, one thread at a time. */
    public final void handle(Message message) {
        if (turn == null) {
            turn = new Turn(null, new Exchanges());
        }
        turn.perform(this, message);
    }
}
