package hiillos.root;

import hiillos.abi.Receiver;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Message;

/** Root's main loop: calls of the initfs and reports of watches, at one Receiver. */
final class RootLoop {
    private static final int INDEX_SHIFT = 32;

    private final Receiver receiver;
    private final ServerLoop.MessageHandler services;
    private final EndListener listener;

    /** Hears of the ends of processes. */
    @FunctionalInterface
    interface EndListener {
        void ended(int number, long reason);
    }

    RootLoop(Receiver receiver, Service.Provided initfs, EndListener listener) {
        this.receiver = receiver;
        services = ServerLoop.handler(initfs);
        this.listener = listener;
    }

    void run() throws StatusException {
        Message message = new Message();
        StatusException.check(receiver.receive(message));
        while (true) {
            handle(message);
            StatusException.check(ServerLoop.replyReceive(receiver, message));
        }
    }

    /** Only root itself can make a Sender with the badge of a watch, so its report can be trusted. */
    void handle(Message message) {
        if (message.badge >>> INDEX_SHIFT == Watch.INDEX && message.operation() == Watch.ENDED) {
            long reason = message.word1;
            message.header = Message.header(0, 0, 0);
            listener.ended((int) message.word0, reason);
        } else {
            services.handle(message);
        }
    }
}
