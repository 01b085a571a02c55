package hiillos.runtime.os;

import hiillos.word.InlineAssembly;
import hiillos.word.Memory;

/** {@link Platform} over Linux system calls (x86-64 numbers, asm/unistd_64.h). */
public final class LinuxPlatform {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int MMAP = 9;
    private static final int MPROTECT = 10;
    private static final int MUNMAP = 11;
    private static final int RT_SIGACTION = 13;
    private static final int MADVISE = 28;
    private static final int NANOSLEEP = 35;
    private static final int SYSINFO = 99;
    private static final int SIGALTSTACK = 131;
    private static final int ARCH_PRCTL = 158;
    private static final int GETTID = 186;
    private static final int CLOCK_GETTIME = 228;
    private static final int EXIT_GROUP = 231;

    private static final int GETRANDOM = 318;
    private static final int INTERRUPTED = -4;
    private static final long PROT_READ_WRITE = 3;
    private static final long MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x4022;
    private static final int MADV_DONTNEED = 4;
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int SIGILL = 4;
    private static final int SIGBUS = 7;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;
    /** SA_SIGINFO, SA_ONSTACK, SA_NODEFER and SA_RESTORER. */
    private static final long ACTION_FLAGS = 0x4 | 0x0800_0000L | 0x4000_0000L | 0x0400_0000L;
    private static final int ARCH_SET_FS = 0x1002;
    private static final long PAGE_MASK = 4095;
    private static final long FAULT_STACK_BYTES = Platform.FAULT_STACK_BYTES;

    /** The stack pointer at the start: argument count, arguments, 0, environment, 0. */
    private static long initialStack;

    private LinuxPlatform() {}

    @InlineAssembly(value = "syscall", constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{memory}")
    static native long call(long number, long a, long b, long c, long d, long e, long f);

    static long call(long number, long a, long b, long c) {
        return call(number, a, b, c, 0, 0, 0);
    }

    public static void initialize(long start) {
        initialStack = start;
        long area = mapMemory(ThreadArea.BYTES);
        call(ARCH_PRCTL, ARCH_SET_FS, area, 0);
        ThreadArea.initialize(area);
        ThreadRegistry.initialize(area);
        Memory.storeInt(area + ThreadArea.HANDLE, (int) call(GETTID, 0, 0, 0));
        Memory.storeLong(area + ThreadArea.STACK_TOP, start);
    }

    public static String name() {
        return "Linux";
    }

    public static long mapMemory(long countBytes) {
        long address = call(MMAP, 0, countBytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
        return (address & PAGE_MASK) == 0 ? address : 0;
    }

    public static long reserveMemory(long countBytes) {
        return mapMemory(countBytes);
    }

    /** Memory is overcommitted. */
    public static boolean commitMemory(long address, long countBytes) {
        return true;
    }

    public static boolean releaseMemory(long address, long countBytes) {
        return call(MADVISE, address, countBytes, MADV_DONTNEED) == 0;
    }

    public static long releasedBytes() {
        return 2L << 20;
    }

    public static long heapMinimumBytes() {
        return 64L << 20;
    }

    /** Takes the access to a part of mapped memory away. */
    public static boolean guard(long address, long countBytes) {
        return call(MPROTECT, address, countBytes, 0) == 0;
    }

    public static void unmapMemory(long address, long countBytes) {
        call(MUNMAP, address, countBytes, 0);
    }

    /** Half of the machine's memory. */
    public static long heapMaximumBytes() {
        long scratch = ThreadArea.scratch();
        call(SYSINFO, scratch, 0, 0);
        long total = Memory.loadLong(scratch + 32) * Memory.loadInt(scratch + 104);
        return total >>> 1 & ~PAGE_MASK;
    }

    public static long write(int descriptor, long address, long countBytes) {
        long written;
        do {
            written = call(WRITE, descriptor, address, countBytes);
        } while (written == INTERRUPTED);
        return written;
    }

    public static long read(int descriptor, long address, long countBytes) {
        long read;
        do {
            read = call(READ, descriptor, address, countBytes);
        } while (read == INTERRUPTED);
        return read;
    }

    public static void exit(int status) {
        while (true) {
            call(EXIT_GROUP, status, 0, 0);
        }
    }

    public static long monotonicNanos() {
        return clock(CLOCK_MONOTONIC);
    }

    public static long wallClockNanos() {
        return clock(CLOCK_REALTIME);
    }

    private static long clock(int clock) {
        long scratch = ThreadArea.scratch();
        call(CLOCK_GETTIME, clock, scratch, 0);
        return Memory.loadLong(scratch) * 1_000_000_000L + Memory.loadLong(scratch + 8);
    }

    public static void sleepNanos(long nanos) {
        long scratch = ThreadArea.scratch();
        Memory.storeLong(scratch, nanos / 1_000_000_000L);
        Memory.storeLong(scratch + 8, nanos % 1_000_000_000L);
        // An interrupted sleep leaves the rest in the same place.
        while (call(NANOSLEEP, scratch, scratch, 0) == INTERRUPTED) {
            continue;
        }
    }

    /** struct kernel_sigaction: handler, flags, restorer, mask (all 8 bytes). */
    public static void installFaultHandler() {
        long area = ThreadArea.self();
        Memory.storeLong(area + ThreadArea.FAULT_STACK_TOP, mapMemory(FAULT_STACK_BYTES) + FAULT_STACK_BYTES);
        useFaultStack(area);
        setFaultHandler(SIGSEGV);
        setFaultHandler(SIGBUS);
        setFaultHandler(SIGILL);
        setFaultHandler(SIGFPE);
    }

    private static void setFaultHandler(int signal) {
        setHandler(signal, LinuxFaults.handler(), ACTION_FLAGS, LinuxWorld.MASK);
    }

    /** struct kernel_sigaction: handler, flags, restorer, mask (all 8 bytes). */
    static void setHandler(int signal, long handler, long flags, long mask) {
        long scratch = ThreadArea.scratch();
        Memory.storeLong(scratch, handler);
        Memory.storeLong(scratch + 8, flags);
        Memory.storeLong(scratch + 16, LinuxFaults.restorer());
        Memory.storeLong(scratch + 24, mask);
        call(RT_SIGACTION, signal, scratch, 0, 8, 0, 0);
    }

    /** struct stack_t: sp, int flags, size. */
    static void useFaultStack(long area) {
        long scratch = ThreadArea.scratch();
        Memory.storeLong(scratch, Memory.loadLong(area + ThreadArea.FAULT_STACK_TOP) - FAULT_STACK_BYTES);
        Memory.storeLong(scratch + 8, 0);
        Memory.storeLong(scratch + 16, FAULT_STACK_BYTES);
        call(SIGALTSTACK, scratch, 0, 0);
    }

    public static int countArguments() {
        return Math.max(0, (int) Memory.loadLong(initialStack) - 1);
    }

    public static long argument(int index) {
        return Memory.loadLong(initialStack + 16 + 8L * index);
    }

    public static long environment(int index) {
        return Memory.loadLong(initialStack + 16 + 8L * (Memory.loadLong(initialStack) + index));
    }

    public static boolean fillRandom(long address, long countBytes) {
        long filled;
        do {
            filled = call(GETRANDOM, address, countBytes, 0);
        } while (filled == INTERRUPTED);
        return filled == countBytes;
    }
}
