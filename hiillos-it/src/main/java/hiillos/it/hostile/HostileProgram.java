package hiillos.it.hostile;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.ExternalSymbol;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * Tries, in ring 3: every privileged or faulting instruction of {@code hostile.s}; vector registers under preemption; system
 * calls by the hundred thousand with random numbers and half-sensible arguments; a memory bomb. Then it says so and exits
 * with code 0; a kernel that fell would not let it.
 *
 * <p>Calls that wait for ever or end the program itself are left out of the random ones, everything else is in.
 */
@AssemblyFile("hostile.s")
public final class HostileProgram {
    private static final int RANDOM_CALLS = 300_000;
    private static final int KNOWN = 64;
    /** Numbers of the handles that the program starts with are below. */
    private static final int OWN_HANDLES = 32;
    private static final int WRONG_ANSWER = 1;
    private static final int FAULTS_EXPECTED = 36;

    private static final long[] KNOWN_VALUES = new long[KNOWN];

    private static long random = 0x9e37_79b9_7f4a_7c15L;
    private static int log;
    private static long text;

    private HostileProgram() {}

    @EntryPoint("hiillos_hostile_start")
    public static void main(long startBlock) {
        log = StartBlock.findHandle(startBlock, "log");
        int job = StartBlock.findHandle(startBlock, "job");
        int vmem = StartBlock.findHandle(startBlock, "self.vmem");
        int process = StartBlock.findHandle(startBlock, "self.process");
        long frame = SystemCalls.frameCreate(job, 2 * 4096, 0);
        text = SystemCalls.vmemMap(vmem, (int) frame, 0, 0, 2 * 4096, MapFlags.READ | MapFlags.WRITE);
        expect(text > 0);
        SystemCalls.threadSetFaultEntry(faultEntry(), faultStackTop());
        int faults = tryEverything();
        SystemCalls.threadSetFaultEntry(0, 0);
        say("hostile: faults ", faults);
        expect(faults >= FAULTS_EXPECTED);
        wrongAnswers();
        vectorRegisters(process);
        say("hostile: vector registers kept ", 1);
        randomCalls(job, process);
        say("hostile: random calls survived ", RANDOM_CALLS);
        memoryBomb(job, vmem);
        say("hostile: memory bomb survived ", 1);
        SystemCalls.processExit(0);
    }

    /** Runs all that the assembly has; returns how many of them faulted. */
    @ExternalSymbol("hiillos_hostile_try")
    private static native int tryEverything();

    /** Spins with a value in two vector registers; returns 1 when they kept it. */
    @ExternalSymbol("hiillos_hostile_spin")
    private static native int spin(long value);

    @SymbolAddress("hiillos_hostile_fault_entry")
    private static native long faultEntry();

    @SymbolAddress("hiillos_hostile_fault_stack_top")
    private static native long faultStackTop();

    @SymbolAddress("hiillos_hostile_spinner")
    private static native long spinner();

    @SymbolAddress("hiillos_hostile_spinner_stack_top")
    private static native long spinnerStackTop();

