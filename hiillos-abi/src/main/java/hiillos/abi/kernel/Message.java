package hiillos.abi.kernel;

/**
 * One message: a header and six words; further words and handles are in the thread's {@link IpcBuffer}. The IPC stubs read
 * it, and write what came back into it.
 *
 * <pre>
 * header   63      53 52     48 47      40 39     32 31                    0
 *         |    0     |  flags  | handles  |  words  |  protocol operation   |
 * </pre>
 *
 * The stubs in {@link SystemCalls} know this class's layout: nothing but {@code long} fields, in this order.
 */
public final class Message {
    /** Header flag: the call has a deadline; see {@link #deadline}. */
    public static final long DEADLINE = 1L << 48;
    /** Header flag, received: signal bits of a Notify that is bound to the Receiver. Word 0 has them; nobody waits. */
    public static final long NOTIFICATION = 1L << 50;
    /** Header flag, received: sent one way, nobody waits for an answer. */
    public static final long ONE_WAY = 1L << 51;
    /** Header flag, received: from the kernel; the operation is one of {@link KernelOperation}. */
    public static final long KERNEL = 1L << 52;

    /** Operation, and how many words and handles there are. */
    public long header;
    /** First word. */
    public long word0;
    /** Second word. */
    public long word1;
    /** Third word. */
    public long word2;
    /** Fourth word. */
    public long word3;
    /** Fifth word. */
    public long word4;
    /** Sixth word. */
    public long word5;
    /** Received: the badge of the Sender that was called; 0 in answers. */
    public long badge;
    /** Sent, when the header has {@link #DEADLINE}: absolute monotonic nanoseconds; 0 polls. */
    public long deadline;

    /** An empty message. */
    public Message() {}

    /** A header. */
    public static long header(int operation, int countWords, int countHandles) {
        return (operation & 0xffff_ffffL) | (long) (countWords & 0xff) << 32 | (long) (countHandles & 0xff) << 40;
    }

    /** The header's protocol operation; in answers, by convention, the result (0: good). */
    public int operation() {
        return (int) header;
    }

    /** How many words a header says there are. */
    public static int countWords(long header) {
        return (int) (header >>> 32) & 0xff;
    }

    /** How many handles a header says there are. */
    public static int countHandles(long header) {
        return (int) (header >>> 40) & 0xff;
    }

    /** How many words the sender says it filled. */
    public int countWords() {
        return countWords(header);
    }

    /** How many handles came along in the IPC buffer. */
    public int countHandles() {
        return countHandles(header);
    }
}
