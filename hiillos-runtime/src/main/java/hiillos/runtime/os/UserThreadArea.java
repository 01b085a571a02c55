package hiillos.runtime.os;

import hiillos.word.InlineAssembly;

/**
 * {@link ThreadArea} in the page that the FS base points to:
 *
 * <pre>
 *  0 its own address      8 heap top     16 heap limit    24 address of the thread's object    32 handle of the thread
 * 40 lowest address of the thread's memory, 48 bytes of it       56 address of its IPC buffer, which follows the area
 * 256 registers of a fault, 160 bytes    512 scratch, 512 bytes    2048 the first thread's only: words of the runtime's locks
 * </pre>
 *
 * The assembly says nothing about memory: nothing else reads or writes these words of the thread that runs.
 */
public final class UserThreadArea {
    /** Bytes of the area: one page. */
    public static final long BYTES = 4096;
    public static final int SELF = 0;
    public static final int THREAD = 24;
    public static final int HANDLE = 32;
    public static final int MEMORY = 40;
    public static final int MEMORY_BYTES = 48;
    public static final int BUFFER = 56;
    /** Where the first thread's area has the words of {@link UserRuntimeLock}. */
    static final int LOCKS = 2048;
    private static final int FAULT_REGISTERS = 256;
    /** Where a structure lies for a moment that the kernel reads or writes. */
    static final int SCRATCH = 512;

    private UserThreadArea() {}

    @InlineAssembly(value = "movq %fs:0, $0", constraints = "=r")
    static native long self();

    @InlineAssembly(value = "movq %fs:8, $0", constraints = "=r")
    static native long heapTop();

    @InlineAssembly(value = "movq $0, %fs:8", constraints = "r")
    static native void setHeapTop(long address);

    @InlineAssembly(value = "movq %fs:16, $0", constraints = "=r")
    static native long heapLimit();

    @InlineAssembly(value = "movq $0, %fs:16", constraints = "r")
    static native void setHeapLimit(long address);

    static long faultRegisters() {
        return self() + FAULT_REGISTERS;
    }
}
