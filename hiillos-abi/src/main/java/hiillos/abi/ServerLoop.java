package hiillos.abi;

import hiillos.abi.kernel.Message;

/** Receives calls and answers them, for ever. */
public final class ServerLoop {
    private static final int INDEX_SHIFT = 32;

    private final Dispatcher[] dispatchers;

    private ServerLoop(Service.Provided[] exports) {
        int count = 0;
        for (Service.Provided export : exports) {
            count = Math.max(count, export.index() + 1);
        }
        dispatchers = new Dispatcher[count];
        for (Service.Provided export : exports) {
            dispatchers[export.index()] = export.dispatcher();
        }
    }

    /** The badge of a Sender for an export. @param client a number that no other client of the export has */
    public static long badge(int exportIndex, int client) {
        return (long) exportIndex << INDEX_SHIFT | client & 0xffff_ffffL;
    }

    /**
     * Serves the exports, one call at a time.
     *
     * @throws StatusException when the kernel refuses to deliver more
     */
    public static void run(Service.Provided... exports) throws StatusException {
        ServerLoop loop = new ServerLoop(exports);
        Receiver receiver = exports[0].receiver();
        Message message = new Message();
        StatusException.check(receiver.receive(message));
        while (true) {
            if (message.operation() == Wire.PING) {
                message.header = 0;
            } else {
                loop.handle(message);
            }
            StatusException.check(receiver.replyReceive(message));
        }
    }

    private void handle(Message message) {
        long index = message.badge >>> INDEX_SHIFT;
        if (index < dispatchers.length && dispatchers[(int) index] != null) {
            dispatchers[(int) index].handle(message);
        } else {
            message.header = Message.header(ServiceStatus.NOT_FOUND, 0, 0);
        }
    }

    /** Handles messages as the loop does, for servers with a loop of their own. */
    public static MessageHandler handler(Service.Provided... exports) {
        return new ServerLoop(exports)::handle;
    }

    /** Replaces a message by the answer to it. */
    @FunctionalInterface
    public interface MessageHandler {
        void handle(Message message);
    }
}
