package hiillos.runtime.os;

import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;

/**
 * What each thread has for itself: a page that the FS base points to, in both profiles. It outlives the thread and is used
 * again by a later one, so that who comes late with a wake-up does no harm. The words up to {@link #ROOT_BYTES} are roots of
 * the collector.
 *
 * <pre>
 *   0 its own address             8 heap top                    16 heap limit            24 address of the java.lang.Thread
 *  32 thread's handle (hiillos) or number (Linux), int; Linux clears it when the thread has ended
 *  40 lowest address of the stack's memory, 48 bytes of it      56 address of the IPC buffer
 *  64 address behind the stack   72 lowest address of it, 0 if not known                 80 address behind the stack for faults
 *  88 next area of {@link ThreadRegistry}                       96, 104, 112 the collector's (buffer start, stop state, stack)
 * 120 int: what the header of an object holds that this thread has locked               124 int: permit of LockSupport
 * 128 int: what the thread waits for                           132 int: an exception for a full stack is being made
 * 136 address whose access found the stack full                144 address of the RawThread
 * 152 next, 160 previous thread that waits at the same monitor 168 address of that monitor's record, 0 if it was called
 * 176 previous area of the registry                            184 int: what the thread is doing, as ThreadState has it
 * 192 to 255 free for the collector
 * 256 registers of a fault, 160 bytes    512 room for structures of system calls, 512 bytes
 * 1024 address of the IPC buffer when the kernel knows it, else 0    1032 where ForeignCopy goes on after a fault, else 0
 * 2048 the first thread's only: words of {@link RuntimeLock}  2560 int: threads that are no daemons
 * 2568 int: collections that left references to be enqueued   2576, 2584 the first thread's only: memory that nobody has taken yet, its end
 * 2592 int: how many threads have asked for the program's end (hiillos, by the channel of the machine)
 * </pre>
 *
 * The assembly says nothing about memory: nothing else reads or writes these words of the thread that runs.
 */
public final class ThreadArea {
    /** Bytes of the area: one page. */
    public static final long BYTES = 4096;
    /** The collector takes the words of the area up to here for references. */
    public static final int ROOT_BYTES = 256;
    public static final int SELF = 0;
    public static final int HEAP_TOP = 8;
    public static final int HEAP_LIMIT = 16;
    public static final int THREAD = 24;
    public static final int HANDLE = 32;
    public static final int MEMORY = 40;
    public static final int MEMORY_BYTES = 48;
    public static final int BUFFER = 56;
    public static final int STACK_TOP = 64;
    public static final int STACK_BOTTOM = 72;
    public static final int FAULT_STACK_TOP = 80;
    public static final int NEXT = 88;
    public static final int BUFFER_START = 96;
    public static final int STOP_STATE = 104;
    public static final int SAVED_STACK = 112;
    public static final int LOCK_OWNER = 120;
    public static final int PERMIT = 124;
    public static final int EVENT = 128;
    public static final int RAISING = 132;
    public static final int FAULT_ADDRESS = 136;
    public static final int RAW_THREAD = 144;
    public static final int NEXT_WAITER = 152;
    public static final int PREVIOUS_WAITER = 160;
    public static final int WAITS_AT = 168;
    public static final int PREVIOUS = 176;
    public static final int STATE = 184;
    public static final int FAULT_REGISTERS = 256;
    private static final int SCRATCH = 512;
    static final int IPC_PAGE = 1024;
    static final int AFTER_FAULT = 1032;
    static final int LOCKS = 2048;
    /** In the first thread's area. */
    public static final int COLLECTOR_EVENTS = 2568;
    static final int USERS = 2560;
    static final int SPARE = 2576;
    static final int SPARE_END = 2584;
    static final int ENDING = 2592;

    private static long first;

    private ThreadArea() {}

    /** Takes note of the first thread's area, which {@link Platform#initialize} has made. */
    static void initialize(long area) {
        first = area;
        Memory.storeLong(area + SELF, area);
        Memory.storeInt(area + LOCK_OWNER, ThreadRegistry.FIRST_NUMBER << ThreadRegistry.NUMBER_SHIFT);
        RuntimeLock.initialize(area + LOCKS);
    }

    /** The first thread's area. */
    public static long first() {
        return first;
    }

    /** Address of the calling thread's area, a number that no other living thread has. */
    @InlineAssembly(value = "movq %fs:0, $0", constraints = "=r", sideEffects = false)
    public static native long self();

    /** Address of the calling thread's {@link Thread}; 0 before it is known, and for raw threads. */
    @InlineAssembly(value = "movq %fs:24, $0", constraints = "=r", sideEffects = false)
    public static native long thread();

    /** What an object's header holds that the calling thread has locked once: its number in the upper 16 bits. */
    @InlineAssembly(value = "movl %fs:120, $0", constraints = "=r", sideEffects = false)
    public static native int lockOwner();

    /** Where the thread's next object goes. */
    @InlineAssembly(value = "movq %fs:8, $0", constraints = "=r")
    public static native long heapTop();

    @InlineAssembly(value = "movq $0, %fs:8", constraints = "r")
    public static native void setHeapTop(long address);

    /** End of the zeroed memory at {@link #heapTop}. */
    @InlineAssembly(value = "movq %fs:16, $0", constraints = "=r")
    public static native long heapLimit();

    @InlineAssembly(value = "movq $0, %fs:16", constraints = "r")
    public static native void setHeapLimit(long address);

    /** Address of the calling thread's IPC buffer when the kernel knows it; else 0. */
    @InlineAssembly(value = "movq %fs:1024, $0", constraints = "=r")
    static native long ipcPage();

    /** Address of room for the registers of a fault. */
    @AlwaysInline(reason = "one addition")
    public static long faultRegisters() {
        return self() + FAULT_REGISTERS;
    }

    /** Address of 512 bytes for structures that a system call reads or writes. */
    @AlwaysInline(reason = "one addition")
    public static long scratch() {
        return self() + SCRATCH;
    }
}
