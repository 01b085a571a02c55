package hiillos.kernel.arch.amd64;

/**
 * The memory that a processor has for itself: stacks, tables and the block that its GS base points to.
 *
 * <pre>
 * 0x00000 guard page, unmapped   0x01000 kernel stack (32 KiB)
 * 0x09000 five stacks of 8 KiB for #DF, NMI, #MC, #DB and, with page-table isolation, every other vector
 * 0x13000 GDT   0x13040 descriptor for LGDT   0x13080 block   0x13c00 task state and, behind it, the I/O bitmap
 * </pre>
 *
 * entry.s knows the offset of the kernel stack's top, those inside the block, and the task state's from the block.
 */
public final class ProcessorArea {
    public static final int BYTES = 22 * 4096;
    public static final int STACK = 0x1000;
    public static final int STACK_TOP = 0x9000;
    public static final int OWN_STACK_BYTES = 8192;
    public static final int OWN_STACKS = 5;
    /** From {@link #STACK_TOP} to the end is what an isolated user's page tables map too. */
    public static final int TABLES = STACK_TOP + OWN_STACKS * OWN_STACK_BYTES;
    public static final int SEGMENTS = TABLES;
    public static final int DESCRIPTOR = TABLES + 0x40;
    public static final int BLOCK = TABLES + 0x80;
    public static final int TASK_STATE = TABLES + 0xc00;
    public static final int TASK_STATE_BYTES = 104;
    /** One bit for each I/O port, and a byte of ones behind, as the processor wants. */
    public static final int PORT_BITMAP = TASK_STATE + TASK_STATE_BYTES;
    public static final int PORT_BITMAP_BYTES = 8192;

    // Fields of the block.
    public static final int BLOCK_STACK_TOP = 8;
    public static final int BLOCK_PROCESSOR = 32;
    public static final int BLOCK_ENTRY_FRAME = 56;
    /** Operand of INVPCID, 16 bytes. */
    public static final int BLOCK_INVALIDATION = 0x60;

    private ProcessorArea() {}
}
