package hiillos.abi.kernel;

import static hiillos.abi.kernel.Argument.*;
import static hiillos.abi.kernel.ObjectType.*;
import static hiillos.abi.kernel.Outcome.*;
import static hiillos.abi.kernel.Rights.*;
import static hiillos.abi.kernel.Status.*;

/**
 * The one description of the system calls, in the order of their numbers. From it are generated: the numbers, the stubs
 * in {@link SystemCalls}, the kernel's dispatcher, the reference page. The kernel's tracer, the fuzzers and the tests of
 * errors read it as it is.
 *
 * <p>Each names the kernel's method, {@code Class.method} in {@code hiillos.kernel.syscall} or with the rest of another
 * package: {@code static long method(ThreadObject thread, int|long …)}. Arguments stand in register order: rdi, rsi, rdx, r10,
 * r8, r9.
 */
public enum SystemCall {
    IPC_CALL("IpcCalls.call", "Calls the Receiver behind a Sender and waits for the answer.",
            message(PEER_CLOSED, REPLY_DROPPED, TIMED_OUT, CANCELLED, SHOULD_WAIT),
            handle("sender", SENDER, SEND), message()),
    IPC_REPLY_RECV("IpcCalls.replyReceive", "Answers the caller, if it still waits, and waits for the next message.",
            message(PEER_CLOSED, TIMED_OUT, CANCELLED, SHOULD_WAIT),
            handle("receiver", RECEIVER, RECEIVE), message()),
    IPC_RECV("IpcCalls.receive", "Waits for a message; a caller that has had no answer gets REPLY_DROPPED.",
            message(PEER_CLOSED, TIMED_OUT, CANCELLED, SHOULD_WAIT),
            handle("receiver", RECEIVER, RECEIVE), message()),
    IPC_REPLY("IpcCalls.reply", "Answers the caller of the current thread.", message(NO_CALLER), message()),
    NULL("MiscellaneousCalls.nothing", "Does nothing: measures the way in and out.", nothing().simple()),
    LOG_WRITE("MiscellaneousCalls.logWrite", "Writes UTF-8 text to the kernel's log.", value("bytes written"),
            handle("log", LOG, WRITE), input("text", "countBytes"), bounded("countBytes", 0, 4096)),
    HANDLE_CLOSE("HandleCalls.close", "Closes a handle.", nothing().simple(), anyHandle("handle", 0)),
    HANDLE_DUPLICATE("HandleCalls.duplicate",
            "Makes another handle with those of the handle's rights that are asked for.",
            handle().simple(), anyHandle("handle", DUPLICATE), rightsSet("rights")),
    HANDLE_TYPE("HandleCalls.type", "Tells the ObjectType of the object.", value("type").simple(), anyHandle("handle", 0)),
    THREAD_EXIT("ThreadCalls.exit", "Ends the calling thread; the process ends with its last thread.", never()),
    PROCESS_EXIT("ProcessCalls.exit", "Ends the calling process.", never(), code("code")),
    PROCESS_CREATE("ProcessCalls.create", "Creates a process without threads; the name (UTF-8) is for the log.",
            handle(), handle("job", JOB, CREATE), input("name", "nameBytes"), bounded("nameBytes", 0, 31)),
    PROCESS_VMEM("ProcessCalls.vmem", "Makes a handle for the process's address space.", handle(),
            handle("process", PROCESS, MANAGE)),
    PROCESS_GRANT("ProcessCalls.grant",
            "Copies a handle, with the same or fewer rights, into a process that has not been started.",
            value("handle there", BAD_STATE, OUT_OF_QUOTA, OUT_OF_MEMORY),
            handle("process", PROCESS, MANAGE), anyHandle("handle", TRANSFER), rightsSet("rights")),
    PROCESS_WAIT("ProcessCalls.await", "Waits for the end of a process.", value("exit reason"),
            handle("process", PROCESS, WAIT), deadline()),
    PROCESS_KILL("ProcessCalls.kill", "Ends a process.", nothing(), handle("process", PROCESS, MANAGE)),
    THREAD_CREATE("ThreadCalls.create",
            "Creates a stopped thread, argument in rdi; priority 0 is the lowest, at most its Job's.",
            handle(BAD_ARGUMENT, BAD_STATE, BAD_ADDRESS), handle("process", PROCESS, MANAGE), address("entry"),
            address("stackPointer"), word("argument"), bounded("priority", 0, 31)),
    THREAD_START("ThreadCalls.start", "Starts a thread.", nothing(BAD_STATE), handle("thread", THREAD, MANAGE)),
    THREAD_YIELD("ThreadCalls.yieldNow", "Lets others of the same priority run first.", nothing().switching()),
    THREAD_SLEEP("ThreadCalls.sleep",
            "Waits until the monotonic clock has passed the deadline.", nothing(), deadline()),
    THREAD_SET_POINTER("ThreadCalls.setPointer", "Sets the FS base of the calling thread.", nothing(BAD_ADDRESS),
            optionalAddress("value")),
    THREAD_SET_FAULT_ENTRY("fault.Faults.setEntry",
            "Sets where the calling thread goes on after a fault, rdi = FaultRecord below stackTop; entry 0 removes it.",
            nothing(BAD_ADDRESS), optionalAddress("entry"), optionalAddress("stackTop")),
    FAULT_RESUME("fault.Faults.resume", "Leaves the fault entry: goes on with the registers of a FaultRecord.",
            never(BAD_STATE), input("record", FaultRecord.BYTES)),
    FRAME_CREATE("MemoryCalls.frameCreate",
            "Creates memory of zeros; flags 1, 2: with 2 MiB, 1 GiB pages where possible, 4: contiguous and taken at once.",
            handle(BAD_ARGUMENT), handle("job", JOB, CREATE), bounded("countBytes", 1, 1L << 40), flags("flags", 7)),
    FRAME_SIZE("MemoryCalls.frameSize", "Tells the size of a Frame.", value("bytes").simple(), handle("frame", FRAME, 0)),
    VMEM_MAP("MemoryCalls.map",
            "Maps part of a Frame, with rights that its handle has; address 0 lets the kernel choose. See MapFlags.",
            value("address", BAD_ARGUMENT, BAD_ADDRESS, ACCESS_DENIED, ALREADY_MAPPED, WRITE_AND_EXECUTE, OUT_OF_QUOTA,
                    OUT_OF_MEMORY),
            handle("vmem", VMEM, MAP), handle("frame", FRAME, 0), optionalAddress("address"), bytes("offset"),
            bytes("countBytes"), flags("flags", 0xf07)),
    VMEM_UNMAP("MemoryCalls.unmap", "Removes whatever is mapped in the range.",
            nothing(BAD_ADDRESS, BAD_ARGUMENT, OUT_OF_QUOTA, OUT_OF_MEMORY),
            handle("vmem", VMEM, MAP), address("address"), bytes("countBytes")),
    VMEM_PROTECT("MemoryCalls.protect",
            "Changes the access of the range, which must be mapped, within the rights it was mapped with; 0: none.",
            nothing(BAD_ADDRESS, BAD_ARGUMENT, WRITE_AND_EXECUTE, ACCESS_DENIED, OUT_OF_QUOTA, OUT_OF_MEMORY),
            handle("vmem", VMEM, MAP), address("address"), bytes("countBytes"), flags("flags", 7)),
    RECEIVER_CREATE("HandleCalls.receiverCreate", "Creates a Receiver that queues so many one-way messages.",
            handle(BAD_ARGUMENT), handle("job", JOB, CREATE), bounded("capacity", 0, 4096)),
    SENDER_CREATE("HandleCalls.senderCreate", "Makes a Sender whose messages arrive with the badge; flag 1: its last handle's end too.",
            handle(BAD_ARGUMENT), handle("receiver", RECEIVER, MINT), word("badge"), flags("flags", 1)),
    CLOCK_READ("MiscellaneousCalls.clockRead", "Reads the monotonic clock.", value("nanoseconds").simple()),
    POWER_OFF("MiscellaneousCalls.powerOff",
            "Powers the machine off (action 0) or resets it (1); a code other than 0 tells a test harness of failure.",
            never(BAD_ARGUMENT, NOT_SUPPORTED), handle("power", POWER, MANAGE), bounded("action", 0, 1), code("code")),
    IPC_SEND("IpcCalls.send", "Queues a one-way message in the Receiver behind a Sender; never waits.",
            message(PEER_CLOSED, SHOULD_WAIT), handle("sender", SENDER, SEND), message()),
    IPC_REPLY_TO("IpcCalls.replyTo", "Answers the caller behind a Reply, whose handle is closed.",
            message(NO_CALLER), handle("reply", REPLY, 0), message()),
    REPLY_TAKE("IpcCalls.takeReply",
            "Makes the calling thread's caller a Reply; closing it gives the caller REPLY_DROPPED.",
            handle(NO_CALLER)),
    THREAD_SET_BUFFER("IpcCalls.setBuffer",
            "Registers the calling thread's page for long messages and handles; 0 removes it.",
            nothing(BAD_ADDRESS, NOT_SUPPORTED, OUT_OF_QUOTA, OUT_OF_MEMORY), optionalAddress("address")),
    NOTIFY_CREATE("NotifyCalls.create", "Creates a word of signal bits.", handle(), handle("job", JOB, CREATE)),
    NOTIFY_SIGNAL("NotifyCalls.signal", "Sets bits and wakes who waits for one of them.", nothing().switching(),
            handle("notify", NOTIFY, WRITE), word("bits")),
    NOTIFY_WAIT("NotifyCalls.await", "Waits for bits of a mask and takes those that are set.",
            nothing(BAD_ARGUMENT, BAD_STATE, PEER_CLOSED).and("bits").switching(), handle("notify", NOTIFY, READ), word("mask"),
            deadline()),
    NOTIFY_BIND("NotifyCalls.bind", "Delivers the bits to a Receiver as messages with a badge; 0 ends that.",
            nothing(BAD_STATE, PEER_CLOSED, OUT_OF_QUOTA, OUT_OF_MEMORY), handle("notify", NOTIFY, READ),
            optionalHandle("receiver", RECEIVER, RECEIVE), word("badge")),
    FUTEX_WAIT("FutexCalls.await", "Waits for a wake-up of a u32 if it still has the expected value; flag 1: shared.",
            nothing(BAD_ARGUMENT, SHOULD_WAIT, OUT_OF_QUOTA, OUT_OF_MEMORY), input("address", 4),
            bounded("expected", 0, 0xffff_ffffL), flags("flags", 1), deadline()),
    FUTEX_WAKE("FutexCalls.wake", "Wakes at most count waiters.",
            value("woken", BAD_ARGUMENT, BAD_ADDRESS, OUT_OF_QUOTA, OUT_OF_MEMORY), address("address"),
            bytes("count"), flags("flags", 1)),
    FUTEX_REQUEUE("FutexCalls.requeue",
            "If the u32 has the expected value: wakes some waiters and moves others to a target.",
            value("woken and moved", BAD_ADDRESS, BAD_ARGUMENT, SHOULD_WAIT, OUT_OF_QUOTA, OUT_OF_MEMORY),
            input("address", 4), bytes("wakeCount"), address("target"),
            bytes("requeueCount"), bounded("expected", 0, 0xffff_ffffL), flags("flags", 1)),
    THREAD_SUSPEND("ThreadControlCalls.suspend",
            "Stops a thread, transparently to its waiting call; counted, at most 255.",
            nothing(BAD_STATE), handle("thread", THREAD, MANAGE)),
    THREAD_RESUME("ThreadControlCalls.resume", "Takes one suspension back.", nothing(BAD_STATE),
            handle("thread", THREAD, MANAGE)),
    PROCESS_SUSPEND("ProcessControlCalls.suspend", "Suspends all threads but the caller; none runs when it returns.",
            nothing(BAD_STATE), handle("process", PROCESS, MANAGE)),
    PROCESS_RESUME("ProcessControlCalls.resume", "Takes back what PROCESS_SUSPEND did.", nothing(BAD_STATE),
            handle("process", PROCESS, MANAGE)),
    THREAD_READ_REGISTERS("ThreadControlCalls.readRegisters", "Copies the ThreadRegisters of a suspended thread.",
            value("bytes", BAD_ARGUMENT, BAD_STATE), handle("thread", THREAD, READ), output("address", "countBytes", 1),
            bounded("countBytes", ThreadRegisters.GENERAL_BYTES, 1 << 20)),
    THREAD_WRITE_REGISTERS("ThreadControlCalls.writeRegisters", "Sets the ThreadRegisters of a suspended thread.",
            value("bytes", BAD_ARGUMENT, BAD_STATE), handle("thread", THREAD, WRITE), input("address", "countBytes"),
            bounded("countBytes", ThreadRegisters.GENERAL_BYTES, 1 << 20)),
    THREAD_CANCEL("ThreadControlCalls.cancel", "Ends the thread's waiting call, or its next one, with CANCELLED.",
            nothing(BAD_STATE), handle("thread", THREAD, MANAGE)),
    THREAD_KILL("ThreadControlCalls.kill", "Ends a thread.", nothing(), handle("thread", THREAD, MANAGE)),
    THREAD_WAIT("ThreadControlCalls.await", "Waits for the end of a thread.", nothing(), handle("thread", THREAD, WAIT),
            deadline()),
    THREAD_SET_PRIORITY("ThreadControlCalls.setPriority", "Sets a priority, at most its Job's maximum.",
            nothing(BAD_ARGUMENT, BAD_STATE), handle("thread", THREAD, MANAGE), bounded("priority", 0, 31)),
    THREAD_SET_AFFINITY("ThreadControlCalls.setAffinity",
            "Sets on which processors a thread may run; bit n is processor n.",
            nothing(BAD_ARGUMENT, BAD_STATE), handle("thread", THREAD, MANAGE), word("mask")),
    PROCESS_THREADS("ProcessControlCalls.threads",
            "Writes the identities of a process's threads and tells how many there are.",
            value("threads", BAD_ARGUMENT), handle("process", PROCESS, MANAGE), output("address", "count", 8),
            bounded("count", 0, 1 << 20)),
    PROCESS_SET_SUPERVISOR("ProcessControlCalls.setSupervisor",
            "Sets who is told of faults that nobody in the process handles.",
            nothing(BAD_STATE, PEER_CLOSED), handle("process", PROCESS, MANAGE), optionalHandle("sender", SENDER, SEND)),
    FRAME_RESIZE("FrameCalls.resize", "Changes the size; what lies behind the new end is gone.",
            nothing(BAD_ARGUMENT, BAD_STATE, NOT_SUPPORTED, OUT_OF_QUOTA, OUT_OF_MEMORY), handle("frame", FRAME, WRITE),
            bounded("countBytes", 1, 1L << 40)),
    FRAME_CLONE("FrameCalls.cloneFrame", "Makes a copy-on-write snapshot of part of a Frame.",
            handle(BAD_ARGUMENT, BAD_STATE, NOT_SUPPORTED), handle("frame", FRAME, READ), handle("job", JOB, CREATE),
            bytes("offset"), bytes("countBytes")),
    FRAME_PHYSICAL("FrameCalls.physical", "Makes a Frame over device memory.", handle(BAD_ARGUMENT),
            handle("physical", PHYSICAL_ROOT, CREATE), bytes("base"), bytes("countBytes")),
    FRAME_ADDRESS("FrameCalls.address", "Tells the physical address in a contiguous or physical Frame.",
            value("physical address", BAD_ARGUMENT, BAD_STATE, NOT_SUPPORTED), handle("frame", FRAME, MANAGE),
            bytes("offset")),
    FRAME_READ("FrameCalls.read", "Copies out of a Frame.",
            value("bytes", BAD_ARGUMENT, SHOULD_WAIT, BAD_STATE, NOT_SUPPORTED, OUT_OF_QUOTA, OUT_OF_MEMORY),
            handle("frame", FRAME, READ), bytes("offset"), output("address", "countBytes", 1), bytes("countBytes")),
    FRAME_WRITE("FrameCalls.write", "Copies into a Frame.",
            value("bytes", BAD_ARGUMENT, SHOULD_WAIT, BAD_STATE, NOT_SUPPORTED, OUT_OF_QUOTA, OUT_OF_MEMORY),
            handle("frame", FRAME, WRITE), bytes("offset"), input("address", "countBytes"), bytes("countBytes")),
    FRAME_DISCARD("FrameCalls.discard", "Makes whole pages zero and frees their memory.",
            nothing(BAD_ARGUMENT, BAD_STATE, NOT_SUPPORTED, OUT_OF_QUOTA, OUT_OF_MEMORY), handle("frame", FRAME, WRITE),
            bytes("offset"), bytes("countBytes")),
    FRAME_PAGER("FrameCalls.pager",
            "Creates a Frame whose pages are supplied on a fault, by who receives from the Sender.",
            handle(BAD_ARGUMENT, PEER_CLOSED), handle("job", JOB, CREATE), bounded("countBytes", 1, 1L << 40),
            handle("sender", SENDER, SEND)),
    FRAME_SUPPLY("FrameCalls.supply", "Moves pages of a source into a pager Frame and wakes who waits for them.",
            nothing(BAD_ARGUMENT, BAD_STATE, OUT_OF_QUOTA, OUT_OF_MEMORY), handle("frame", FRAME, WRITE), bytes("offset"),
            handle("source", FRAME, WRITE), bytes("sourceOffset"), bytes("countBytes")),
    FRAME_FAIL("FrameCalls.fail", "Says that pages of a pager Frame will not come: who waits for them faults.",
            nothing(BAD_ARGUMENT, BAD_STATE), handle("frame", FRAME, WRITE), bytes("offset"), bytes("countBytes")),
    VMEM_QUERY("MemoryCalls.query",
            "Tells of the mapping at an address: start, bytes, flags, offset, Frame's identity.",
            nothing(BAD_ARGUMENT), handle("vmem", VMEM, MAP), address("address"), output("out", 40)),
    IRQ_CREATE("InterruptCalls.create",
            "Makes an Irq of a line; flags 1: level, 2: active low, 4: the line is an ISA number.",
            handle(BAD_ARGUMENT, BAD_STATE, NOT_SUPPORTED), handle("interrupts", INTERRUPT_ROOT, CREATE),
            bounded("line", 0, 1023), flags("flags", 7)),
    IRQ_CREATE_MESSAGE("InterruptCalls.createMessage",
            "Makes an Irq of count message interrupts; rdx = address << 32 | data.",
            handle(BAD_ARGUMENT, NOT_SUPPORTED).and("message"), handle("interrupts", INTERRUPT_ROOT, CREATE),
            bounded("count", 1, 32)),
    IRQ_BIND("InterruptCalls.bind", "Signals bits of a Notify at each interrupt.",
            nothing(BAD_ARGUMENT, BAD_STATE), handle("irq", IRQ, MANAGE), handle("notify", NOTIFY, WRITE), word("bits")),
    IRQ_ACKNOWLEDGE("InterruptCalls.acknowledge", "Lets a level-triggered line interrupt again.", nothing(BAD_STATE).simple(),
            handle("irq", IRQ, MANAGE)),
    PORTS_CREATE("PortCalls.create", "Makes a range of I/O ports.", handle(BAD_ARGUMENT),
            handle("ports", PORT_ROOT, CREATE), bounded("first", 0, 0xffff), bounded("count", 1, 0x1_0000)),
    PORTS_ALLOW("PortCalls.allow", "Lets a process's threads access the ports in user mode.",
            nothing(BAD_STATE, OUT_OF_QUOTA, OUT_OF_MEMORY), handle("process", PROCESS, MANAGE), handle("range", PORTS, READ)),
    JOB_CREATE("JobCalls.create", "Makes a child Job with a limit in bytes and a maximum priority.",
            handle(BAD_ARGUMENT, BAD_STATE), handle("job", JOB, CREATE), bytes("limitBytes"),
            bounded("maximumPriority", 0, 31)),
    JOB_KILL("JobCalls.kill",
            "Ends all processes of a Job and its children and frees what is charged to them.", nothing(),
            handle("job", JOB, MANAGE)),
    OBJECT_INFORMATION("InformationCalls.object",
            "Copies what the kernel knows of an object, as ObjectInformation lays it out.",
            value("bytes", BAD_ARGUMENT, NOT_SUPPORTED), eitherHandle("handle", READ | MANAGE), word("topic"),
            output("address", "countBytes", 1), bytes("countBytes")),
    SYSTEM_INFORMATION("InformationCalls.system", "Copies what the kernel knows of the machine.",
            value("bytes", BAD_ARGUMENT, NOT_SUPPORTED), handle("log", LOG, READ), word("topic"),
            output("address", "countBytes", 1), bytes("countBytes")),
    LOG_READ("InformationCalls.readLog", "Copies the kernel's log from a position on.",
            value("bytes", BAD_ARGUMENT).and("position"), handle("log", LOG, READ), word("position"),
            output("address", "countBytes", 1), bytes("countBytes")),
    HANDLE_RESTRICT("HandleCalls.restrict", "Takes rights away from a handle.", nothing().simple(), anyHandle("handle", 0),
            rightsSet("rights")),
    HANDLE_IDENTIFY("HandleCalls.identify", "Tells a number that belongs to the object for ever.", value("identity").simple(),
            anyHandle("handle", 0));

