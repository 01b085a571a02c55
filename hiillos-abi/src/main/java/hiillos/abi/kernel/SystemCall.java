package hiillos.abi.kernel;

/**
 * The one description of the system calls: number, arguments, rights, errors. The reference page and the call tracer's
 * names come from it, and tests hold the kernel's dispatcher and the stubs in {@link SystemCalls} to it.
 *
 * <p>Arguments read {@code name: type[right+right]}; every handle argument may also fail with {@code BAD_HANDLE},
 * {@code WRONG_TYPE} and {@code ACCESS_DENIED}, every address with {@code BAD_ADDRESS}.
 */
public enum SystemCall {
    IPC_CALL(SystemCallNumber.IPC_CALL, "sender: sender[SEND], message", "status",
            "PEER_CLOSED REPLY_DROPPED", "Calls the Receiver behind a Sender and waits for the answer."),
    IPC_REPLY_RECV(SystemCallNumber.IPC_REPLY_RECV, "receiver: receiver[RECEIVE], message", "status",
            "PEER_CLOSED", "Answers the caller, if it still waits, and waits for the next call."),
    IPC_RECV(SystemCallNumber.IPC_RECV, "receiver: receiver[RECEIVE]", "status",
            "PEER_CLOSED", "Waits for a call."),
    IPC_REPLY(SystemCallNumber.IPC_REPLY, "-, message", "status",
            "NO_CALLER", "Answers the caller of the current thread."),
    NULL(SystemCallNumber.NULL, "", "0", "", "Does nothing."),
    LOG_WRITE(SystemCallNumber.LOG_WRITE, "log: log[WRITE], text: address, bytes: u64", "bytes written",
            "BAD_ARGUMENT", "Writes UTF-8 text, at most 4096 bytes, to the kernel's log."),
    HANDLE_CLOSE(SystemCallNumber.HANDLE_CLOSE, "handle", "0", "", "Closes a handle."),
    HANDLE_DUPLICATE(SystemCallNumber.HANDLE_DUPLICATE, "handle[DUPLICATE], rights: u32", "handle",
            "OUT_OF_QUOTA OUT_OF_MEMORY", "Makes another handle with the same or fewer rights."),
    HANDLE_TYPE(SystemCallNumber.HANDLE_TYPE, "handle", "type", "", "Tells the type of the object."),
    THREAD_EXIT(SystemCallNumber.THREAD_EXIT, "", "-", "", "Ends the calling thread."),
    PROCESS_EXIT(SystemCallNumber.PROCESS_EXIT, "code: i32", "-", "", "Ends the calling process."),
    PROCESS_CREATE(SystemCallNumber.PROCESS_CREATE, "job: job[CREATE], name: address, bytes: u64", "handle",
            "OUT_OF_QUOTA OUT_OF_MEMORY BAD_ARGUMENT", "Creates a process without threads."),
    PROCESS_VMEM(SystemCallNumber.PROCESS_VMEM, "process: process[MANAGE]", "handle",
            "OUT_OF_QUOTA OUT_OF_MEMORY", "Makes a handle for the process's address space."),
    PROCESS_GRANT(SystemCallNumber.PROCESS_GRANT, "process: process[MANAGE], handle[TRANSFER], rights: u32",
            "handle there", "BAD_STATE OUT_OF_QUOTA OUT_OF_MEMORY",
            "Copies a handle, with the same or fewer rights, into a process that has not been started."),
    PROCESS_WAIT(SystemCallNumber.PROCESS_WAIT, "process: process[WAIT], poll: bool", "exit reason",
            "SHOULD_WAIT", "Waits for the end of a process."),
    PROCESS_KILL(SystemCallNumber.PROCESS_KILL, "process: process[MANAGE]", "0", "", "Ends a process."),
    THREAD_CREATE(SystemCallNumber.THREAD_CREATE,
            "process: process[MANAGE], entry: address, stack: address, argument: u64, priority: u8", "handle",
            "BAD_ARGUMENT BAD_STATE OUT_OF_QUOTA OUT_OF_MEMORY",
            "Creates a stopped thread; priority 0 (lowest) to 31, at most the caller's."),
    THREAD_START(SystemCallNumber.THREAD_START, "thread: thread[MANAGE]", "0", "BAD_STATE", "Starts a thread."),
    THREAD_YIELD(SystemCallNumber.THREAD_YIELD, "", "0", "", "Lets others of the same priority run first."),
    THREAD_SLEEP(SystemCallNumber.THREAD_SLEEP, "deadlineNanos: u64", "0", "",
            "Waits until the monotonic clock passes the deadline."),
    THREAD_SET_POINTER(SystemCallNumber.THREAD_SET_POINTER, "value: address", "0", "", "Sets the FS base."),
    THREAD_SET_FAULT_ENTRY(SystemCallNumber.THREAD_SET_FAULT_ENTRY, "entry: address, stackTop: address", "0", "",
            "Sets where the thread continues after a fault; entry 0 removes it."),
    FAULT_RESUME(SystemCallNumber.FAULT_RESUME, "record: address", "-", "BAD_STATE",
            "Continues with the registers of a FaultRecord."),
    FRAME_CREATE(SystemCallNumber.FRAME_CREATE, "job: job[CREATE], bytes: u64", "handle",
            "BAD_ARGUMENT OUT_OF_QUOTA OUT_OF_MEMORY", "Creates memory; pages are taken when first touched."),
    FRAME_SIZE(SystemCallNumber.FRAME_SIZE, "frame: frame", "bytes", "", "Tells the size of a Frame."),
    VMEM_MAP(SystemCallNumber.VMEM_MAP,
            "vmem: vmem[MAP], frame: frame[READ+WRITE+EXECUTE as flags ask], address, offset: u64, bytes: u64, flags",
            "address", "BAD_ARGUMENT ALREADY_MAPPED WRITE_AND_EXECUTE OUT_OF_QUOTA OUT_OF_MEMORY",
            "Maps part of a Frame; address 0 lets the kernel choose."),
    VMEM_UNMAP(SystemCallNumber.VMEM_UNMAP, "vmem: vmem[MAP], address, bytes: u64", "0",
            "OUT_OF_QUOTA OUT_OF_MEMORY", "Removes whatever is mapped in the range."),
    VMEM_PROTECT(SystemCallNumber.VMEM_PROTECT, "vmem: vmem[MAP], address, bytes: u64, flags", "0",
            "BAD_ARGUMENT WRITE_AND_EXECUTE ACCESS_DENIED OUT_OF_QUOTA OUT_OF_MEMORY",
            "Changes the access of the range, which must be mapped, within the rights it was mapped with."),
    RECEIVER_CREATE(SystemCallNumber.RECEIVER_CREATE, "job: job[CREATE]", "handle", "OUT_OF_QUOTA OUT_OF_MEMORY",
            "Creates a Receiver."),
    SENDER_CREATE(SystemCallNumber.SENDER_CREATE, "receiver: receiver[MINT], badge: u64", "handle",
            "OUT_OF_QUOTA OUT_OF_MEMORY", "Makes a Sender with a badge."),
    CLOCK_READ(SystemCallNumber.CLOCK_READ, "", "nanoseconds", "", "Reads the monotonic clock."),
    POWER_OFF(SystemCallNumber.POWER_OFF, "power: power[MANAGE], action: 0|1, code: i32", "-",
            "BAD_ARGUMENT NOT_SUPPORTED", "Powers the machine off (0) or resets it (1).");

    private final int number;
    private final String arguments;
    private final String result;
    private final String errors;
    private final String purpose;

    SystemCall(int number, String arguments, String result, String errors, String purpose) {
        this.number = number;
        this.arguments = arguments;
        this.result = result;
        this.errors = errors;
        this.purpose = purpose;
    }

    /** The number in {@code rax}. */
    public int number() {
        return number;
    }

    /** Arguments in register order. */
    public String arguments() {
        return arguments;
    }

    /** What {@code rax} holds when the call succeeded; "-" when it does not return. */
    public String result() {
        return result;
    }

    /** Names of {@link Status} values beyond those that argument types imply, separated by spaces. */
    public String errors() {
        return errors;
    }

    /** One sentence. */
    public String purpose() {
        return purpose;
    }
}
