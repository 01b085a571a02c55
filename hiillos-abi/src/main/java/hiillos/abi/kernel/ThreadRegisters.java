package hiillos.abi.kernel;

/**
 * The registers of a suspended thread, as {@link SystemCalls#threadReadRegisters} and
 * {@link SystemCalls#threadWriteRegisters} copy them: the first 176 bytes as in {@link FaultRecord}, then these. Vector,
 * error, code and stack selector are ignored when written.
 */
public final class ThreadRegisters {
    /** Base of FS, 64 bits. */
    public static final int FS_BASE = 176;
    /**
     * The vector state, as XSAVE stores it in its standard form (SDM volume 1, 13.4), or FXSAVE on processors without
     * XSAVE. Its length depends on the processor.
     */
    public static final int VECTOR_STATE = 192;
    /** Bytes without vector state: as much may be read or written alone. */
    public static final int GENERAL_BYTES = 192;

    private ThreadRegisters() {}
}
