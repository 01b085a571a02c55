package hiillos.abi;

import hiillos.abi.kernel.Message;
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

    /** Answers; the handle is closed then. Returns 0 or a negated status. */
    long send(Message message) {
        long status = SystemCalls.ipcReplyTo(number(), message);
        if (status == 0) {
            release();
        }
        return status;
    }
}
