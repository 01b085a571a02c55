package hiillos.abi.kernel;

import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.InlineAssembly;

/**
 * The user's side of the system calls. Results below zero are negated {@link Status} numbers. Handles are positive.
 * What each call needs and returns is in {@link SystemCall}; here every method is that call and nothing more.
 *
 * <p>The kernel keeps every register but {@code rax}, {@code rcx} and {@code r11}, except in the four IPC calls.
 */
@AssemblyFile("ipc.s")
public final class SystemCalls {
    private SystemCalls() {}

    /** Calls through a Sender and waits for the answer, which replaces the message. */
    @ExternalSymbol("hiillos_ipc_call")
    public static native long ipcCall(int sender, Message message);

    /** Answers the current caller with the message, then waits for the next call, which replaces the message. */
    @ExternalSymbol("hiillos_ipc_reply_recv")
    public static native long ipcReplyRecv(int receiver, Message message);

    /** Waits for a call, which replaces the message. A caller that waits for an answer still gets {@code REPLY_DROPPED}. */
    @ExternalSymbol("hiillos_ipc_recv")
    public static native long ipcRecv(int receiver, Message message);

    /** Answers the current caller with the message. */
    @ExternalSymbol("hiillos_ipc_reply")
    public static native long ipcReply(Message message);

    @InlineAssembly(value = "syscall", constraints = "={rax},{rax},~{rcx},~{r11},~{memory}")
    private static native long invoke(long number);

    @InlineAssembly(value = "syscall", constraints = "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}")
    private static native long invoke(long number, long a);

    @InlineAssembly(value = "syscall", constraints = "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}")
    private static native long invoke(long number, long a, long b);

    @InlineAssembly(value = "syscall", constraints = "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}")
    private static native long invoke(long number, long a, long b, long c);

    @InlineAssembly(value = "syscall", constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}")
    private static native long invoke(long number, long a, long b, long c, long d);

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{memory}")
    private static native long invoke(long number, long a, long b, long c, long d, long e, long f);

    /** Does nothing: measures the way in and out. */
    public static long nothing() {
        return invoke(SystemCallNumber.NULL);
    }

    public static long logWrite(int log, long text, long countBytes) {
        return invoke(SystemCallNumber.LOG_WRITE, log, text, countBytes);
    }

    public static long handleClose(int handle) {
        return invoke(SystemCallNumber.HANDLE_CLOSE, handle);
    }

    /** Another handle with {@code rights} ∩ the handle's rights; {@link Rights#SAME} keeps all. */
    public static long handleDuplicate(int handle, int rights) {
        return invoke(SystemCallNumber.HANDLE_DUPLICATE, handle, rights);
    }

    /** One of {@link ObjectType}. */
    public static long handleType(int handle) {
        return invoke(SystemCallNumber.HANDLE_TYPE, handle);
    }

    /** Ends the calling thread; the process ends with its last thread. Does not return. */
    public static void threadExit() {
        invoke(SystemCallNumber.THREAD_EXIT);
    }

    /** Ends the calling process. Does not return. */
    public static void processExit(int code) {
        invoke(SystemCallNumber.PROCESS_EXIT, code);
    }

    /** Creates a process without threads; the name (UTF-8, at most 31 bytes) is for the log. Returns its handle. */
    public static long processCreate(int job, long name, long nameBytes) {
        return invoke(SystemCallNumber.PROCESS_CREATE, job, name, nameBytes);
    }

    /** A handle for the process's address space. */
    public static long processVmem(int process) {
        return invoke(SystemCallNumber.PROCESS_VMEM, process);
    }

    /** Copies a handle into a process that has not been started; returns the number of the handle there. */
    public static long processGrant(int process, int handle, int rights) {
        return invoke(SystemCallNumber.PROCESS_GRANT, process, handle, rights);
    }

    /** The process's {@link ExitReason}; waits for its end, or with {@code poll} returns {@code SHOULD_WAIT}. */
    public static long processWait(int process, boolean poll) {
        return invoke(SystemCallNumber.PROCESS_WAIT, process, poll ? 1 : 0);
    }

