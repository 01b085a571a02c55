package hiillos.kernel.arch.amd64;

import hiillos.kernel.processor.SimulatedProcessors;
import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.InlineAssembly;
import hiillos.word.SymbolAddress;

/**
 * The one seam to the processor: each method is an instruction or an assembly routine. Methods with a body do nothing on
 * a JVM, because simulated memory has no caches; the native ones belong to code that only a real machine runs.
 */
@AssemblyFile("entry.s")
public final class Machine {
    private Machine() {}

    @InlineAssembly(value = "outb %al, %dx", constraints = "{edx},{eax},~{memory}")
    public static void outByte(int port, int value) {
        SimulatedProcessors.installed().out(port, value, 1);
    }

    @InlineAssembly(value = "outw %ax, %dx", constraints = "{edx},{eax},~{memory}")
    public static void outShort(int port, int value) {
        SimulatedProcessors.installed().out(port, value, 2);
    }

    @InlineAssembly(value = "outl %eax, %dx", constraints = "{edx},{eax},~{memory}")
    public static void outInt(int port, int value) {
        SimulatedProcessors.installed().out(port, value, 4);
    }

    @InlineAssembly(value = "xorl %eax, %eax\n\tinb %dx, %al", constraints = "={eax},{edx},~{memory}")
    public static int inByte(int port) {
        return SimulatedProcessors.installed().in(port, 1);
    }

    @InlineAssembly(value = "wrmsr", constraints = "{ecx},{eax},{edx},~{memory}")
    private static native void writeModelRegister(int register, int low, int high);

    public static void writeModelRegister(int register, long value) {
        writeModelRegister(register, (int) value, (int) (value >>> 32));
    }

    @InlineAssembly(value = "rdmsr\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},{ecx},~{rdx},~{memory}")
    public static native long readModelRegister(int register);

    /** Sets FS base, which user code finds its thread data by. */
    @InlineAssembly(value = "wrmsr", constraints = "{ecx},{eax},{edx},~{memory}")
    static void writeThreadPointer(int register, int low, int high) {
        // A JVM has no such register.
    }

    /**
     * Where the next trap from user mode stores its registers: the frame for SYSCALL, and its end as the stack for
     * interrupts (the task state's rsp0, 2948 bytes behind the block at GS base).
     */
    @InlineAssembly(value = "movq $0, %gs:16\n\tmovq $1, %gs:2948", constraints = "r,r,~{memory}")
    static void setThreadFrame(long frame, long end) {
        // A JVM takes no traps.
    }

    /** One register of CPUID's answer; {@code which} is 0 to 3 for eax, ebx, ecx, edx. */
    @ExternalSymbol("hiillos_cpuid")
    public static native int cpuid(int leaf, int subleaf, int which);

    @InlineAssembly(value = "rdtsc\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},~{rdx},~{memory}")
    public static long timeStamp() {
        return SimulatedProcessors.installed().timeStamp();
    }

    /** The same, for who may also be met on a JVM, where it is {@link Clock}'s time. */
    @InlineAssembly(value = "rdtsc\n\tshlq $$32, %rdx\n\torq %rdx, %rax", constraints = "={rax},~{rdx}")
    public static long cycles() {
        return Clock.nanos();
    }

