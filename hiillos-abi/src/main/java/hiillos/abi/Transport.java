package hiillos.abi;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Status;

/** What carries a message to a server and its answer back: a {@link Sender}, or in tests something in this process. */
public interface Transport {
    /** Sends the message and replaces it by the answer; returns 0, or a negated {@link hiillos.abi.kernel.Status}. */
    long exchange(Message message);

    /** Sends the message one way; returns 0, or a negated {@link hiillos.abi.kernel.Status}. */
    default long send(Message message) {
        return -Status.NOT_SUPPORTED;
    }
}