    public static long processKill(int process) {
        return invoke(SystemCallNumber.PROCESS_KILL, process);
    }

    /** Creates a thread that will start at {@code entry} with {@code argument} in {@code rdi}; returns its handle. */
    public static long threadCreate(int process, long entry, long stackPointer, long argument, int priority) {
        return invoke(SystemCallNumber.THREAD_CREATE, process, entry, stackPointer, argument, priority, 0);
    }

    public static long threadStart(int thread) {
        return invoke(SystemCallNumber.THREAD_START, thread);
    }

    public static long threadYield() {
        return invoke(SystemCallNumber.THREAD_YIELD);
    }

    /** Sleeps until the monotonic clock passes {@code deadlineNanos}. */
    public static long threadSleep(long deadlineNanos) {
        return invoke(SystemCallNumber.THREAD_SLEEP, deadlineNanos);
    }

    /** Sets the calling thread's FS base. */
    public static long threadSetPointer(long value) {
        return invoke(SystemCallNumber.THREAD_SET_POINTER, value);
    }

    /**
     * Where the calling thread continues when it faults: at {@code entry}, {@code rdi} = address of a {@link FaultRecord}
     * that the kernel wrote below {@code stackTop}. While the entry runs, until {@link #faultResume}, another fault ends
     * the process. Entry 0 removes it.
     */
    public static long threadSetFaultEntry(long entry, long stackTop) {
        return invoke(SystemCallNumber.THREAD_SET_FAULT_ENTRY, entry, stackTop);
    }

    /** Leaves the fault entry: continues with the registers of the {@link FaultRecord}. Returns only on error. */
    public static long faultResume(long record) {
        return invoke(SystemCallNumber.FAULT_RESUME, record);
    }

    /** A Frame of {@code countBytes} (rounded up to pages) of zeros. */
    public static long frameCreate(int job, long countBytes) {
        return invoke(SystemCallNumber.FRAME_CREATE, job, countBytes);
    }

    public static long frameSize(int frame) {
        return invoke(SystemCallNumber.FRAME_SIZE, frame);
    }

    /** Maps part of a Frame; {@code address} 0 lets the kernel choose. Returns the address. See {@link MapFlags}. */
    public static long vmemMap(int vmem, int frame, long address, long frameOffset, long countBytes, int flags) {
        return invoke(SystemCallNumber.VMEM_MAP, vmem, frame, address, frameOffset, countBytes, flags);
    }

    public static long vmemUnmap(int vmem, long address, long countBytes) {
        return invoke(SystemCallNumber.VMEM_UNMAP, vmem, address, countBytes);
    }

    public static long vmemProtect(int vmem, long address, long countBytes, int flags) {
        return invoke(SystemCallNumber.VMEM_PROTECT, vmem, address, countBytes, flags);
    }

    public static long receiverCreate(int job) {
        return invoke(SystemCallNumber.RECEIVER_CREATE, job);
    }

    /** A Sender to the Receiver, whose calls arrive with the badge. */
    public static long senderCreate(int receiver, long badge) {
        return invoke(SystemCallNumber.SENDER_CREATE, receiver, badge);
    }

    /** Monotonic nanoseconds since the kernel started. */
    public static long clockRead() {
        return invoke(SystemCallNumber.CLOCK_READ);
    }

    /** Ends the machine's run: action 0 powers off, 1 resets; {@code code} is for a test harness, 0 means success. */
    public static long powerOff(int power, int action, int code) {
        return invoke(SystemCallNumber.POWER_OFF, power, action, code);
    }

    /** The processor's time-stamp counter; under {@code -icount shift=0} it counts guest instructions. */
    @InlineAssembly(value = "rdtsc; shlq $$32, %rdx; orq %rdx, %rax", constraints = "={rax},~{rdx},~{memory}")
    public static native long timeStamp();
}
