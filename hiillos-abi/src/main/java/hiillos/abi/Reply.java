package hiillos.abi;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.SystemCalls;

/** The right to answer one call, once. Closing it gives the caller {@code REPLY_DROPPED}. */
public final class Reply extends Handle {
    public Reply(int number) {
        super(number);
    }

    /** Makes the call that the current thread is about to answer one that can be answered later, by any thread. */
    static Reply take() throws StatusException {
        return new Reply((int) StatusException.check(SystemCalls.replyTake()));
    }

    /** Whether the caller still waits. */
    boolean isAwaited() {
        byte[] record = new byte[ObjectInformation.REPLY_BYTES];
        long status = SystemCalls.objectInformation(number(), ObjectInformation.COUNTERS, RawBytes.address(record, 0), record.length);
        return status == record.length && record[ObjectInformation.REPLY_AWAITED] != 0;
    }

    /** Answers; the handle is closed then. Returns 0 or a negated status. */
    long send(Message message) {
        long status = SystemCalls.ipcReplyTo(number(), message);
        if (status == 0) {
            release();
        }
        return status;
    }
}
