package hiillos.abi.kernel;

/**
 * Records of {@link SystemCalls#objectInformation}: little-endian, 32 bytes that all types have, then, with topic {@link
 * #COUNTERS}, u64 words of the type, with {@link #HANDLES} a list. The call copies as much as there is room for; later versions
 * only append.
 * docs/reference/introspection.md has them as tables.
 *
 * <pre>
 * 0 u32 version   4 u32 bytes of the record   8 u32 object type   12 u32 references   16 u64 identity
 * 24 u64 topic HANDLES: the slot to go on from, 0 at the end
 * </pre>
 */
public final class ObjectInformation {
    public static final int VERSION = 2;
    /** Topic: counters, of objects of all types. */
    public static final int COUNTERS = 0;
    /** Topic, of processes: their handles, some at a time, from the slot on that stands above the topic's lowest byte. */
    public static final int HANDLES = 1;
    /** The topic is this byte of the word. */
    public static final int TOPIC_MASK = 0xff;
    public static final int FROM_SHIFT = 8;
    public static final int RECORD_BYTES = 4;
    public static final int TYPE = 8;
    /** Handles and what the kernel itself holds. */
    public static final int REFERENCES = 12;
    public static final int IDENTITY = 16;
    /** Bytes of what all types have, and all that a type without words has. */
    public static final int HEADER_BYTES = 32;

    /** With {@link #HANDLES}: see above. */
    public static final int NEXT = 24;
    /** Bytes of an entry of {@link #HANDLES}: the offsets below are in it. */
    public static final int HANDLE_BYTES = 16;
    /** u32: the handle's number in its process. */
    public static final int HANDLE = 0;
    /** u16 of {@link ObjectType}. */
    public static final int HANDLE_TYPE = 4;
    /** u16 of {@link Rights}. */
    public static final int HANDLE_RIGHTS = 6;
    /** u64 identity of the object. */
    public static final int HANDLE_IDENTITY = 8;
    /** At most so many entries come at once. */
    public static final int MOST_HANDLES = 128;

    public static final int JOB_LIMIT = 32;
    public static final int JOB_CHARGED = 40;
    public static final int JOB_MAXIMUM_PRIORITY = 48;
    public static final int JOB_BYTES = 56;

    public static final int PROCESS_HANDLES = 32;
    public static final int PROCESS_THREADS = 40;
    /** 1 started, 2 ended. */
    public static final int PROCESS_STATE = 48;
    /** Packed as {@link ExitReason}; 0 while it runs. */
    public static final int PROCESS_EXIT_REASON = 56;
    /** Exceptions of its threads that were more than a page to bring. */
    public static final int PROCESS_FAULTS = 64;
    /** 32 bytes, UTF-8, zero padded. */
    public static final int PROCESS_NAME = 72;
    public static final int PROCESS_NAME_BYTES = 32;
    /** How long its threads have run, the ended ones' time included; 0 where the time stamp counter is no clock. */
    public static final int PROCESS_CPU_NANOS = PROCESS_NAME + PROCESS_NAME_BYTES;
    /** System calls of its threads, the ended ones' included. */
    public static final int PROCESS_CALLS = PROCESS_CPU_NANOS + 8;
    public static final int PROCESS_BYTES = PROCESS_CALLS + 8;

    /** 0 new, 1 ready, 2 running, others wait, the last has ended. */
    public static final int THREAD_STATE = 32;
    public static final int THREAD_PRIORITY = 40;
    /** The kernel's number of the processor it last ran on, −1 before it ran. */
    public static final int THREAD_PROCESSOR = 48;
    /** How often it came to run, switches straight from another thread's call left out. */
    public static final int THREAD_SWITCHES = 56;
    /** How long it has run; 0 where the time stamp counter is no clock. */
    public static final int THREAD_CPU_NANOS = 64;
    /** System calls that it made. */
    public static final int THREAD_CALLS = 72;
    public static final int THREAD_BYTES = 80;

    public static final int FRAME_SIZE = 32;
    /** Pages that are there. */
    public static final int FRAME_PAGES = 40;
    public static final int FRAME_BYTES = 48;

    public static final int VMEM_MAPPINGS = 32;
    /** How often other processors were told to forget parts of it. */
    public static final int VMEM_SHOOTDOWNS = 40;
    public static final int VMEM_BYTES = 48;

    /** One-way messages that wait. */
    public static final int RECEIVER_MESSAGES = 32;
    /** One-way messages that it has room for. */
    public static final int RECEIVER_CAPACITY = 40;
    public static final int RECEIVER_BYTES = 48;

    /** 1 while the caller waits for this answer, 0 when it has it, has given up, or has ended. */
    public static final int REPLY_AWAITED = 32;
    public static final int REPLY_BYTES = 40;

    /** Bits that nobody has taken. */
    public static final int NOTIFY_BITS = 32;
    public static final int NOTIFY_BYTES = 40;

    /** −1 for message interrupts. */
    public static final int IRQ_LINE = 32;
    public static final int IRQ_FIRST_VECTOR = 40;
    public static final int IRQ_VECTORS = 48;
    /** How often it has interrupted. */
    public static final int IRQ_COUNT = 56;
    /** 1 when it is masked until it is acknowledged. */
    public static final int IRQ_UNACKNOWLEDGED = 64;
    public static final int IRQ_BYTES = 72;

    public static final int PORTS_FIRST = 32;
    public static final int PORTS_COUNT = 40;
    public static final int PORTS_BYTES = 48;

    private ObjectInformation() {}
}
