package hiillos.abi;

import hiillos.abi.kernel.Message;

/** What carries a message to a server and its answer back: a {@link Sender}, or in tests something in this process. */
public interface Transport {
    /** Sends the message and replaces it by the answer; returns 0, or a negated {@link hiillos.abi.kernel.Status}. */
    long exchange(Message message);
}
