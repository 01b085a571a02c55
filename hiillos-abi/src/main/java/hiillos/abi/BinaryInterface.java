package hiillos.abi;

/** The binary interface between programs and this system: system calls, start block, wire format. */
public final class BinaryInterface {
    /** Goes up with every change that programs built before cannot live with; root refuses other numbers. */
    public static final int NUMBER = 1;

    private BinaryInterface() {}
}
