package hiillos.abi.kernel;

/**
 * A thread's IPC buffer: one page that it registers with {@link SystemCalls#threadSetBuffer}, for what does not fit into
 * registers.
 *
 * <pre>
 * 0     16 handles. Sent: u32 handle, u32 rights to keep, bit 31 set: move. Received: u32 handle, u32 object type
 * 128   words: word i at 128 + 8 × i. The first six are not here but in registers
 * 2168  free
 * </pre>
 */
public final class IpcBuffer {
    /** The size, and the alignment. */
    public static final int BYTES = 4096;
    /** Offset of the first word's place. */
    public static final int WORDS = 128;
    /** Words that travel in registers. */
    public static final int REGISTER_WORDS = 6;
    /** The longest message. */
    public static final int MAXIMUM_WORDS = 255;
    /** The most handles in one message. */
    public static final int MAXIMUM_HANDLES = 16;
    /** In the rights of a handle that is sent: the sender's handle is closed. */
    public static final int MOVE = 1 << 31;

    private IpcBuffer() {}

    /** Offset of a word. */
    public static int word(int index) {
        return WORDS + 8 * index;
    }

    /** Offset of a handle's entry. */
    public static int handle(int index) {
        return 8 * index;
    }
}
