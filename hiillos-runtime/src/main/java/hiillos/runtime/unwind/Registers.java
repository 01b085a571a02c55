package hiillos.runtime.unwind;

/**
 * The raw memory in which {@link Unwinder} keeps a thread's registers while it walks: made by {@code runtime.s} on the stack.
 *
 * <pre>
 *   0 … 127  registers by DWARF number (System V x86-64 psABI, figure 3.36): rax, rdx, rcx, rbx, rsi, rdi, rbp, rsp, r8 … r15
 * 128        address at which the frame goes on
 * </pre>
 */
final class Registers {
    static final int RAX = 0;
    static final int RDX = 1;
    static final int RBX = 3;
    static final int RBP = 6;
    static final int RSP = 7;
    static final int R12 = 12;
    static final int R15 = 15;
    static final int RETURN_ADDRESS = 16;
    /** Bytes before the address at which the frame goes on. */
    static final int PC_OFFSET = 128;

    private Registers() {}
}