    private final String method;
    private final String purpose;
    private final Outcome outcome;
    private final Argument[] arguments;
    private final long errors;

    SystemCall(String method, String purpose, Outcome outcome, Argument... arguments) {
        this.method = method;
        this.purpose = purpose;
        this.outcome = outcome;
        this.arguments = arguments;
        this.errors = errors(outcome, arguments);
    }

    private static long errors(Outcome outcome, Argument[] arguments) {
        long set = 0;
        for (int error : outcome.errors()) {
            set |= 1L << error;
        }
        if (outcome.kind() == Outcome.Kind.HANDLE) {
            set |= 1L << OUT_OF_QUOTA | 1L << OUT_OF_MEMORY;
        }
        for (Argument argument : arguments) {
            set |= switch (argument.kind()) {
                case HANDLE -> 1L << BAD_HANDLE | (argument.type() != NONE ? 1L << WRONG_TYPE : 0)
                        | (argument.rights() != 0 ? 1L << ACCESS_DENIED : 0);
                // Absent pages are taken when the kernel touches them.
                case INPUT, OUTPUT -> 1L << BAD_ADDRESS | 1L << OUT_OF_QUOTA | 1L << OUT_OF_MEMORY;
                case DEADLINE -> 1L << TIMED_OUT | 1L << SHOULD_WAIT | 1L << CANCELLED;
                case NUMBER -> argument.minimum() != Long.MIN_VALUE || argument.maximum() != Long.MAX_VALUE
                        ? 1L << BAD_ARGUMENT : 0;
                case FLAGS -> 1L << BAD_ARGUMENT;
                case RIGHTS, CODE, ADDRESS, MESSAGE -> 0;
            };
        }
        return set;
    }

    /** The number in {@code rax}. */
    public int number() {
        return ordinal();
    }

    /** {@code Class.method} of the kernel. */
    public String method() {
        return method;
    }

    /** One sentence. */
    public String purpose() {
        return purpose;
    }

    /** What comes back. */
    public Outcome outcome() {
        return outcome;
    }

    /** How many arguments there are; at most six, and a message behind a handle. */
    public int countArguments() {
        return arguments.length;
    }

    /** An argument, in register order. */
    public Argument argument(int index) {
        return arguments[index];
    }

    /** Whether an argument says how much memory another one names. */
    public boolean isCount(Argument number) {
        for (Argument argument : arguments) {
            if (number.name().equals(argument.countName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a {@link Status} is a documented error of the call. */
    public boolean mayFailWith(int status) {
        return status > 0 && status < Long.SIZE && (errors >>> status & 1) != 0;
    }

    /** Whether the call carries a message in registers. */
    public boolean hasMessage() {
        return arguments.length > 0 && arguments[arguments.length - 1].kind() == ArgumentKind.MESSAGE;
    }
}
