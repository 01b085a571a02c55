package hiillos.abi;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Status;
import java.util.Arrays;

/** What one thread of a server needs to answer one message after the other. */
final class Turn {
    /** By the number in each thread's page; place 0 is that of threads without page, as in unit tests. */
    private static volatile Turn[] current = new Turn[1];

    private final WireBuffer request = new WireBuffer();
    private final WireBuffer answer = new WireBuffer(true);
    private final ObjectTable objects;
    private final Exchanges exchanges;
    private Dispatcher dispatcher;
    private int operation;
    private long badge;
    private boolean isOneWay;

    Turn(ObjectTable objects, Exchanges exchanges) {
        this.objects = objects;
        this.exchanges = exchanges;
        request.objects = objects;
        answer.objects = objects;
        request.handles.prepare();
        answer.handles.prepare();
    }

    /** What the calling thread answers now. */
    static Turn current() {
        Turn turn = current[IpcPage.number()];
        if (turn == null || turn.dispatcher == null) {
            throw new IllegalStateException("no call is being answered by this thread");
        }
        return turn;
    }

    private static synchronized void enter(Turn turn) {
        int number = IpcPage.number();
        if (number == 0 && IpcPage.current() != 0) {
            number = current.length;
            IpcPage.setNumber(number);
        }
        if (number >= current.length) {
            current = Arrays.copyOf(current, number + 1);
        }
        current[number] = turn;
    }

