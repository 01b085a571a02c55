package hiillos.abi;

import hiillos.abi.kernel.Message;

/** A client's side of a protocol, which proxies use. For one thread at a time. */
public final class Connection {
    private static final int MAXIMUM_STATUS = 0xffff;

    private final Transport transport;
    private final Message message = new Message();
    private final WireBuffer wire = new WireBuffer();

    public Connection(Transport transport) {
        this.transport = transport;
    }

    /** The buffer, empty, for a call's arguments. */
    public WireBuffer begin() {
        wire.clear();
        return wire;
    }

    /**
     * Calls an operation with the arguments that the buffer holds; then it holds the result.
     *
     * @throws StatusException the kernel's error or the server's
     */
    public void call(int operation) throws StatusException {
        int count = wire.count();
        if (count > WireBuffer.MAXIMUM_WORDS) {
            throw new StatusException(ServiceStatus.MESSAGE_TOO_LONG);
        }
        int sent = 0;
        while (count - sent > Wire.WORDS) {
            message.word0 = sent;
            int used = Wire.fill(message, 1, wire, sent, Wire.WORDS - 1);
            exchange(Wire.PUSH, used);
            succeed();
            sent += Wire.WORDS - 1;
        }
        int used = Wire.fill(message, 0, wire, sent, count - sent);
        exchange(sent > 0 ? operation | Wire.CONTINUED : operation, used);
        receive();
    }

    /** Calls an operation that every server answers at once: measures the way there and back. */
    public void ping() throws StatusException {
        exchange(Wire.PING, 0);
        succeed();
    }

    /** The error for an answer that does not follow the protocol. */
    public StatusException badAnswer() {
        return new StatusException(ServiceStatus.BAD_MESSAGE);
    }

    private void exchange(int operation, int countWords) throws StatusException {
        message.header = Message.header(operation, countWords, 0);
        StatusException.check(transport.exchange(message));
    }

    private void succeed() throws StatusException {
        int status = message.operation();
        if (status < 0 || status > MAXIMUM_STATUS) {
            throw badAnswer();
        }
        if (status != 0) {
            throw new StatusException(status);
        }
    }

    private void receive() throws StatusException {
        wire.clear();
        if (message.operation() != Wire.MORE) {
            succeed();
            append(0);
            return;
        }
        long total = message.word0;
        if (total <= Wire.WORDS || total > WireBuffer.MAXIMUM_WORDS) {
            throw badAnswer();
        }
        append(1);
        while (wire.count() < total) {
            Wire.fill(message, 0, wire, 0, 0);
            message.word0 = wire.count();
            exchange(Wire.PULL, 1);
            succeed();
            if (message.countWords() == 0) {
                throw badAnswer();
            }
            append(0);
        }
        if (wire.count() > total) {
            throw badAnswer();
        }
    }

    private void append(int from) throws StatusException {
        int used = message.countWords();
        if (used > Wire.WORDS) {
            throw badAnswer();
        }
        for (int i = from; i < used; i++) {
            wire.putLong(Wire.word(message, i));
        }
    }
}
