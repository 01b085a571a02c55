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
}
