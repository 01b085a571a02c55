package hiillos.abi.protocol;

/** What can be done without waiting: bits of {@link File#ready}. */
public final class Ready {
    /** A read returns at once: bytes, the end or an error. */
    public static final int READ = 1;
    /** A write of at most {@link #WRITE_BYTES} returns at once. */
    public static final int WRITE = 1 << 1;
    /** The other side is gone. */
    public static final int HANG_UP = 1 << 2;

    /** A pipe is ready for writing when it has room for so many. */
    public static final int WRITE_BYTES = 4096;

    private Ready() {}
}
