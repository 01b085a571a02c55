package hiillos.abi;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SystemCalls;

/** The receiving end of calls. */
public final class Receiver extends Handle {
    private static final int TELLS_END = 1;

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

    /** Answers the caller of the current thread; see {@link SystemCalls#ipcReply}. */
    public long reply(Message message) {
        return SystemCalls.ipcReply(message);
    }

    /**
     * Makes a Sender as {@link #mint} does; when its last handle is gone, a message of the kernel's with its badge says so:
     * {@link hiillos.abi.kernel.KernelOperation#SENDER_CLOSED}.
     */
    public Sender mintHeard(long badge) throws StatusException {
        return new Sender((int) StatusException.check(SystemCalls.senderCreate(number(), badge, TELLS_END)));
    }

    /** Delivers the bits of a Notify to this Receiver as messages with a badge. */
    public void bind(Notify notify, long badge) throws StatusException {
        StatusException.check(SystemCalls.notifyBind(notify.number(), number(), badge));
    }

    /** Makes a Sender whose calls arrive with the badge. */
    public Sender mint(long badge) throws StatusException {
        return new Sender((int) StatusException.check(SystemCalls.senderCreate(number(), badge, 0)));
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Receiver duplicate(int rights) throws StatusException {
        return new Receiver(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Receiver duplicate() throws StatusException {
        return new Receiver(duplicateNumber());
    }
}
