package hiillos.abi;

import hiillos.abi.kernel.KernelOperation;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Receives calls and answers them, for ever; signals of Notifys too. Several threads can serve in one loop: then the
 * implementations must be made for that.
 */
public final class ServerLoop {
    private static final int INDEX_SHIFT = 32;
    /** Badges of Notifys: bit 61 alone, and a number. */
    private static final long SIGNALS = 1L << 61;

    private final Receiver receiver;
    private final Dispatcher[] dispatchers;
    private final ObjectTable objects;
    private final Exchanges exchanges = new Exchanges();
    private final Map<Long, SignalHandler> signals = new HashMap<>();
    private final Map<Long, MessageHandler> handlers = new HashMap<>();
    private LongConsumer senderListener = badge -> { };
    private LongFunction<Dispatcher> unknownBadges = badge -> null;
    private IdleAction idle;

    private ServerLoop(Service.Provided[] exports) {
        int count = 0;
        for (Service.Provided export : exports) {
            count = Math.max(count, export.index() + 1);
        }
        dispatchers = new Dispatcher[count];
        for (Service.Provided export : exports) {
            dispatchers[export.index()] = export.dispatcher();
        }
        receiver = exports.length == 0 ? null : exports[0].receiver();
        objects = exports.length == 0 ? null : exports[0].objects();
    }

    /** The badge of a Sender for an export. @param client a number that no other client of the export has */
    public static long badge(int exportIndex, int client) {
        return (long) exportIndex << INDEX_SHIFT | client & 0xffff_ffffL;
    }

    /** A loop for the exports of this server. */
    public static ServerLoop of(Service.Provided... exports) {
        return new ServerLoop(exports);
    }

    /**
     * Serves the exports, one call at a time.
     *
     * @throws StatusException when the kernel refuses to deliver more
     */
    public static void run(Service.Provided... exports) throws StatusException {
        of(exports).serve();
    }

    /** Has the loop call a handler when bits of a Notify are signalled. Before {@link #serve}. */
    public ServerLoop onSignal(Notify notify, SignalHandler handler) throws StatusException {
        long badge = SIGNALS | signals.size();
        receiver.bind(notify, badge);
        signals.put(badge, handler);
        return this;
    }

    /**
     * Has the loop tell badges of Senders whose last handle is gone, of those that the server made itself with
     * {@link Receiver#mintHeard}.
     */
    public ServerLoop onSenderClosed(LongConsumer listener) {
        senderListener = listener;
        return this;
    }

    /**
     * Has the loop ask for the object behind a badge that it does not know: one that a former process of this server published,
     * and that can be made anew. The function republishes it ({@link Service#republish}) and returns its dispatcher, or null.
     */
    public ServerLoop onUnknownBadge(LongFunction<Dispatcher> function) {
        unknownBadges = function;
        return this;
    }

    /** Has the loop do something whenever no message waits. For one thread. */
    public ServerLoop onIdle(IdleAction action) {
        idle = action;
        return this;
    }

    /** The badge of the Sender through which the call came that the calling thread is in. */
    public static long callerBadge() {
        return Turn.current().badge();
    }

    /** Has the loop call a handler for messages whose badge has this upper half: for Senders that the server made itself. */
    public ServerLoop onBadge(int upperHalf, MessageHandler handler) {
        handlers.put(upperHalf & 0xffff_ffffL, handler);
        return this;
    }

    /**
     * Answers messages, for ever. Any number of threads may be in here.
     *
     * @throws StatusException when the kernel refuses to deliver more
     */
    public void serve() throws StatusException {
        Turn turn = new Turn(objects, exchanges);
        Message message = new Message();
        IpcPage.current();
        turn.enter();
        long status = receive(message);
        while (true) {
            StatusException.check(status);
            status = handle(message, turn) ? answer(message, turn) : receive(message);
        }
    }

    private long answer(Message message, Turn turn) {
        if (turn.hasHandles()) {
            // Who gives capabilities away must hear whether they arrived.
            long status = receiver.reply(message);
            if (status != 0) {
                turn.notDelivered();
                refuse(message, status);
            }
            turn.forgetHandles();
            return receive(message);
        }
        if (idle == null) {
            return replyReceive(receiver, message);
        }
        message.header |= Message.DEADLINE;
        message.deadline = 0;
        return awaitMessage(message, replyReceive(receiver, message));
    }

