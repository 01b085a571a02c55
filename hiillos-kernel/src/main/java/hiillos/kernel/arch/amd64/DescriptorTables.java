package hiillos.kernel.arch.amd64;

import hiillos.kernel.processor.Processor;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/**
 * Segments, the task state with its stacks, and the interrupt table.
 *
 * <pre>
 * selector 0x08 kernel code  0x10 kernel data  0x18 unused  0x20 user data  0x28 user code  0x30 task state (16 bytes)
 * </pre>
 *
 * The order of the user's two is what SYSRET wants: data at base + 8, 64-bit code at base + 16.
 */
public final class DescriptorTables {
    public static final int KERNEL_CODE = 0x08;
    public static final int KERNEL_DATA = 0x10;
    public static final int USER_DATA = 0x23;
    public static final int USER_CODE = 0x2b;
    private static final int TASK_STATE = 0x30;
    private static final int TASK_STATE_BYTES = 104;
    private static final int OWN_STACK_BYTES = 8192;
    private static final int STAR = 0xc000_0081;
    private static final int LSTAR = 0xc000_0082;
    private static final int SFMASK = 0xc000_0084;
    private static final int GS_BASE = 0xc000_0101;
    private static final int KERNEL_GS_BASE = 0xc000_0102;
    private static final int FS_BASE = 0xc000_0100;
    /** Flags that SYSCALL clears: IF, TF, DF, NT, AC. */
    private static final long FLAGS_CLEARED = 1 << 9 | 1 << 8 | 1 << 10 | 1 << 14 | 1 << 18;

    /** The task state lies so many bytes before the processor block, see entry.s. */
    private static final int TASK_STATE_BEFORE_BLOCK = 128;

    /** 0 until the tables are installed, and always on a JVM. */
    private static long processorBlock;

    private DescriptorTables() {}

    public static void install() {
        long table = Machine.segmentTable();
        Memory.storeLong(table, 0);
        Memory.storeLong(table + 0x08, 0x00af_9b00_0000_ffffL);
        Memory.storeLong(table + 0x10, 0x00cf_9300_0000_ffffL);
        Memory.storeLong(table + 0x18, 0);
        Memory.storeLong(table + 0x20, 0x00cf_f300_0000_ffffL);
        Memory.storeLong(table + 0x28, 0x00af_fb00_0000_ffffL);
        long state = Machine.taskState();
        Memory.storeLong(table + 0x30, (state & 0xff_ffffL) << 16 | (state >>> 24 & 0xff) << 56
                | 0x0000_8900_0000_0000L | (TASK_STATE_BYTES - 1));
        Memory.storeLong(table + 0x38, state >>> 32);
        for (int i = 0; i < 4; i++) {
            Memory.storeLong(state + 36 + 8L * i, Machine.ownStacks() + (long) (i + 1) * OWN_STACK_BYTES);
        }
        // No I/O bitmap: its offset lies behind the limit.
        Memory.storeInt(state + 100, TASK_STATE_BYTES << 16);
        storeDescriptor(table, 64 - 1);
        Machine.loadSegments(Machine.descriptor(), TASK_STATE);
        installInterruptTable();
        installSystemCall();
    }

    private static void storeDescriptor(long table, int limit) {
        Memory.storeShort(Machine.descriptor(), (short) limit);
        Memory.storeLong(Machine.descriptor() + 2, table);
    }

    private static void installInterruptTable() {
        long table = Machine.interruptTable();
        for (int vector = 0; vector < 256; vector++) {
            long stub = Machine.vectors() + 16L * vector;
            long stack = ownStack(vector);
            // Interrupt gate, present; breakpoint and overflow may be raised by user code.
            long rights = vector == 3 || vector == 4 ? 0xee : 0x8e;
            Memory.storeLong(table + 16L * vector, (stub & 0xffff) | (long) KERNEL_CODE << 16 | stack << 32 | rights << 40
                    | (stub >>> 16 & 0xffff) << 48);
            Memory.storeLong(table + 16L * vector + 8, stub >>> 32);
        }
        storeDescriptor(table, 256 * 16 - 1);
        Machine.loadInterruptTable(Machine.descriptor());
    }

    /** Number of the stack (IST) that a vector has for itself; 0 for none. */
    private static long ownStack(int vector) {
        return switch (vector) {
            case 8 -> 1;
            case 2 -> 2;
            case 18 -> 3;
            case 1 -> 4;
            default -> 0;
        };
    }

    private static void installSystemCall() {
        processorBlock = Machine.processorBlock();
        Memory.storeLong(processorBlock + 8, Machine.kernelStackTop());
        Memory.storeLong(processorBlock + 32, Memory.addressOf(Processor.of(0)));
        Machine.writeModelRegister(GS_BASE, processorBlock);
        Machine.writeModelRegister(KERNEL_GS_BASE, 0);
        Machine.writeModelRegister(STAR, (long) KERNEL_CODE << 32 | 0x1bL << 48);
        Machine.writeModelRegister(LSTAR, Machine.systemCallEntry());
        Machine.writeModelRegister(SFMASK, FLAGS_CLEARED);
    }

    /** Where the next trap from user mode stores its registers: the frame's end is the processor's stack for it. */
    @AlwaysInline(reason = "fast path of IPC")
    public static void setThreadFrame(long frame) {
        long block = processorBlock;
        if (block != 0) {
            Memory.storeLong(block - TASK_STATE_BEFORE_BLOCK + 4, frame + RegisterFrame.HARDWARE_END);
            Memory.storeLong(block + 16, frame);
        }
    }

    public static void setThreadPointer(long value) {
        if (processorBlock != 0) {
            Machine.writeModelRegister(FS_BASE, value);
        }
    }
}
