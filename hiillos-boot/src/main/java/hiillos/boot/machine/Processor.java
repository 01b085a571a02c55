package hiillos.boot.machine;

import hiillos.word.InlineAssembly;

/**
 * Registers and instructions of the processor (AMD64 Architecture Programmer's Manual, volume 2). Bare machine only: on a
 * JVM every method throws.
 */
public final class Processor {
    private static final int EFER = 0xc000_0080;
    private static final int EFER_NO_EXECUTE = 1 << 11;
    private static final int CR0_WRITE_PROTECT = 1 << 16;
    private static final int CR4_FIVE_LEVELS = 1 << 12;
    private static final int FEATURE_NO_EXECUTE = 1 << 20;
    private static final int FEATURE_GIGABYTE_PAGES = 1 << 26;

    private Processor() {}

    static UnsupportedOperationException notOnThisMachine() {
        return new UnsupportedOperationException("runs on the bare machine only");
    }

    /** Whether page tables may forbid execution. */
    public static boolean hasNoExecute() {
        return (extendedFeatures() & FEATURE_NO_EXECUTE) != 0;
    }

    /** Whether a page may be 1 GiB. */
    public static boolean hasGigabytePages() {
        return (extendedFeatures() & FEATURE_GIGABYTE_PAGES) != 0;
    }

    /** Whether the firmware has turned five-level paging on; it can not be turned off in long mode. */
    public static boolean hasFiveLevelPaging() {
        return (controlRegister4() & CR4_FIVE_LEVELS) != 0;
    }

    /** Makes the no-execute bit of page tables valid. */
    public static void enableNoExecute() {
        setModelSpecificRegister(EFER, modelSpecificRegister(EFER) | EFER_NO_EXECUTE);
    }

    /** Makes read-only pages read-only for the kernel as well. */
    public static void enableWriteProtection() {
        setControlRegister0(controlRegister0() | CR0_WRITE_PROTECT);
    }

    /** Whether a hypervisor or emulator says that it runs this machine. */
    public static boolean isVirtual() {
        return cpuidEcx(1) < 0;
    }

    @InlineAssembly(value = "cpuid", constraints = "={ecx},{eax},~{eax},~{ebx},~{edx},~{dirflag},~{fpsr},~{flags}")
    private static int cpuidEcx(int leaf) {
        throw notOnThisMachine();
    }

    private static int extendedFeatures() {
        return maximumExtendedLeaf() - 0x8000_0001 < 0 ? 0 : cpuidEdx(0x8000_0001);
    }

    private static int maximumExtendedLeaf() {
        return cpuidEax(0x8000_0000);
    }

    @InlineAssembly(value = "cpuid", constraints = "={eax},{eax},~{ebx},~{ecx},~{edx},~{dirflag},~{fpsr},~{flags}")
    private static int cpuidEax(int leaf) {
        throw notOnThisMachine();
    }

    @InlineAssembly(value = "movl $1, %eax\n\tcpuid",
            constraints = "={edx},{esi},~{eax},~{ebx},~{ecx},~{dirflag},~{fpsr},~{flags}")
    private static int cpuidEdx(int leaf) {
        throw notOnThisMachine();
    }

    @InlineAssembly(value = "rdmsr\n\tshlq $$32, %rdx\n\torq %rdx, %rax",
            constraints = "={rax},{ecx},~{rdx},~{dirflag},~{fpsr},~{flags}")
    private static long modelSpecificRegister(int number) {
        throw notOnThisMachine();
    }

    @InlineAssembly(value = "movq %rax, %rdx\n\tshrq $$32, %rdx\n\twrmsr",
            constraints = "{ecx},{rax},~{rdx},~{memory},~{dirflag},~{fpsr},~{flags}")
    private static void setModelSpecificRegister(int number, long value) {
        throw notOnThisMachine();
    }

    @InlineAssembly(value = "movq %cr0, $0", constraints = "=r,~{dirflag},~{fpsr},~{flags}")
    private static long controlRegister0() {
        throw notOnThisMachine();
    }

    @InlineAssembly(value = "movq $0, %cr0", constraints = "r,~{memory},~{dirflag},~{fpsr},~{flags}")
    private static void setControlRegister0(long value) {
        throw notOnThisMachine();
    }

    @InlineAssembly(value = "movq %cr4, $0", constraints = "=r,~{dirflag},~{fpsr},~{flags}")
    private static long controlRegister4() {
        throw notOnThisMachine();
    }

    /** The time stamp counter. */
    @InlineAssembly(value = "rdtsc\n\tshlq $$32, %rdx\n\torq %rdx, %rax",
            constraints = "={rax},~{rdx},~{dirflag},~{fpsr},~{flags}")
    public static long timestamp() {
        throw notOnThisMachine();
    }

    /** Loads the interrupt table register from the ten bytes (limit, base) at the address. */
    @InlineAssembly(value = "lidtq ($0)", constraints = "r,~{memory},~{dirflag},~{fpsr},~{flags}")
    public static void loadInterruptTable(long pointer) {
        throw notOnThisMachine();
    }

    /** Turns interrupts off and goes to {@code address} for good. */
    @InlineAssembly(value = "cli\n\tjmpq *$0", constraints = "r,~{memory},~{dirflag},~{fpsr},~{flags}")
    public static void jump(long address) {
        throw notOnThisMachine();
    }

    /** Stops this processor for good: interrupts off, halted. */
    public static void stop() {
        while (true) {
            halt();
        }
    }

    @InlineAssembly(value = "cli\n\thlt", constraints = "~{memory},~{dirflag},~{fpsr},~{flags}")
    private static void halt() {
        throw notOnThisMachine();
    }
}
