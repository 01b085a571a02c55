package hiillos.abi.kernel;

import hiillos.word.InlineAssembly;

/**
 * The user's side of the system calls, generated from {@link SystemCall}. Results below zero are negated
 * {@link Status} numbers. Handles are positive.
 *
 * <p>The kernel keeps every general register but {@code rax}, {@code rcx} and {@code r11} (and {@code rdx} where a
 * call has a second result), and none of the vector registers. Those that may put another thread in their own one's
 * place keep what a function of the C convention keeps, and those that carry a message only {@code rsp} and
 * {@code rbp}.
 *
 * <p>On a JVM the calls go to the {@link SimulatedKernel} that the calling thread belongs to.
 */
public final class SystemCalls {
    private static final String VECTORS = "~{xmm0},~{xmm1},~{xmm2},~{xmm3},~{xmm4},~{xmm5},~{xmm6},~{xmm7},"
            + "~{xmm8},~{xmm9},~{xmm10},~{xmm11},~{xmm12},~{xmm13},~{xmm14},~{xmm15},";
    private static final String LOST = ",~{rcx},~{r11}," + VECTORS + "~{memory}";
    private static final String SWITCHING_LOST = ",~{rdi},~{rsi},~{rdx},~{r8},~{r9},~{r10}" + LOST;

    private SystemCalls() {}

    /** The processor's time-stamp counter; under {@code -icount shift=0} it counts guest instructions. */
    @InlineAssembly(value = "rdtsc; shlq $$32, %rdx; orq %rdx, %rax", constraints = "={rax},~{rdx},~{memory}")
    public static long timeStamp() {
        return System.nanoTime();
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax}" + LOST)
    private static long invoke(long number) {
        return SimulatedKernel.current().call(number, 0, 0, 0, 0, 0, 0);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi}" + LOST)
    private static long invoke(long number, long a) {
        return SimulatedKernel.current().call(number, a, 0, 0, 0, 0, 0);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi}" + LOST)
    private static long invoke(long number, long a, long b) {
        return SimulatedKernel.current().call(number, a, b, 0, 0, 0, 0);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx}" + LOST)
    private static long invoke(long number, long a, long b, long c) {
        return SimulatedKernel.current().call(number, a, b, c, 0, 0, 0);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10}" + LOST)
    private static long invoke(long number, long a, long b, long c, long d) {
        return SimulatedKernel.current().call(number, a, b, c, d, 0, 0);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8}" + LOST)
    private static long invoke(long number, long a, long b, long c, long d, long e) {
        return SimulatedKernel.current().call(number, a, b, c, d, e, 0);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9}" + LOST)
    private static long invoke(long number, long a, long b, long c, long d, long e, long f) {
        return SimulatedKernel.current().call(number, a, b, c, d, e, f);
    }

    @InlineAssembly(value = "syscall; movq %rdx, (%rbx)",
            constraints = "={rax},{rax},{rdi},{rsi},{rbx},~{rdx}" + LOST)
    private static long invokePair(long number, long a, long b, long secondAddress) {
        return SimulatedKernel.current().callPair(number, a, b, 0, 0, secondAddress);
    }

