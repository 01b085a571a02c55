package hiillos.kernel.arch.amd64;

import hiillos.kernel.MethodTracer;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.syscall.Tracer;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/**
 * Segments, the task state with its stacks, and the interrupt table, which all processors share.
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
    private static final int BREAKPOINT = 3;
    private static final int OVERFLOW = 4;
    private static final int STAR = 0xc000_0081;
    private static final int LSTAR = 0xc000_0082;
    private static final int SFMASK = 0xc000_0084;
    private static final int GS_BASE = 0xc000_0101;
    private static final int KERNEL_GS_BASE = 0xc000_0102;
    private static final int FS_BASE = 0xc000_0100;
    /** Flags that SYSCALL clears: IF, TF, DF, NT, AC. */
    private static final long FLAGS_CLEARED = 1 << 9 | 1 << 8 | 1 << 10 | 1 << 14 | 1 << 18;

    private DescriptorTables() {}

    /** Gives the processor that runs this its tables and its block. From now on {@link Processor#current} works. */
    public static void install(Processor processor) {
        long area = processor.area();
        installSegments(area);
        loadInterruptTable(area);
        installSystemCall(processor, area + ProcessorArea.BLOCK);
    }

    private static void installSegments(long area) {
        long table = area + ProcessorArea.SEGMENTS;
        Memory.storeLong(table, 0);
        Memory.storeLong(table + 0x08, 0x00af_9b00_0000_ffffL);
        Memory.storeLong(table + 0x10, 0x00cf_9300_0000_ffffL);
        Memory.storeLong(table + 0x18, 0);
        Memory.storeLong(table + 0x20, 0x00cf_f300_0000_ffffL);
        Memory.storeLong(table + 0x28, 0x00af_fb00_0000_ffffL);
        long state = area + ProcessorArea.TASK_STATE;
        int limit = ProcessorArea.TASK_STATE_BYTES + ProcessorArea.PORT_BITMAP_BYTES;
        Memory.storeLong(table + 0x30, (state & 0xff_ffffL) << 16 | (state >>> 24 & 0xff) << 56
                | 0x0000_8900_0000_0000L | limit);
        Memory.storeLong(table + 0x38, state >>> 32);
        for (int i = 0; i < ProcessorArea.OWN_STACKS; i++) {
            Memory.storeLong(state + 36 + 8L * i,
                    area + ProcessorArea.STACK_TOP + (long) (i + 1) * ProcessorArea.OWN_STACK_BYTES);
        }
        Memory.fill(area + ProcessorArea.PORT_BITMAP, (byte) -1, ProcessorArea.PORT_BITMAP_BYTES + 1);
        // No ports: the bitmap's offset lies behind the limit.
        Memory.storeInt(state + 100, limit + 1 << 16);
        storeDescriptor(area, table, 64 - 1);
        Machine.loadSegments(area + ProcessorArea.DESCRIPTOR, TASK_STATE);
    }

    private static void storeDescriptor(long area, long table, int limit) {
        Memory.storeShort(area + ProcessorArea.DESCRIPTOR, (short) limit);
        Memory.storeLong(area + ProcessorArea.DESCRIPTOR + 2, table);
    }

    /** Fills the table of all 256 gates: at the start, and again when isolation is switched on. */
    public static void makeInterruptTable() {
        long table = Machine.interruptTable();
        for (int vector = 0; vector < 256; vector++) {
            long stub = isTracer(vector) ? Machine.breakpointOnOwnStack() : (Isolation.isOn() ? Machine.isolatedVectors() : Machine.vectors()) + 16L * vector;
            long stack = ownStack(vector);
            // Interrupt gate, present; breakpoint and overflow may be raised by user code.
            long rights = vector == BREAKPOINT || vector == OVERFLOW ? 0xee : 0x8e;
            Memory.storeLong(table + 16L * vector, (stub & 0xffff) | (long) KERNEL_CODE << 16 | stack << 32 | rights << 40
                    | (stub >>> 16 & 0xffff) << 48);
            Memory.storeLong(table + 16L * vector + 8, stub >>> 32);
        }
    }

    private static void loadInterruptTable(long area) {
        storeDescriptor(area, Machine.interruptTable(), 256 * 16 - 1);
        Machine.loadInterruptTable(area + ProcessorArea.DESCRIPTOR);
    }

    /** Number of the stack (IST) that a vector has for itself; 0 for none. */
    private static long ownStack(int vector) {
        return switch (vector) {
            case 8 -> 1;
            case 2 -> 2;
            case 18 -> 3;
            case 1 -> 4;
            // Not the isolated vectors' stack: it holds the frame of an interrupt of idle while the kernel works for that. The
            // debug exception shares this one, and does not come in the kernel: nobody but it sets debug registers.
            default -> isTracer(vector) ? 4 : Isolation.isOn() ? 5 : 0;
        };
    }

    /** Whether the vector interrupts the kernel at the beginning of methods. */
    private static boolean isTracer(int vector) {
        return vector == BREAKPOINT && MethodTracer.isOn();
    }

    private static void installSystemCall(Processor processor, long block) {
        Memory.storeLong(block + ProcessorArea.BLOCK_STACK_TOP, processor.area() + ProcessorArea.STACK_TOP);
        Memory.storeLong(block + ProcessorArea.BLOCK_ENTRY_FRAME,
                processor.area() + ProcessorArea.TABLES - RegisterFrame.HARDWARE_END);
        Memory.storeLong(block + ProcessorArea.BLOCK_PROCESSOR, Memory.addressOf(processor));
        Machine.writeModelRegister(GS_BASE, block);
        Machine.writeModelRegister(KERNEL_GS_BASE, 0);
        Machine.writeModelRegister(STAR, (long) KERNEL_CODE << 32 | 0x1bL << 48);
        setSystemCallEntry();
        Machine.writeModelRegister(SFMASK, FLAGS_CLEARED);
    }

    /** Makes {@code syscall} enter the kernel, by way of the tracer when it is on. */
    public static void setSystemCallEntry() {
        Machine.writeModelRegister(LSTAR, Isolation.isOn() ? Machine.isolatedCallEntry()
                : Tracer.isOn() ? Machine.tracedCallEntry() : Machine.systemCallEntry());
    }

    /** Where the next trap from user mode stores its registers: the frame's end is the processor's stack for it. */
    @AlwaysInline(reason = "fast path of IPC")
    public static void setThreadFrame(long frame) {
        Machine.setThreadFrame(frame, frame + RegisterFrame.HARDWARE_END);
    }

    @AlwaysInline(reason = "fast path of IPC")
    public static void setThreadPointer(long value) {
        Machine.writeThreadPointer(FS_BASE, (int) value, (int) (value >>> 32));
    }
}
