package hiillos.kernel.arch.amd64;

import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;

/**
 * The processor's interrupt controller: by model-specific registers (x2APIC) where the processor has them, else through its
 * memory window (xAPIC). And the old PICs, which are shut. Before {@link #initialize}, and on a JVM, nothing is sent.
 */
public final class LocalApic {
    /** Vector of the timer. */
    public static final int TIMER_VECTOR = 0x20;
    /** Vector by which processors ask for what {@link hiillos.kernel.processor.Requests} does. */
    public static final int REQUEST_VECTOR = 0xf1;
    /** Vector that only makes a processor enter the kernel and choose again. */
    public static final int RESCHEDULE_VECTOR = 0xf0;
    /** Vector of spurious interrupts: never acknowledged. */
    public static final int SPURIOUS_VECTOR = 0xff;
    private static final int APIC_BASE = 0x1b;
    private static final int ENABLED = 1 << 11;
    private static final int EXTENDED = 1 << 10;
    private static final int ID = 0x20;
    private static final int END_OF_INTERRUPT = 0xb0;
    private static final int SPURIOUS = 0xf0;
    private static final int COMMAND_LOW = 0x300;
    private static final int COMMAND_HIGH = 0x310;
    private static final int COMMAND_PENDING = 1 << 12;
    private static final int FIRST_EXTENDED = 0x800;
    private static final int TIMER = 0x320;
    private static final int LINT0 = 0x350;
    private static final int ERROR = 0x370;
    private static final int INITIAL_COUNT = 0x380;
    private static final int CURRENT_COUNT = 0x390;
    private static final int DIVIDE = 0x3e0;
    private static final int NON_MASKABLE = 4 << 8;
    private static final int ACTIVE_LOW = 1 << 13;
    private static final int MASKED = 1 << 16;
    private static final int BY_DEADLINE = 2 << 17;
    private static final int DEADLINE = 0x6e0;
    private static final int ASSERT = 1 << 14;
    private static final int NMI_ALL_OTHERS = 3 << 18 | ASSERT | 4 << 8;
    private static final int INIT = ASSERT | 5 << 8;
    private static final int STARTUP = ASSERT | 6 << 8;

    private static long window;
    private static boolean extended;

    private LocalApic() {}

    /** Chooses how to reach the controllers, shuts the PICs, and switches on the processor's that boots. */
    public static void initialize() {
        shutLegacyControllers();
        extended = CpuFeatures.hasExtendedApic();
        window = PhysicalMemory.direct(Machine.readModelRegister(APIC_BASE) & 0x000f_ffff_ffff_f000L);
        enable();
    }

    /** Switches on the current processor's controller with its timer masked. */
    public static void enable() {
        long base = Machine.readModelRegister(APIC_BASE) | ENABLED;
        Machine.writeModelRegister(APIC_BASE, base);
        if (extended) {
            // From disabled straight to extended is not allowed: two steps.
            Machine.writeModelRegister(APIC_BASE, base | EXTENDED);
        }
        write(SPURIOUS, 1 << 8 | SPURIOUS_VECTOR);
        write(TIMER, MASKED);
        write(LINT0, MASKED);
        write(ERROR, MASKED);
        write(DIVIDE, 3);
        Processor.current().setInterruptController(id());
        wireNonMaskable(0);
        wireNonMaskable(1);
    }

    /** Lets non-maskable interrupts in where the MADT says that they arrive. */
    private static void wireNonMaskable(int wire) {
        int flags = Madt.localNmi(id(), wire);
        if (flags >= 0) {
            // Always edge triggered; polarity 3 is active low.
            write(LINT0 + 16 * wire, NON_MASKABLE | ((flags & 3) == 3 ? ACTIVE_LOW : 0));
        }
    }

    /** Whether x2APIC is in use. */
    public static boolean isExtended() {
        return extended;
    }

    /** Moves both PICs' vectors out of the exceptions' way and masks all of their lines. */
    private static void shutLegacyControllers() {
        Machine.outByte(0x20, 0x11);
        Machine.outByte(0xa0, 0x11);
        Machine.outByte(0x21, 0x30);
        Machine.outByte(0xa1, 0x38);
        Machine.outByte(0x21, 4);
        Machine.outByte(0xa1, 2);
        Machine.outByte(0x21, 1);
        Machine.outByte(0xa1, 1);
        Machine.outByte(0x21, 0xff);
        Machine.outByte(0xa1, 0xff);
    }

    private static int read(int register) {
        return extended ? (int) Machine.readModelRegister(FIRST_EXTENDED + (register >>> 4))
                : Memory.loadIntVolatile(window + register);
    }

    private static void write(int register, int value) {
        if (extended) {
            Machine.writeModelRegister(FIRST_EXTENDED + (register >>> 4), value & 0xffff_ffffL);
        } else if (window != 0) {
            Memory.storeIntVolatile(window + register, value);
        }
    }

    /** Number of the current processor's controller. */
    public static int id() {
        return extended ? read(ID) : read(ID) >>> 24;
    }

    /** Sends an interrupt to another processor. */
    public static void send(Processor target, int vector) {
        command(target.interruptController(), ASSERT | vector);
    }

    /** Puts a processor, by its controller's number, into the state from which {@link #sendStart} wakes it. */
    public static void sendReset(int id) {
        command(id, INIT);
    }

    /** Lets a processor begin at a page below 1 MiB in real mode. */
    public static void sendStart(int id, long page) {
        command(id, STARTUP | (int) (page >>> 12));
    }

    private static void command(int id, int low) {
        if (extended) {
            // SDM 3A 11.12.3: the write is not ordered behind earlier stores.
            Machine.fence();
            Machine.writeModelRegister(FIRST_EXTENDED + (COMMAND_LOW >>> 4), (long) id << 32 | low & 0xffff_ffffL);
        } else if (window != 0) {
            while ((read(COMMAND_LOW) & COMMAND_PENDING) != 0) {
                Machine.pause();
            }
            write(COMMAND_HIGH, id << 24);
            write(COMMAND_LOW, low);
        }
    }

    public static void endOfInterrupt() {
        write(END_OF_INTERRUPT, 0);
    }

    /** Starts counting down from the highest count without an interrupt: for calibration. */
    public static void startCounting() {
        write(TIMER, MASKED | TIMER_VECTOR);
        write(INITIAL_COUNT, -1);
    }

    /** How far the counter came since {@link #startCounting}. */
    public static long counted() {
        return 0xffff_ffffL - (read(CURRENT_COUNT) & 0xffff_ffffL);
    }

    /** Unmasks the timer, disarmed: in TSC-deadline mode, or in one-shot mode. */
    public static void prepareTimer(boolean byDeadline) {
        write(INITIAL_COUNT, 0);
        write(TIMER, (byDeadline ? BY_DEADLINE : 0) | TIMER_VECTOR);
        // SDM 3A 11.5.4.1: the store to the window and the write of the deadline register are not ordered by themselves.
        Machine.fence();
    }

    /** One interrupt when the TSC reaches the stamp; 0 switches it off. TSC-deadline mode only. */
    public static void armDeadline(long stamp) {
        Machine.writeModelRegister(DEADLINE, stamp);
    }

    /** One interrupt after so many counts, unsigned; 0 switches it off. One-shot mode only. */
    public static void armCounts(int counts) {
        write(INITIAL_COUNT, counts);
    }

    public static void stopTimer() {
        if (window != 0) {
            write(TIMER, MASKED);
        }
    }

    /** Sends a non-maskable interrupt to all other processors; nothing before {@link #initialize}. */
    public static void stopOthers() {
        command(0, NMI_ALL_OTHERS);
    }
}
