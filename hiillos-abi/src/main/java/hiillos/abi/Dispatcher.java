package hiillos.abi;

import hiillos.abi.kernel.Message;
import java.util.HashMap;
import java.util.Map;

/**
 * A server's side of a protocol: decodes messages, calls the implementation, encodes results. Generated classes add the
 * protocol; this class has what is common. A message that does not follow the protocol is answered with an error and
 * reaches no code of the server's.
 */
public abstract class Dispatcher {
    private static final int MAXIMUM_CALLERS = 1024;

    private final Map<Long, Exchange> exchanges = new HashMap<>();

    /** What is under way with one caller. */
    private static final class Exchange {
        final WireBuffer request = new WireBuffer();
        final WireBuffer answer = new WireBuffer();
    }

    protected Dispatcher() {}

    /**
     * Performs one operation.
     *
     * @param operation number from 1
     * @param request the arguments; all are read and checked before the server's code is called
     * @param answer takes the result
     * @return whether the protocol has the operation
     * @throws MalformedMessageException when the arguments are not as the protocol says
     */
    protected abstract boolean dispatch(int operation, WireBuffer request, WireBuffer answer) throws StatusException;

    /** Replaces a message by the answer to it. */
    public final void handle(Message message) {
        int operation = message.operation();
        int used = message.countWords();
        if (operation == Wire.PING) {
            finish(message, 0, 0);
            return;
        }
        if (used > Wire.WORDS || message.countHandles() != 0) {
            finish(message, ServiceStatus.BAD_MESSAGE, 0);
            return;
        }
        Exchange exchange = exchanges.get(message.badge);
        if (exchange == null) {
            if (exchanges.size() == MAXIMUM_CALLERS) {
                finish(message, ServiceStatus.TOO_MANY, 0);
                return;
            }
            exchange = new Exchange();
            exchanges.put(message.badge, exchange);
        }
        switch (operation) {
            case Wire.PUSH -> push(message, exchange.request, used);
            case Wire.PULL -> pull(message, exchange.answer, used);
            default -> call(message, exchange, used);
        }
    }

    private static void push(Message message, WireBuffer request, int used) {
        if (used != 0 && message.word0 == 0) {
            request.clear();
        }
        if (used < 2 || message.word0 != request.count()) {
            request.clear();
            finish(message, ServiceStatus.BAD_MESSAGE, 0);
            return;
        }
        if (request.count() + used - 1 > WireBuffer.MAXIMUM_WORDS) {
            request.clear();
            finish(message, ServiceStatus.MESSAGE_TOO_LONG, 0);
            return;
        }
        for (int i = 1; i < used; i++) {
            request.putLong(Wire.word(message, i));
        }
        finish(message, 0, 0);
    }

    private static void pull(Message message, WireBuffer answer, int used) {
        long from = message.word0;
        if (used != 1 || from < 0 || from >= answer.count()) {
            finish(message, ServiceStatus.BAD_MESSAGE, 0);
            return;
        }
        int count = Math.min(Wire.WORDS, answer.count() - (int) from);
        finish(message, 0, Wire.fill(message, 0, answer, (int) from, count));
    }

    private void call(Message message, Exchange exchange, int used) {
        WireBuffer request = exchange.request;
        WireBuffer answer = exchange.answer;
        int operation = message.operation();
        boolean continued = (operation & Wire.CONTINUED) != 0;
        if (!continued) {
            request.clear();
        }
        answer.clear();
        boolean sound = !continued || request.count() > 0;
        for (int i = 0; i < used; i++) {
            request.putLong(Wire.word(message, i));
        }
        int status = sound ? perform(operation & ~Wire.CONTINUED, request, answer) : ServiceStatus.BAD_MESSAGE;
        request.clear();
        if (status == 0 && answer.count() > WireBuffer.MAXIMUM_WORDS) {
            status = ServiceStatus.MESSAGE_TOO_LONG;
        }
        if (status != 0) {
            answer.clear();
            finish(message, status, 0);
        } else if (answer.count() <= Wire.WORDS) {
            finish(message, 0, Wire.fill(message, 0, answer, 0, answer.count()));
        } else {
            message.word0 = answer.count();
            finish(message, Wire.MORE, Wire.fill(message, 1, answer, 0, Wire.WORDS - 1));
        }
    }

    private int perform(int operation, WireBuffer request, WireBuffer answer) {
        try {
            return dispatch(operation, request, answer) ? 0 : ServiceStatus.UNKNOWN_OPERATION;
        } catch (MalformedMessageException malformed) {
            return ServiceStatus.BAD_MESSAGE;
        } catch (StatusException failure) {
            return failure.status();
        }
    }

    private static void finish(Message message, int status, int countWords) {
        message.header = Message.header(status, countWords, 0);
        if (countWords == 0) {
            message.word0 = 0;
            message.word1 = 0;
            message.word2 = 0;
            message.word3 = 0;
            message.word4 = 0;
            message.word5 = 0;
        }
    }
}