    @InlineAssembly(value = "syscall; movq %rdx, (%rbx)",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{r10},{rbx},~{rdx}" + LOST)
    private static long invokePair(long number, long a, long b, long c, long d, long secondAddress) {
        return SimulatedKernel.current().callPair(number, a, b, c, d, secondAddress);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax}" + SWITCHING_LOST)
    private static long invokeSwitching(long number) {
        return SimulatedKernel.current().call(number, 0, 0, 0, 0, 0, 0);
    }

    @InlineAssembly(value = "syscall",
            constraints = "={rax},{rax},{rdi},{rsi}" + SWITCHING_LOST)
    private static long invokeSwitching(long number, long a, long b) {
        return SimulatedKernel.current().call(number, a, b, 0, 0, 0, 0);
    }

    @InlineAssembly(value = "syscall; movq %rdx, (%rbx)",
            constraints = "={rax},{rax},{rdi},{rsi},{rdx},{rbx}" + SWITCHING_LOST)
    private static long invokeSwitchingPair(long number, long a, long b, long c, long secondAddress) {
        return SimulatedKernel.current().callPair(number, a, b, c, 0, secondAddress);
    }

    /*
     * A call with a message: everything but rsp and rbp is lost. Inlined, so that the compiler saves what it needs
     * outside of its loops. The message's address waits below the red zone, where nobody writes meanwhile. The
     * offsets are those of Message's fields: header at 16, words from 24, badge at 72, deadline at 80.
     */
    private static final String MESSAGE_CALL = """
            movq %rcx, -136(%rsp)
            movq 16(%rcx), %rsi
            movq 24(%rcx), %rdx
            movq 32(%rcx), %rbx
            movq 40(%rcx), %r12
            movq 48(%rcx), %r13
            movq 56(%rcx), %r14
            movq 64(%rcx), %r15
            movq 80(%rcx), %r8
            syscall
            movq -136(%rsp), %rcx
            movq %rsi, 16(%rcx)
            movq %rdx, 24(%rcx)
            movq %rbx, 32(%rcx)
            movq %r12, 40(%rcx)
            movq %r13, 48(%rcx)
            movq %r14, 56(%rcx)
            movq %r15, 64(%rcx)
            movq %rdi, 72(%rcx)
            """;
    private static final String MESSAGE_CALL_REGISTERS = "={rax},{rax},{rdi},{rcx},~{rdi},~{rbx},~{rdx},~{rsi},~{r8},~{r9},~{r10},~{r11},"
            + "~{r12},~{r13},~{r14},~{r15}," + VECTORS + "~{memory},~{flags}";

    @InlineAssembly(value = MESSAGE_CALL, constraints = MESSAGE_CALL_REGISTERS)
    private static long invokeMessage(long number, long handle, Message message) {
        return SimulatedKernel.current().callMessage(number, handle, message);
    }

    @InlineAssembly(value = MESSAGE_CALL, constraints = MESSAGE_CALL_REGISTERS)
    private static native long invokeMessageAt(long number, long handle, long address);

    /** Calls the Receiver behind a Sender and waits for the answer. */
    public static long ipcCall(int sender, Message message) {
        return invokeMessage(SystemCallNumber.IPC_CALL, sender, message);
    }

    /**
     * As {@link #ipcCall}, where there can be no object: with memory that is laid out like a {@link Message}, 88
     * bytes, header at 16, words from 24, badge at 72, deadline at 80.
     */
    public static long ipcCallAt(int sender, long address) {
        return invokeMessageAt(SystemCallNumber.IPC_CALL, sender, address);
    }

    /** Answers the caller, if it still waits, and waits for the next message. */
    public static long ipcReplyRecv(int receiver, Message message) {
        return invokeMessage(SystemCallNumber.IPC_REPLY_RECV, receiver, message);
    }

    /** Waits for a message; a caller that has had no answer gets REPLY_DROPPED. */
    public static long ipcRecv(int receiver, Message message) {
        return invokeMessage(SystemCallNumber.IPC_RECV, receiver, message);
    }

    /** Answers the caller of the current thread. */
    public static long ipcReply(Message message) {
        return invokeMessage(SystemCallNumber.IPC_REPLY, 0, message);
    }

    /** Does nothing: measures the way in and out. */
    public static long nothing() {
        return invoke(SystemCallNumber.NULL);
    }

    /** Writes UTF-8 text to the kernel's log. */
    public static long logWrite(int log, long text, long countBytes) {
        return invoke(SystemCallNumber.LOG_WRITE, log, text, countBytes);
    }

    /** Closes a handle. */
    public static long handleClose(int handle) {
        return invoke(SystemCallNumber.HANDLE_CLOSE, handle);
    }

    /** Makes another handle with those of the handle's rights that are asked for. */
    public static long handleDuplicate(int handle, int rights) {
        return invoke(SystemCallNumber.HANDLE_DUPLICATE, handle, rights);
    }

    /** Tells the ObjectType of the object. */
    public static long handleType(int handle) {
        return invoke(SystemCallNumber.HANDLE_TYPE, handle);
    }

    /** Ends the calling thread; the process ends with its last thread. */
    public static void threadExit() {
        invoke(SystemCallNumber.THREAD_EXIT);
    }

    /** Ends the calling process. */
    public static void processExit(int code) {
        invoke(SystemCallNumber.PROCESS_EXIT, code);
    }

    /** Creates a process without threads; the name (UTF-8) is for the log. */
    public static long processCreate(int job, long name, long nameBytes) {
        return invoke(SystemCallNumber.PROCESS_CREATE, job, name, nameBytes);
    }

    /** Makes a handle for the process's address space. */
    public static long processVmem(int process) {
        return invoke(SystemCallNumber.PROCESS_VMEM, process);
    }

    /** Copies a handle, with the same or fewer rights, into a process that has not been started. */
    public static long processGrant(int process, int handle, int rights) {
        return invoke(SystemCallNumber.PROCESS_GRANT, process, handle, rights);
    }

    /** Waits for the end of a process. */
    public static long processWait(int process, long deadlineNanos) {
        return invoke(SystemCallNumber.PROCESS_WAIT, process, deadlineNanos);
    }

    /** Ends a process. */
    public static long processKill(int process) {
        return invoke(SystemCallNumber.PROCESS_KILL, process);
    }

    /** Creates a stopped thread, argument in rdi; priority 0 is the lowest, at most its Job's. */
    public static long threadCreate(int process, long entry, long stackPointer, long argument, long priority) {
        return invoke(SystemCallNumber.THREAD_CREATE, process, entry, stackPointer, argument, priority);
    }

    /** Starts a thread. */
    public static long threadStart(int thread) {
        return invoke(SystemCallNumber.THREAD_START, thread);
    }

    /** Lets others of the same priority run first. */
    public static long threadYield() {
        return invokeSwitching(SystemCallNumber.THREAD_YIELD);
    }

    /** Waits until the monotonic clock has passed the deadline. */
    public static long threadSleep(long deadlineNanos) {
        return invoke(SystemCallNumber.THREAD_SLEEP, deadlineNanos);
    }

    /** Sets the FS base of the calling thread. */
    public static long threadSetPointer(long value) {
        return invoke(SystemCallNumber.THREAD_SET_POINTER, value);
    }

    /** Sets where the calling thread goes on after a fault, rdi = FaultRecord below stackTop; entry 0 removes it. */
    public static long threadSetFaultEntry(long entry, long stackTop) {
        return invoke(SystemCallNumber.THREAD_SET_FAULT_ENTRY, entry, stackTop);
    }

    /** Leaves the fault entry: goes on with the registers of a FaultRecord. */
    public static long faultResume(long record) {
        return invoke(SystemCallNumber.FAULT_RESUME, record);
    }

    /** Creates memory of zeros; flags 1, 2: with 2 MiB, 1 GiB pages where possible, 4: contiguous and taken at once. */
    public static long frameCreate(int job, long countBytes, long flags) {
        return invoke(SystemCallNumber.FRAME_CREATE, job, countBytes, flags);
    }

    /** Tells the size of a Frame. */
    public static long frameSize(int frame) {
        return invoke(SystemCallNumber.FRAME_SIZE, frame);
    }

    /** Maps part of a Frame, with rights that its handle has; address 0 lets the kernel choose. See MapFlags. */
    public static long vmemMap(int vmem, int frame, long address, long offset, long countBytes, long flags) {
        return invoke(SystemCallNumber.VMEM_MAP, vmem, frame, address, offset, countBytes, flags);
    }

    /** Removes whatever is mapped in the range. */
    public static long vmemUnmap(int vmem, long address, long countBytes) {
        return invoke(SystemCallNumber.VMEM_UNMAP, vmem, address, countBytes);
    }

    /** Changes the access of the range, which must be mapped, within the rights it was mapped with; 0: none. */
    public static long vmemProtect(int vmem, long address, long countBytes, long flags) {
        return invoke(SystemCallNumber.VMEM_PROTECT, vmem, address, countBytes, flags);
    }

    /** Creates a Receiver that queues so many one-way messages. */
    public static long receiverCreate(int job, long capacity) {
        return invoke(SystemCallNumber.RECEIVER_CREATE, job, capacity);
    }

    /** Makes a Sender whose messages arrive with the badge; flag 1: its last handle's end too. */
    public static long senderCreate(int receiver, long badge, long flags) {
        return invoke(SystemCallNumber.SENDER_CREATE, receiver, badge, flags);
    }

    /** Reads the monotonic clock. */
    public static long clockRead() {
        return invoke(SystemCallNumber.CLOCK_READ);
    }

    /** Powers the machine off (action 0) or resets it (1); a code other than 0 tells a test harness of failure. */
    public static long powerOff(int power, long action, int code) {
        return invoke(SystemCallNumber.POWER_OFF, power, action, code);
    }

    /** Queues a one-way message in the Receiver behind a Sender; never waits. */
    public static long ipcSend(int sender, Message message) {
        return invokeMessage(SystemCallNumber.IPC_SEND, sender, message);
    }

    /** Answers the caller behind a Reply, whose handle is closed. */
    public static long ipcReplyTo(int reply, Message message) {
        return invokeMessage(SystemCallNumber.IPC_REPLY_TO, reply, message);
    }

    /** Makes the calling thread's caller a Reply; closing it gives the caller REPLY_DROPPED. */
    public static long replyTake() {
        return invoke(SystemCallNumber.REPLY_TAKE);
    }

    /** Registers the calling thread's page for long messages and handles; 0 removes it. */
    public static long threadSetBuffer(long address) {
        return invoke(SystemCallNumber.THREAD_SET_BUFFER, address);
    }

    /** Creates a word of signal bits. */
    public static long notifyCreate(int job) {
        return invoke(SystemCallNumber.NOTIFY_CREATE, job);
    }

    /** Sets bits and wakes who waits for one of them. */
    public static long notifySignal(int notify, long bits) {
        return invokeSwitching(SystemCallNumber.NOTIFY_SIGNAL, notify, bits);
    }

    /** Waits for bits of a mask and takes those that are set. Its second result, bits, goes to {@code bitsAddress}. */
    public static long notifyWait(int notify, long mask, long deadlineNanos, long bitsAddress) {
        return invokeSwitchingPair(SystemCallNumber.NOTIFY_WAIT, notify, mask, deadlineNanos, bitsAddress);
    }

    /** Delivers the bits to a Receiver as messages with a badge; 0 ends that. */
    public static long notifyBind(int notify, int receiver, long badge) {
        return invoke(SystemCallNumber.NOTIFY_BIND, notify, receiver, badge);
    }

    /** Waits for a wake-up of a u32 if it still has the expected value; flag 1: shared. */
    public static long futexWait(long address, long expected, long flags, long deadlineNanos) {
        return invoke(SystemCallNumber.FUTEX_WAIT, address, expected, flags, deadlineNanos);
    }

    /** Wakes at most count waiters. */
    public static long futexWake(long address, long count, long flags) {
        return invoke(SystemCallNumber.FUTEX_WAKE, address, count, flags);
    }

    /** If the u32 has the expected value: wakes some waiters and moves others to a target. */
    public static long futexRequeue(long address, long wakeCount, long target, long requeueCount, long expected,
            long flags) {
        return invoke(SystemCallNumber.FUTEX_REQUEUE, address, wakeCount, target, requeueCount, expected, flags);
    }

    /** Stops a thread, transparently to its waiting call; counted, at most 255. */
    public static long threadSuspend(int thread) {
        return invoke(SystemCallNumber.THREAD_SUSPEND, thread);
    }

    /** Takes one suspension back. */
    public static long threadResume(int thread) {
        return invoke(SystemCallNumber.THREAD_RESUME, thread);
    }

    /** Suspends all threads but the caller; none runs when it returns. */
    public static long processSuspend(int process) {
        return invoke(SystemCallNumber.PROCESS_SUSPEND, process);
    }

    /** Takes back what PROCESS_SUSPEND did. */
    public static long processResume(int process) {
        return invoke(SystemCallNumber.PROCESS_RESUME, process);
    }

    /** Copies the ThreadRegisters of a suspended thread. */
    public static long threadReadRegisters(int thread, long address, long countBytes) {
        return invoke(SystemCallNumber.THREAD_READ_REGISTERS, thread, address, countBytes);
    }

    /** Sets the ThreadRegisters of a suspended thread. */
    public static long threadWriteRegisters(int thread, long address, long countBytes) {
        return invoke(SystemCallNumber.THREAD_WRITE_REGISTERS, thread, address, countBytes);
    }

    /** Ends the thread's waiting call, or its next one, with CANCELLED. */
    public static long threadCancel(int thread) {
        return invoke(SystemCallNumber.THREAD_CANCEL, thread);
    }

    /** Ends a thread. */
    public static long threadKill(int thread) {
        return invoke(SystemCallNumber.THREAD_KILL, thread);
    }

    /** Waits for the end of a thread. */
    public static long threadWait(int thread, long deadlineNanos) {
        return invoke(SystemCallNumber.THREAD_WAIT, thread, deadlineNanos);
    }

    /** Sets a priority, at most its Job's maximum. */
    public static long threadSetPriority(int thread, long priority) {
        return invoke(SystemCallNumber.THREAD_SET_PRIORITY, thread, priority);
    }

    /** Sets on which processors a thread may run; bit n is processor n. */
    public static long threadSetAffinity(int thread, long mask) {
        return invoke(SystemCallNumber.THREAD_SET_AFFINITY, thread, mask);
    }

    /** Writes the identities of a process's threads and tells how many there are. */
    public static long processThreads(int process, long address, long count) {
        return invoke(SystemCallNumber.PROCESS_THREADS, process, address, count);
    }

    /** Sets who is told of faults that nobody in the process handles. */
    public static long processSetSupervisor(int process, int sender) {
        return invoke(SystemCallNumber.PROCESS_SET_SUPERVISOR, process, sender);
    }

    /** Changes the size; what lies behind the new end is gone. */
    public static long frameResize(int frame, long countBytes) {
        return invoke(SystemCallNumber.FRAME_RESIZE, frame, countBytes);
    }

    /** Makes a copy-on-write snapshot of part of a Frame. */
    public static long frameClone(int frame, int job, long offset, long countBytes) {
        return invoke(SystemCallNumber.FRAME_CLONE, frame, job, offset, countBytes);
    }

    /** Makes a Frame over device memory. */
    public static long framePhysical(int physical, long base, long countBytes) {
        return invoke(SystemCallNumber.FRAME_PHYSICAL, physical, base, countBytes);
    }

    /** Tells the physical address in a contiguous or physical Frame. */
    public static long frameAddress(int frame, long offset) {
        return invoke(SystemCallNumber.FRAME_ADDRESS, frame, offset);
    }

    /** Copies out of a Frame. */
    public static long frameRead(int frame, long offset, long address, long countBytes) {
        return invoke(SystemCallNumber.FRAME_READ, frame, offset, address, countBytes);
    }

    /** Copies into a Frame. */
    public static long frameWrite(int frame, long offset, long address, long countBytes) {
        return invoke(SystemCallNumber.FRAME_WRITE, frame, offset, address, countBytes);
    }

    /** Makes whole pages zero and frees their memory. */
    public static long frameDiscard(int frame, long offset, long countBytes) {
        return invoke(SystemCallNumber.FRAME_DISCARD, frame, offset, countBytes);
    }

    /** Creates a Frame whose pages are supplied on a fault, by who receives from the Sender. */
    public static long framePager(int job, long countBytes, int sender) {
        return invoke(SystemCallNumber.FRAME_PAGER, job, countBytes, sender);
    }

    /** Moves pages of a source into a pager Frame and wakes who waits for them. */
    public static long frameSupply(int frame, long offset, int source, long sourceOffset, long countBytes) {
        return invoke(SystemCallNumber.FRAME_SUPPLY, frame, offset, source, sourceOffset, countBytes);
    }

    /** Says that pages of a pager Frame will not come: who waits for them faults. */
    public static long frameFail(int frame, long offset, long countBytes) {
        return invoke(SystemCallNumber.FRAME_FAIL, frame, offset, countBytes);
    }

    /** Tells of the mapping at an address: start, bytes, flags, offset, Frame's identity. */
    public static long vmemQuery(int vmem, long address, long out) {
        return invoke(SystemCallNumber.VMEM_QUERY, vmem, address, out);
    }

    /** Makes an Irq of a line; flags 1: level, 2: active low, 4: the line is an ISA number. */
    public static long irqCreate(int interrupts, long line, long flags) {
        return invoke(SystemCallNumber.IRQ_CREATE, interrupts, line, flags);
    }

    /**
     * Makes an Irq of count message interrupts; rdx = address << 32 | data. Its second result, message, goes to {@code
     * messageAddress}.
     */
    public static long irqCreateMessage(int interrupts, long count, long messageAddress) {
        return invokePair(SystemCallNumber.IRQ_CREATE_MESSAGE, interrupts, count, messageAddress);
    }

    /** Signals bits of a Notify at each interrupt. */
    public static long irqBind(int irq, int notify, long bits) {
        return invoke(SystemCallNumber.IRQ_BIND, irq, notify, bits);
    }

    /** Lets a level-triggered line interrupt again. */
    public static long irqAcknowledge(int irq) {
        return invoke(SystemCallNumber.IRQ_ACKNOWLEDGE, irq);
    }

    /** Makes a range of I/O ports. */
    public static long portsCreate(int ports, long first, long count) {
        return invoke(SystemCallNumber.PORTS_CREATE, ports, first, count);
    }

    /** Lets a process's threads access the ports in user mode. */
    public static long portsAllow(int process, int range) {
        return invoke(SystemCallNumber.PORTS_ALLOW, process, range);
    }

    /** Makes a child Job with a limit in bytes and a maximum priority. */
    public static long jobCreate(int job, long limitBytes, long maximumPriority) {
        return invoke(SystemCallNumber.JOB_CREATE, job, limitBytes, maximumPriority);
    }

    /** Ends all processes of a Job and its children and frees what is charged to them. */
    public static long jobKill(int job) {
        return invoke(SystemCallNumber.JOB_KILL, job);
    }

    /** Copies what the kernel knows of an object, as ObjectInformation lays it out. */
    public static long objectInformation(int handle, long topic, long address, long countBytes) {
        return invoke(SystemCallNumber.OBJECT_INFORMATION, handle, topic, address, countBytes);
    }

    /** Copies what the kernel knows of the machine. */
    public static long systemInformation(int log, long topic, long address, long countBytes) {
        return invoke(SystemCallNumber.SYSTEM_INFORMATION, log, topic, address, countBytes);
    }

    /** Copies the kernel's log from a position on. Its second result, position, goes to {@code positionAddress}. */
    public static long logRead(int log, long position, long address, long countBytes, long positionAddress) {
        return invokePair(SystemCallNumber.LOG_READ, log, position, address, countBytes, positionAddress);
    }

    /** Takes rights away from a handle. */
    public static long handleRestrict(int handle, int rights) {
        return invoke(SystemCallNumber.HANDLE_RESTRICT, handle, rights);
    }

    /** Tells a number that belongs to the object for ever. */
    public static long handleIdentify(int handle) {
        return invoke(SystemCallNumber.HANDLE_IDENTIFY, handle);
    }
}