    /** Makes this what {@link #current} finds on the calling thread. */
    void enter() {
        if (current[IpcPage.number()] != this) {
            enter(this);
        }
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    int operation() {
        return operation;
    }

    /** Who calls. */
    long badge() {
        return badge;
    }

    ObjectTable objects() {
        return objects;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    /** The server's code took the right to answer: this turn must not. */
    void defer() {
        answer.defer();
    }

    boolean isDeferred() {
        return answer.isDeferred();
    }

    boolean isOneWay() {
        return isOneWay;
    }

    /** Whether capabilities go with the answer: then who sends it must hear whether it arrived. */
    boolean hasHandles() {
        return answer.handles.count() != 0;
    }

    /** The answer did not arrive: what it would have given away is closed. */
    void notDelivered() {
        answer.handles.close();
    }

    /** The answer is gone: the next message, which may be none of a dispatcher's, has none of its capabilities. */
    void forgetHandles() {
        answer.handles.clear();
    }

    /** Closes what came with a message that nobody looks at. */
    void drop(Message message) {
        if (message.countHandles() != 0 && IpcPage.current() != 0) {
            request.handles.load(IpcPage.current(), message.countHandles());
            request.handles.close();
        }
    }

    /** Replaces a message by the answer to it. */
    void perform(Dispatcher target, Message message) {
        int operation = message.operation();
        answer.clear();
        isOneWay = (message.header & Message.ONE_WAY) != 0;
        if (operation == Wire.PING) {
            drop(message);
            finish(message, 0);
            return;
        }
        long page = IpcPage.current();
        if (page == 0 && (message.countWords() > Wire.capacity(0) || message.countHandles() != 0)) {
            finish(message, ServiceStatus.BAD_MESSAGE);
            return;
        }
        Wire.receive(message, page, request);
        if (operation == Wire.PUSH || operation == Wire.PULL) {
            request.handles.close();
            part(message, operation, page);
        } else {
            call(target, message, operation, page);
        }
    }

    private void part(Message message, int operation, long page) {
        try {
            if (operation == Wire.PUSH) {
                push(message);
            } else {
                pull(message, page);
            }
        } catch (OutOfMemoryError full) {
            finish(message, shortOfMemory(exchanges));
        }
    }

    /**
     * There is no memory for a message. What comes from a client must not end a server: the message is refused, and what others
     * have left unfinished makes room for the next.
     */
    private static int shortOfMemory(Exchanges exchanges) {
        exchanges.forgetAll();
        return Status.OUT_OF_MEMORY;
    }

    private void push(Message message) {
        int used = request.count();
        long part = used > 0 ? request.word(0) : 0;
        long number = Wire.number(part);
        if (used < 2) {
            finish(message, ServiceStatus.BAD_MESSAGE);
            return;
        }
        // Taken out until it has grown: no other thread sees it meanwhile, and if it cannot grow it is gone.
        WireBuffer words = number == 0 ? new WireBuffer() : exchanges.takeRequest(message.badge, number);
        if (words == null || Wire.index(part) != words.count()) {
            finish(message, ServiceStatus.BAD_MESSAGE);
            return;
        }
        if (words.count() + used - 1 > WireBuffer.MAXIMUM_WORDS) {
            finish(message, ServiceStatus.MESSAGE_TOO_LONG);
            return;
        }
        for (int i = 1; i < used; i++) {
            words.putLong(request.word(i));
        }
        long given = number;
        if (number == 0) {
            given = exchanges.beginRequest(message.badge, words);
        } else {
            exchanges.keepRequest(message.badge, number, words);
        }
        finish(message, 0);
        message.header = Message.header(0, 1, 0);
        message.word0 = given;
    }

    private void pull(Message message, long page) {
        long part = request.count() == 1 ? request.word(0) : 0;
        long number = Wire.number(part);
        int from = Wire.index(part);
        WireBuffer words = exchanges.answer(message.badge, number);
        if (words == null || from >= words.count()) {
            finish(message, ServiceStatus.BAD_MESSAGE);
            return;
        }
        int count = Math.min(Wire.capacity(page), words.count() - from);
        Wire.putPart(message, page, 0, words, from, count);
        message.header = Message.header(0, count, 0);
        if (from + count == words.count()) {
            exchanges.endAnswer(message.badge, number);
        }
    }

    private void call(Dispatcher target, Message message, int code, long page) {
        operation = code & ~Wire.CONTINUED;
        dispatcher = target;
        badge = message.badge;
        WireBuffer arguments = request;
        int status = 0;
        if ((code & Wire.CONTINUED) != 0) {
            try {
                arguments = join(message, page);
            } catch (StatusException refused) {
                status = refused.status();
            } catch (OutOfMemoryError full) {
                status = shortOfMemory(exchanges);
            }
        }
        if (status == 0) {
            status = perform(target, arguments);
        }
        arguments.handles.close();
        dispatcher = null;
        if (answer.isDeferred()) {
            return;
        }
        seal(message, status, page);
    }

    /** The arguments whose first words have come before. */
    private WireBuffer join(Message message, long page) throws StatusException {
        WireBuffer arguments = request.count() == 0 ? null : exchanges.takeRequest(message.badge, request.word(0));
        if (arguments == null) {
            throw new StatusException(ServiceStatus.BAD_MESSAGE);
        }
        if (arguments.count() + request.count() - 1 > WireBuffer.MAXIMUM_WORDS) {
            throw new StatusException(ServiceStatus.MESSAGE_TOO_LONG);
        }
        for (int i = 1; i < request.count(); i++) {
            arguments.putLong(request.word(i));
        }
        arguments.objects = objects;
        arguments.handles.load(page, message.countHandles());
        request.handles.clear();
        return arguments;
    }

    private int perform(Dispatcher target, WireBuffer arguments) {
        try {
            return target.dispatch(operation, arguments, answer) ? 0 : ServiceStatus.UNKNOWN_OPERATION;
        } catch (MalformedMessageException malformed) {
            return ServiceStatus.BAD_MESSAGE;
        } catch (StatusException failure) {
            return failure.status();
        } catch (OutOfMemoryError full) {
            if (arguments.isRead() && !answer.isBegun()) {
                // The server's own code, and what it was doing is half done.
                throw full;
            }
            return shortOfMemory(exchanges);
        }
    }

    private void seal(Message message, int status, long page) {
        seal(message, answer, status, page, exchanges);
    }

    /** Makes the answer out of what the buffer holds. */
    static void seal(Message message, WireBuffer answer, int status, long page, Exchanges exchanges) {
        int error = status != 0 ? status : answer.count() > WireBuffer.MAXIMUM_WORDS ? ServiceStatus.MESSAGE_TOO_LONG
                : answer.handles.failure();
        if (error != 0) {
            answer.handles.close();
            finish(message, error);
            return;
        }
        int count = answer.count();
        int countHandles = answer.handles.count();
        if (countHandles > 0) {
            answer.handles.store(page);
        }
        if (answer.isInPlace()) {
            answer.loadRegisters(message);
            message.header = Message.header(0, count, countHandles);
        } else if (count <= Wire.capacity(page)) {
            Wire.putPart(message, page, 0, answer, 0, count);
            message.header = Message.header(0, count, countHandles);
        } else {
            int first = Wire.capacity(page) - 1;
            Wire.putPart(message, page, 1, answer, 0, first);
            long number;
            try {
                number = exchanges.beginAnswer(message.badge, answer.detach());
            } catch (OutOfMemoryError full) {
                answer.handles.close();
                finish(message, shortOfMemory(exchanges));
                return;
            }
            message.word0 = Wire.part(number, count);
            message.header = Message.header(Wire.MORE, first + 1, countHandles);
        }
    }

    /** An answer without words. */
    static void finish(Message message, int status) {
        message.header = Message.header(status, 0, 0);
        message.word0 = 0;
        message.word1 = 0;
        message.word2 = 0;
        message.word3 = 0;
        message.word4 = 0;
        message.word5 = 0;
    }
}