    private long receive(Message message) {
        message.header = idle == null ? 0 : Message.DEADLINE;
        message.deadline = 0;
        return awaitMessage(message, receiver.receive(message));
    }

    /** Does what is to be done meanwhile if there was no message at once. */
    private long awaitMessage(Message message, long first) {
        long status = first;
        while (idle != null && (status == -Status.SHOULD_WAIT || status == -Status.TIMED_OUT)) {
            message.deadline = idle.untilNanos();
            message.header = Message.DEADLINE;
            status = receiver.receive(message);
        }
        return status;
    }

    /** A caller that cannot take the answer is told why, if it can take that. */
    private static void refuse(Message message, long status) {
        if (status != -Status.NO_CALLER) {
            Turn.finish(message, (int) -status);
            SystemCalls.ipcReply(message);
        }
    }

    /**
     * Answers and waits for the next message, as {@link Receiver#replyReceive}. If the caller cannot take the answer, it gets the
     * error instead: its fault is nobody else's.
     */
    public static long replyReceive(Receiver receiver, Message message) {
        long wait = message.header & Message.DEADLINE;
        long status = receiver.replyReceive(message);
        if (status == -Status.NO_BUFFER || status == -Status.OUT_OF_QUOTA || status == -Status.OUT_OF_MEMORY
                || status == -Status.BAD_HANDLE || status == -Status.ACCESS_DENIED) {
            refuse(message, status);
            message.header = wait;
            status = receiver.receive(message);
        }
        return status;
    }

    /** Does what a message asks for; returns whether there is an answer, which has replaced the message then. */
    private boolean handle(Message message, Turn turn) {
        if ((message.header & (Message.NOTIFICATION | Message.KERNEL)) != 0) {
            note(message);
            return false;
        }
        MessageHandler handler = handlers.isEmpty() ? null : handlers.get(message.badge >>> INDEX_SHIFT);
        Dispatcher dispatcher = handler != null ? null : dispatcher(message.badge);
        if (dispatcher != null) {
            turn.perform(dispatcher, message);
            if (turn.isOneWay()) {
                turn.notDelivered();
            }
            return !turn.isDeferred() && !turn.isOneWay();
        }
        if (handler != null) {
            handler.handle(message);
        } else if (message.operation() == Wire.PING) {
            message.header = 0;
        } else {
            turn.drop(message);
            Turn.finish(message, ServiceStatus.STALE);
        }
        return true;
    }

    private Dispatcher dispatcher(long badge) {
        long index = badge >>> INDEX_SHIFT;
        if (index < dispatchers.length) {
            return dispatchers[(int) index];
        }
        Dispatcher known = objects != null && ObjectTable.isObject(badge) ? objects.find(badge) : null;
        return known != null ? known : unknownBadges.apply(badge);
    }

    private void note(Message message) {
        if ((message.header & Message.NOTIFICATION) != 0) {
            SignalHandler handler = signals.get(message.badge);
            if (handler != null) {
                handler.signalled(message.word0);
            }
        } else if (message.operation() == KernelOperation.SENDER_CLOSED) {
            boolean isObject = objects != null && objects.senderClosed(message.badge, message.word1);
            if (!isObject) {
                senderListener.accept(message.badge);
            }
        } else if (handlers.containsKey(message.badge >>> INDEX_SHIFT)) {
            handlers.get(message.badge >>> INDEX_SHIFT).handle(message);
        }
    }

    /** Handles messages as the loop does, for servers with a loop of their own and tests. */
    public static MessageHandler handler(Service.Provided... exports) {
        ServerLoop loop = new ServerLoop(exports);
        Turn turn = new Turn(loop.objects, loop.exchanges);
        return message -> loop.handle(message, turn);
    }

    /** Replaces a message by the answer to it. */
    @FunctionalInterface
    public interface MessageHandler {
        void handle(Message message);
    }

    /** What a loop does when it has nothing else to do. */
    @FunctionalInterface
    public interface IdleAction {
        /** Does it; returns until when the loop may wait for messages before it asks again: absolute monotonic nanoseconds. */
        long untilNanos();
    }

    /** Hears of bits that were signalled. */
    @FunctionalInterface
    public interface SignalHandler {
        void signalled(long bits);
    }
}
