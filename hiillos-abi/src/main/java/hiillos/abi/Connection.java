package hiillos.abi;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A client's side of a protocol, which proxies use. For any number of threads. */
public final class Connection implements AutoCloseable {
    private static final int MAXIMUM_STATUS = 0xffff;
    private static final VarHandle SPARE = spare();
    /** A server that dies again and again while it serves the same call is not asked for ever. */
    private static final int MOST_ATTEMPTS = 8;

    private final Transport transport;
    private final ObjectTable objects;
    private final long timeoutNanos;
    private final boolean isRetried;
    /** A buffer for the next call; taken out while a call uses it. */
    private WireBuffer spare;

    public Connection(Transport transport) {
        this(transport, null);
    }

    Connection(Transport transport, ObjectTable objects) {
        this(transport, objects, 0, false);
    }

    private Connection(Transport transport, ObjectTable objects, long timeoutNanos, boolean isRetried) {
        this.transport = transport;
        this.objects = objects;
        this.timeoutNanos = timeoutNanos;
        this.isRetried = isRetried;
    }

    private static VarHandle spare() {
        try {
            return MethodHandles.lookup().findVarHandle(Connection.class, "spare", WireBuffer.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The same way; each of its calls fails with {@code TIMED_OUT} after so many nanoseconds. 0: they wait for ever. */
    public Connection withTimeout(long nanos) {
        return new Connection(transport, objects, nanos, isRetried);
    }

    /** The same way; calls that a dying server has dropped are made again. For operations that may be done twice. */
    public Connection withRetry() {
        return new Connection(transport, objects, timeoutNanos, true);
    }

    /** Whether calls that a dying server has dropped are made again. */
    boolean isRetried() {
        return isRetried;
    }

    /** The capability. @throws IllegalStateException when there is none, as in tests */
    public Sender sender() {
        if (transport instanceof Sender sender) {
            return sender;
        }
        throw new IllegalStateException("this connection is no capability that could be passed on");
    }

    /** Closes the capability. */
    @Override
    public void close() {
        if (transport instanceof Sender sender) {
            sender.close();
        }
    }

    /** A buffer, empty, for a call's arguments. */
    public WireBuffer begin() {
        WireBuffer wire = spare;
        if (wire == null || !SPARE.compareAndSet(this, wire, null)) {
            wire = new WireBuffer();
            wire.objects = objects;
        }
        wire.clear();
        return wire;
    }

    /** Gives a buffer back whose result has been read. What it had of capabilities is closed. */
    public void end(WireBuffer wire) {
        wire.handles.close();
        spare = wire;
    }

    /**
     * Calls an operation with the arguments that the buffer holds; then it holds the result. Only what was not answered is called
     * again: once an answer begins, the arguments are gone.
     *
     * @throws StatusException the kernel's error or the server's
     */
    public void call(int operation, WireBuffer wire) throws StatusException {
        int attempts = isRetried ? MOST_ATTEMPTS : 1;
        while (true) {
            try {
                transmit(operation, wire);
                break;
            } catch (StatusException failure) {
                if (failure.status() != Status.REPLY_DROPPED || --attempts <= 0 || wire.handles.isGiving()) {
                    throw failure;
                }
            }
        }
        receive(wire);
    }

    /** Sends the arguments and waits until the answer begins. */
    private void transmit(int operation, WireBuffer wire) throws StatusException {
        Message message = wire.message;
        if (wire.handles.failure() != 0) {
            throw new StatusException(wire.handles.failure());
        }
        int count = wire.count();
        int countHandles = wire.handles.count();
        if (wire.isInPlace()) {
            wire.loadRegisters(message);
        } else {
            long page = IpcPage.current();
            int sent = count > Wire.capacity(page) ? push(wire, page) : 0;
            int at = sent > 0 ? 1 : 0;
            long number = message.word0;
            Wire.putPart(message, page, at, wire, sent, count - sent);
            if (sent > 0) {
                message.word0 = number;
                operation |= Wire.CONTINUED;
            }
            count = count - sent + at;
        }
        if (countHandles > 0) {
            wire.handles.store(IpcPage.current());
        }
        exchange(message, Message.header(operation, count, countHandles));
    }

    /** Sends the operation one way. The arguments are at most six words. */
    public void send(int operation, WireBuffer wire) throws StatusException {
        Message message = wire.message;
        if (wire.count() > IpcBuffer.REGISTER_WORDS || wire.handles.count() != 0) {
            throw new StatusException(ServiceStatus.MESSAGE_TOO_LONG);
        }
        if (wire.isInPlace()) {
            wire.loadRegisters(message);
        } else {
            Wire.putPart(message, 0, 0, wire, 0, wire.count());
        }
        message.header = Message.header(operation, wire.count(), 0);
        StatusException.check(transport.send(message));
    }

    /** Calls an operation that every server answers at once: measures the way there and back. */
    public void ping() throws StatusException {
        WireBuffer wire = begin();
        try {
            exchange(wire.message, Message.header(Wire.PING, 0, 0));
            succeed(wire.message);
        } finally {
            end(wire);
        }
    }

    /** The error for an answer that does not follow the protocol. */
    public StatusException badAnswer() {
        return new StatusException(ServiceStatus.BAD_MESSAGE);
    }

    /** Sends all words but those that the call itself carries; word 0 is the server's number then. Returns how many. */
    private int push(WireBuffer wire, long page) throws StatusException {
        int count = wire.count();
        if (count > WireBuffer.MAXIMUM_WORDS) {
            throw new StatusException(ServiceStatus.MESSAGE_TOO_LONG);
        }
        Message message = wire.message;
        int most = Wire.capacity(page) - 1;
        int sent = 0;
        long number = 0;
        while (count - sent > most) {
            Wire.putPart(message, page, 1, wire, sent, most);
            message.word0 = Wire.part(number, sent);
            exchange(message, Message.header(Wire.PUSH, most + 1, 0));
            succeed(message);
            number = message.word0;
            sent += most;
        }
        return sent;
    }

    private void exchange(Message message, long header) throws StatusException {
        message.header = header;
        if (timeoutNanos != 0) {
            message.header |= Message.DEADLINE;
            long now = SystemCalls.clockRead();
            message.deadline = timeoutNanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + timeoutNanos;
        }
        long status = transport.exchange(message);
        if (status != 0) {
            throw new StatusException((int) -status);
        }
    }

    private void succeed(Message message) throws StatusException {
        int status = message.operation();
        if (status != 0) {
            throw status < 0 || status > MAXIMUM_STATUS ? badAnswer() : new StatusException(status);
        }
    }

    private void receive(WireBuffer wire) throws StatusException {
        Message message = wire.message;
        long page = IpcPage.current();
        if (message.countWords() > Wire.capacity(page)) {
            throw badAnswer();
        }
        if (message.operation() == Wire.MORE) {
            pull(wire, page);
            return;
        }
        Wire.receive(message, page, wire);
        succeed(message);
    }

    /** Gets the rest of a long answer. */
    private void pull(WireBuffer wire, long page) throws StatusException {
        Message message = wire.message;
        long number = Wire.number(message.word0);
        int total = Wire.index(message.word0);
        wire.clearForLater();
        wire.handles.load(page, page == 0 ? 0 : message.countHandles());
        Wire.takePart(message, page, 1, wire);
        boolean isSound = total > Wire.capacity(0) && total <= WireBuffer.MAXIMUM_WORDS && wire.count() > 0;
        while (isSound && wire.count() < total) {
            int before = wire.count();
            message.word0 = Wire.part(number, before);
            exchange(message, Message.header(Wire.PULL, 1, 0));
            succeed(message);
            if (message.countWords() > Wire.capacity(page)) {
                throw badAnswer();
            }
            Wire.takePart(message, page, 0, wire);
            isSound = wire.count() > before;
        }
        if (!isSound || wire.count() > total) {
            throw badAnswer();
        }
    }
}