    @SymbolAddress("hiillos_hostile_spinner_result")
    private static native long spinnerResult();

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rbx},~{r12},~{r13},~{r14},~{r15},~{rcx},~{r11},"
                    + "~{memory}")
    private static native long call(long number, long a, long b, long c, long d, long e, long f);

    private static void expect(boolean good) {
        if (!good) {
            say("hostile: a wrong answer ", 0);
            SystemCalls.processExit(WRONG_ANSWER);
        }
    }

    private static void wrongAnswers() {
        expect(call(SystemCallNumber.COUNT, 0, 0, 0, 0, 0, 0) == -Status.BAD_SYSTEM_CALL);
        expect(call(Long.MIN_VALUE, 0, 0, 0, 0, 0, 0) == -Status.BAD_SYSTEM_CALL);
        expect(SystemCalls.logWrite(log, 0xffff_ffff_8020_0000L, 100) == -Status.BAD_ADDRESS);
        expect(SystemCalls.logWrite(log, 0xffff_8000_0010_0000L, 100) == -Status.BAD_ADDRESS);
        expect(SystemCalls.logWrite(log, 0, 100) == -Status.BAD_ADDRESS);
        expect(SystemCalls.logWrite(log, 0x7fff_ffff_efffL, 100) == -Status.BAD_ADDRESS);
        expect(SystemCalls.logWrite(log, text, -1) == -Status.BAD_ARGUMENT);
        expect(SystemCalls.logWrite(log + (1 << 18), text, 1) == -Status.BAD_HANDLE);
    }

    private static void vectorRegisters(int process) {
        long thread = SystemCalls.threadCreate(process, spinner(), spinnerStackTop(), 0x22, 20);
        expect(thread > 0 && SystemCalls.threadStart((int) thread) == 0);
        expect(spin(0x11) == 1);
        while (Memory.loadIntVolatile(spinnerResult()) == 0) {
            SystemCalls.threadYield();
        }
        expect(Memory.loadIntVolatile(spinnerResult()) == 1);
    }

    private static void randomCalls(int job, int process) {
        long child = SystemCalls.processCreate(job, text, 5);
        long childVmem = SystemCalls.processVmem((int) child);
        long[] known = KNOWN_VALUES;
        for (int i = 0; i < KNOWN; i += 4) {
            // Other handles than those that the program needs afterwards.
            known[i] = SystemCalls.handleDuplicate(job, Rights.SAME);
            known[i + 1] = SystemCalls.handleDuplicate((int) child, Rights.SAME);
            known[i + 2] = SystemCalls.handleDuplicate((int) childVmem, Rights.SAME);
            known[i + 3] = SystemCalls.handleDuplicate(log, Rights.SAME);
        }
        int next = 4;
        for (int i = 0; i < RANDOM_CALLS; i++) {
            int number = (int) (random() >>> 1) % (SystemCallNumber.COUNT + 1);
            if (number < 0 || isLeftOut(number)) {
                continue;
            }
            long first = argument();
            if (first > 0 && first < OWN_HANDLES && endsItsHandle(number)) {
                continue;
            }
            long result = call(number, first, argument(), argument(), argument(), argument(), argument());
            if (result > 0) {
                known[next] = result;
                next = next + 1 < KNOWN ? next + 1 : 4;
            }
            if ((i & 15) == 0) {
                // What is made must go again, or the bomb would end the experiment.
                SystemCalls.handleClose((int) known[4 + (int) (random() >>> 40) % (KNOWN - 4)]);
            }
        }
        SystemCalls.threadSetFaultEntry(0, 0);
        SystemCalls.threadSetPointer(0);
        expect(SystemCalls.processWait((int) child, 0) != 0);
    }

    /** Calls that may take from the program what it needs afterwards: its first handles and what they name. */
    private static boolean endsItsHandle(int number) {
        return switch (number) {
            case SystemCallNumber.HANDLE_CLOSE, SystemCallNumber.HANDLE_RESTRICT, SystemCallNumber.PROCESS_KILL,
                    SystemCallNumber.THREAD_KILL, SystemCallNumber.THREAD_SUSPEND, SystemCallNumber.VMEM_UNMAP,
                    SystemCallNumber.VMEM_PROTECT, SystemCallNumber.POWER_OFF -> true;
            default -> false;
        };
    }

    private static boolean isLeftOut(int number) {
        return switch (number) {
            case SystemCallNumber.IPC_CALL, SystemCallNumber.IPC_RECV, SystemCallNumber.IPC_REPLY_RECV,
                    SystemCallNumber.THREAD_EXIT, SystemCallNumber.PROCESS_EXIT, SystemCallNumber.THREAD_SLEEP,
                    SystemCallNumber.PROCESS_WAIT, SystemCallNumber.LOG_WRITE, SystemCallNumber.THREAD_START,
                    SystemCallNumber.NOTIFY_WAIT, SystemCallNumber.FUTEX_WAIT, SystemCallNumber.THREAD_WAIT,
                    SystemCallNumber.FRAME_PAGER, SystemCallNumber.PROCESS_SET_SUPERVISOR,
                    SystemCallNumber.JOB_KILL -> true;
            default -> false;
        };
    }

    /** xorshift64*. */
    private static long random() {
        random ^= random >>> 12;
        random ^= random << 25;
        random ^= random >>> 27;
        return random * 0x2545_f491_4f6c_dd1dL;
    }

    private static long argument() {
        long bits = random();
        return switch ((int) (bits >>> 61)) {
            case 0, 1, 2 -> KNOWN_VALUES[(int) (bits >>> 32) & (KNOWN - 1)];
            case 3 -> bits & 7;
            case 4 -> (bits & 63) << 12;
            case 5 -> 0x40_0000 + ((bits & 15) << 12);
            case 6 -> bits & Rights.ALL;
            default -> random() >> (bits & 63);
        };
    }

    /** Touches memory until there is none: the fault that follows must end in an answer, not in the kernel. */
    private static void memoryBomb(int job, int vmem) {
        long frame = SystemCalls.frameCreate(job, 1L << 34, 0);
        expect(frame > 0);
        long at = SystemCalls.vmemMap(vmem, (int) frame, 0, 0, 1L << 34, MapFlags.READ | MapFlags.WRITE);
        expect(at > 0);
        SystemCalls.threadSetFaultEntry(faultEntry(), faultStackTop());
        expect(touchUntilFault(at, 1L << 34) > 0);
        SystemCalls.threadSetFaultEntry(0, 0);
        expect(SystemCalls.vmemUnmap(vmem, at, 1L << 34) == 0 && SystemCalls.handleClose((int) frame) == 0);
        expect(SystemCalls.frameCreate(job, 4096, 0) > 0);
    }

    /** Writes one word into each page until a fault; returns how many pages there were. */
    @ExternalSymbol("hiillos_hostile_touch")
    private static native long touchUntilFault(long address, long countBytes);

    private static void say(String what, int number) {
        int at = 0;
        for (; at < what.length(); at++) {
            Memory.storeByte(text + at, (byte) what.charAt(at));
        }
        int scale = 1;
        while (number / scale > 9) {
            scale *= 10;
        }
        for (; scale > 0; scale /= 10) {
            Memory.storeByte(text + at, (byte) ('0' + number / scale % 10));
            at++;
        }
        Memory.storeByte(text + at, (byte) '\n');
        SystemCalls.logWrite(log, text, at + 1L);
    }
}
