package hiillos.abi;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SystemCalls;

/** The receiving end of calls. */
public final class Receiver extends Handle {
    public Receiver(int number) {
        super(number);
    }

    /** Waits for a call; see {@link SystemCalls#ipcRecv}. */
    public long receive(Message message) {
        return SystemCalls.ipcRecv(number(), message);
    }

    /** Answers the caller and waits for the next; see {@link SystemCalls#ipcReplyRecv}. */
    public long replyReceive(Message message) {
        return SystemCalls.ipcReplyRecv(number(), message);
    }

    /** Makes a Sender whose calls arrive with the badge. */
    public Sender mint(long badge) throws StatusException {
        return new Sender((int) StatusException.check(SystemCalls.senderCreate(number(), badge, 0)));
    }

    /**
     * Makes a Sender whose end is heard: when nobody has a handle of it any more, a message of the kernel's with the
     * operation {@link hiillos.abi.kernel.KernelOperation#SENDER_CLOSED} and the badge arrives.
     */
    public Sender mintHeard(long badge) throws StatusException {
        return new Sender((int) StatusException.check(SystemCalls.senderCreate(number(), badge, 1)));
    }
}