    /** The upper half of the unsigned product. */
    @InlineAssembly(value = "movq %rdi, %rax\n\tmulq %rsi", constraints = "={rdx},{rdi},{rsi},~{rax}", sideEffects = false)
    public static long multiplyHigh(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b);
    }

    @InlineAssembly(value = "movq %cr0, $0", constraints = "=r,~{memory}")
    public static native long readControl0();

    @InlineAssembly(value = "movq $0, %cr0", constraints = "r,~{memory}")
    public static native void writeControl0(long value);

    @InlineAssembly(value = "movq %cr2, $0", constraints = "=r,~{memory}")
    public static native long faultAddress();

    @InlineAssembly(value = "movq %cr3, $0", constraints = "=r,~{memory}")
    public static native long pageTableRoot();

    /** Makes a page table root the active one. */
    @InlineAssembly(value = "movq $0, %cr3", constraints = "r,~{memory}")
    public static void loadPageTableRoot(long physicalRoot) {
        SimulatedProcessors.installed().loadRoot(physicalRoot);
    }

    /** The values of CR3 between which isolated entry code switches. */
    @InlineAssembly(value = "movq $0, %gs:40\n\tmovq $1, %gs:48", constraints = "r,r,~{memory}")
    static native void setIsolatedRoots(long kernel, long user);

    /** Forgets translations of a process-context identifier; {@code type} 0: one address, 1: all but global ones. */
    @InlineAssembly(value = "invpcid ($0), $1", constraints = "r,r,~{memory}")
    static native void invalidateContext(long operand, long type);

    @InlineAssembly(value = "movq $0, %dr7", constraints = "r,~{memory}")
    static native void writeDebugControl(long value);

    @InlineAssembly(value = "movq %cr4, $0", constraints = "=r,~{memory}")
    public static native long readControl4();

    @InlineAssembly(value = "movq $0, %cr4", constraints = "r,~{memory}")
    public static native void writeControl4(long value);

    /** Forgets the cached translation of one page. */
    @InlineAssembly(value = "invlpg ($0)", constraints = "r,~{memory}")
    public static void invalidatePage(long address) {
        SimulatedProcessors.installed().forgetPage(address);
    }

    @InlineAssembly(value = "lidt ($0)", constraints = "r,~{memory}")
    public static native void loadInterruptTable(long descriptor);

    @ExternalSymbol("hiillos_load_segments")
    public static native void loadSegments(long descriptor, int taskSelector);

    @InlineAssembly(value = "fxsave64 ($0)", constraints = "r,~{memory}")
    public static native void fxsave(long area);

    @InlineAssembly(value = "fxrstor64 ($0)", constraints = "r,~{memory}")
    public static native void fxrstor(long area);

    @InlineAssembly(value = "xsave64 ($0)", constraints = "r,{eax},{edx},~{memory}")
    public static native void xsave(long area, int maskLow, int maskHigh);

    @InlineAssembly(value = "xrstor64 ($0)", constraints = "r,{eax},{edx},~{memory}")
    public static native void xrstor(long area, int maskLow, int maskHigh);

    /** MXCSR in bits 0 to 15, the x87 control word in bits 16 to 31. Nobody else writes below the kernel's stack meanwhile. */
    @InlineAssembly(value = "stmxcsr -8(%rsp)\n\tfnstcw -6(%rsp)\n\tmovl -8(%rsp), $0", constraints = "=r,~{memory}")
    public static int vectorControls() {
        // A JVM's are as the ABI has them.
        return 0x037f_1f80;
    }

    /** Loads MXCSR and the x87 control word from memory. */
    @InlineAssembly(value = "ldmxcsr ($0)\n\tfldcw ($1)", constraints = "r,r,~{memory}")
    public static native void loadVectorControls(long mxcsr, long controlWord);

    @InlineAssembly(value = "xsetbv", constraints = "{ecx},{eax},{edx},~{memory}")
    public static native void writeExtendedControl(int register, int low, int high);

    @InlineAssembly(value = "pause", constraints = "~{memory}")
    public static void pause() {
        SimulatedProcessors.installed().spin();
    }

    /** Stores before it are seen before anything after it happens. */
    @InlineAssembly(value = "mfence", constraints = "~{memory}")
    public static void fence() {
        // A JVM's tests need none.
    }

    @InlineAssembly(value = "cli\n\thlt", constraints = "~{memory}")
    public static void haltForEver() {
        SimulatedProcessors.installed().halt();
    }

    /** Lets one interrupt in, waits for it, and shuts interrupts out again. Boot only. */
    @InlineAssembly(value = "sti\n\thlt\n\tcli", constraints = "~{memory}")
    public static native void waitForInterrupt();

    /** Leaves the kernel for good into the thread whose register frame this is. */
    @ExternalSymbol("hiillos_leave_to_user")
    public static native void leaveToUser(long frame);

    /** Leaves the kernel into a thread whose frame is complete; on a JVM this returns. */
    @InlineAssembly(value = "movq $0, %rsp\n\tjmp hiillos_leave_at_frame", constraints = "r,~{memory}")
    public static void leaveAtFrame(long frame) {
        // A JVM's tests look at what runs next.
    }

    /** Waits for interrupts on an empty kernel stack; never returns. */
    @ExternalSymbol("hiillos_idle")
    public static native void idle();

    @InlineAssembly(value = "movq %rbp, $0", constraints = "=r")
    public static native long framePointer();

    @SymbolAddress("hiillos_vectors")
    public static native long vectors();

    /** The breakpoint's stub when {@link hiillos.kernel.MethodTracer} is on. */
    @SymbolAddress("hiillos_breakpoint_on_own_stack")
    public static native long breakpointOnOwnStack();

    /** The entry that {@link hiillos.kernel.syscall.Tracer} has the processors use. */
    @SymbolAddress("hiillos_traced_call_entry")
    public static native long tracedCallEntry();

    @SymbolAddress("hiillos_isolated_vectors")
    public static native long isolatedVectors();

    @SymbolAddress("hiillos_isolated_call_entry")
    public static native long isolatedCallEntry();

    /** First byte behind the code that user mode enters the kernel by; it begins at {@link #imageStart}. */
    @SymbolAddress("hiillos_entry_end")
    public static native long entryEnd();

    @SymbolAddress("hiillos_system_call_entry")
    public static native long systemCallEntry();

    /** First byte of what another processor starts with; see entry.s. */
    @SymbolAddress("hiillos_start_code")
    public static native long startCode();

    /** First byte behind {@link #startCode}. */
    @SymbolAddress("hiillos_start_code_end")
    public static native long startCodeEnd();

    /** The area of the processor that boots, see {@link ProcessorArea}. */
    @SymbolAddress("hiillos_processor_area")
    public static native long bootArea();

    @SymbolAddress("hiillos_idt")
    public static native long interruptTable();

    @SymbolAddress("__hiillos_kernel_start")
    public static native long imageStart();

    @SymbolAddress("__hiillos_text_end")
    public static native long textEnd();

    @SymbolAddress("__hiillos_rodata_start")
    public static native long constantsStart();

    @SymbolAddress("__hiillos_data_start")
    public static native long dataStart();

    @SymbolAddress("__hiillos_lines_start")
    public static native long linesStart();

    @SymbolAddress("__hiillos_kernel_end")
    public static native long imageEnd();
}
