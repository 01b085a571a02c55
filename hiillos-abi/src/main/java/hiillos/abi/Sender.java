package hiillos.abi;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SystemCalls;

/** The calling end of a {@link Receiver}. */
public final class Sender extends Handle implements Transport {
    public Sender(int number) {
        super(number);
    }

    /** One {@code call} system call: the answer replaces the message. Result as of {@link SystemCalls#ipcCall}. */
    @Override
    public long exchange(Message message) {
        return SystemCalls.ipcCall(number(), message);
    }

    /** Queues a one-way message; never waits. Result as of {@link SystemCalls#ipcSend}. */
    @Override
    public long send(Message message) {
        return SystemCalls.ipcSend(number(), message);
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Sender duplicate(int rights) throws StatusException {
        return new Sender(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Sender duplicate() throws StatusException {
        return new Sender(duplicateNumber());
    }
}
