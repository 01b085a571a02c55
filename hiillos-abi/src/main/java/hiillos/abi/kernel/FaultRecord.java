package hiillos.abi.kernel;

/**
 * The registers of a thread at a fault, as its fault entry finds them: {@code rdi} holds the address of this record, which
 * lies on the alternate stack. {@link SystemCalls#faultResume} continues from a record, changed or not.
 *
 * <p>All fields are 64-bit words; the numbers are offsets in bytes.
 */
public final class FaultRecord {
    public static final int R15 = 0;
    public static final int R14 = 8;
    public static final int R13 = 16;
    public static final int R12 = 24;
    public static final int RBP = 32;
    public static final int RBX = 40;
    public static final int R11 = 48;
    public static final int R10 = 56;
    public static final int R9 = 64;
    public static final int R8 = 72;
    public static final int RAX = 80;
    public static final int RCX = 88;
    public static final int RDX = 96;
    public static final int RSI = 104;
    public static final int RDI = 112;
    /** The exception's vector: 0 divide, 6 invalid opcode, 13 general protection, 14 page fault and so on. */
    public static final int VECTOR = 120;
    /** The error code that the processor pushed, else 0. */
    public static final int ERROR = 128;
    public static final int RIP = 136;
    public static final int CS = 144;
    public static final int RFLAGS = 152;
    public static final int RSP = 160;
    public static final int SS = 168;
    /** Page fault: the address that was accessed; else 0. */
    public static final int ADDRESS = 176;
    /** Bytes of the record. */
    public static final int BYTES = 192;

    private FaultRecord() {}
}
