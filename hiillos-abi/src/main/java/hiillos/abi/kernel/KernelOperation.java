package hiillos.abi.kernel;

/** Operations of messages that the kernel itself sends ({@link Message#KERNEL}). Numbers are stable. */
public final class KernelOperation {
    /**
     * A thread faulted and nobody in its process handles it: thread identity, vector, error code, address (page faults),
     * rip, rsp. The thread waits; answer 0 continues it, any other operation ends it.
     */
    public static final int FAULT = 1;
    /** A page of a pager Frame is missing: Frame identity, offset, access ({@link MapFlags}). Nobody waits for an answer. */
    public static final int PAGE = 2;
    /** The last handle for a pager Frame but the pager's own is gone: Frame identity. */
    public static final int CLOSED = 3;

    /** The last handle of a Sender that was made with the flag to tell is gone: its badge. */
    public static final int SENDER_CLOSED = 4;

    private KernelOperation() {}
}
