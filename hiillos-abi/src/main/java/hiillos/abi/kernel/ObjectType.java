package hiillos.abi.kernel;

/** Types of kernel objects, as {@link SystemCalls#handleType} and the start block give them. Numbers are stable. */
public final class ObjectType {
    /** No object: an entry of the start block that carries only a value. */
    public static final int NONE = 0;
    /** An address space with its handles and threads. */
    public static final int PROCESS = 1;
    /** A thread of execution. */
    public static final int THREAD = 2;
    /** An address space. */
    public static final int VMEM = 3;
    /** Memory that can be mapped. */
    public static final int FRAME = 4;
    /** The receiving end of calls. */
    public static final int RECEIVER = 5;
    /** The calling end, with a badge. */
    public static final int SENDER = 6;
    /** The right to answer one call. */
    public static final int REPLY = 7;
    /** The kernel's log. */
    public static final int LOG = 8;
    /** A budget. */
    public static final int JOB = 9;
    /** Switching the machine off. */
    public static final int POWER = 10;
    /** A word of signal bits. */
    public static final int NOTIFY = 11;
    /** An interrupt line or message. */
    public static final int IRQ = 12;
    /** A range of I/O ports. */
    public static final int PORTS = 13;
    /** The right to make IRQ objects. */
    public static final int INTERRUPT_ROOT = 14;
    /** The right to make PORTS objects. */
    public static final int PORT_ROOT = 15;
    /** The right to make Frames over device memory. */
    public static final int PHYSICAL_ROOT = 16;
    /** The last number in use. */
    public static final int LAST = PHYSICAL_ROOT;

    private ObjectType() {}

    /** The type's name, lower case. */
    public static String name(int type) {
        return switch (type) {
            case NONE -> "none";
            case PROCESS -> "process";
            case THREAD -> "thread";
            case VMEM -> "vmem";
            case FRAME -> "frame";
            case RECEIVER -> "receiver";
            case SENDER -> "sender";
            case REPLY -> "reply";
            case LOG -> "log";
            case JOB -> "job";
            case POWER -> "power";
            case NOTIFY -> "notify";
            case IRQ -> "irq";
            case PORTS -> "ports";
            case INTERRUPT_ROOT -> "interrupt root";
            case PORT_ROOT -> "port root";
            case PHYSICAL_ROOT -> "physical root";
            default -> "unknown";
        };
    }
}
