package hiillos.runtime.thread;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.runtime.Termination;
import hiillos.runtime.heap.Heap;
import hiillos.runtime.os.UserPlatform;
import hiillos.runtime.os.UserRuntimeLock;
import hiillos.runtime.os.UserThreadArea;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * A thread of the kernel that runs a method. Its memory is one Frame, mapped with two holes that catch overflows:
 *
 * <pre>
 * lowest   hole | stack for faults | area (FS base) | IPC buffer | hole | stack   highest
 * </pre>
 *
 * An exception that leaves the method ends the program, as in Java. A stack overflow is a {@link StackOverflowError}.
 */
@AssemblyFile("thread.s")
public final class RawThread {
    /** Bytes of stack if nothing else is said. */
    public static final long DEFAULT_STACK_BYTES = 64 << 10;
    /** Priority if nothing else is said. */
    public static final int DEFAULT_PRIORITY = 16;
    private static final long PAGE = 4096;
    private static final long FAULT_STACK_BYTES = 16 << 10;
    private static final long AREA_OFFSET = PAGE + FAULT_STACK_BYTES;
    private static final long BUFFER_OFFSET = AREA_OFFSET + UserThreadArea.BYTES;
    private static final long STACK_OFFSET = BUFFER_OFFSET + 2 * PAGE;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Runnable body;
    private final long memory;
    private final long memoryBytes;
    private int handle;

    private RawThread(Runnable body, long memory, long memoryBytes) {
        this.body = body;
        this.memory = memory;
        this.memoryBytes = memoryBytes;
    }

    @SymbolAddress("hiillos_thread_entry")
    private static native long entry();

    /** Starts a thread that runs the method. */
    public static RawThread start(Runnable body) {
        return start(body, DEFAULT_STACK_BYTES, DEFAULT_PRIORITY);
    }

    /**
     * Starts a thread that runs the method.
     *
     * @param stackBytes a multiple of 4096
     * @param priority 0 to the calling thread's
     * @throws OutOfMemoryError if the kernel gives no memory or no thread
     */
    public static RawThread start(Runnable body, long stackBytes, int priority) {
        RawThread thread = create(body, stackBytes, priority);
        SystemCalls.threadStart(thread.handle);
        return thread;
    }

    /** The same, but the thread waits to be started through its handle. */
    public static RawThread create(Runnable body, long stackBytes, int priority) {
        UserRuntimeLock.becomeThreaded();
        long countBytes = STACK_OFFSET + stackBytes;
        long memory = UserPlatform.mapMemory(countBytes);
        if (memory == 0) {
            throw new OutOfMemoryError("no memory for a thread");
        }
        SystemCalls.vmemUnmap(UserPlatform.addressSpace(), memory, PAGE);
        SystemCalls.vmemUnmap(UserPlatform.addressSpace(), memory + BUFFER_OFFSET + PAGE, PAGE);
        RawThread thread = new RawThread(body, memory, countBytes);
        long area = memory + AREA_OFFSET;
        Memory.storeLong(area + UserThreadArea.SELF, area);
        Memory.storeLong(area + UserThreadArea.THREAD, Memory.addressOf(thread));
        long handle = SystemCalls.threadCreate(UserPlatform.process(), entry(), memory + countBytes, area, priority);
        if (handle < 0) {
            SystemCalls.vmemUnmap(UserPlatform.addressSpace(), memory, countBytes);
            throw new OutOfMemoryError("no thread: error " + -handle);
        }
        thread.handle = (int) handle;
        Memory.storeLong(area + UserThreadArea.HANDLE, handle);
        return thread;
    }

    /** Called by {@code thread.s} on the new thread's stack. */
    @EntryPoint("hiillos_thread_run")
    static void run(long area) {
        SystemCalls.threadSetFaultEntry(UserPlatform.faultEntry(), area);
        RawThread self = (RawThread) Memory.objectAt(Memory.loadLong(area + UserThreadArea.THREAD));
        try {
            self.body.run();
        } catch (Throwable uncaught) {
            Termination.uncaught(uncaught);
        }
        exit();
    }

    /** Ends the calling thread, which must not be the first one. */
    public static void exit() {
        Heap.giveBack();
        while (true) {
            SystemCalls.threadExit();
        }
    }

    /** The calling thread; null for the first one. */
    public static RawThread current() {
        long object = Memory.loadLong(UserPlatform.threadArea() + UserThreadArea.THREAD);
        return object == 0 ? null : (RawThread) Memory.objectAt(object);
    }

    /** The thread's handle, good until {@link #join}. */
    public int handle() {
        return handle;
    }

    /** Address of the thread's IPC buffer; the thread itself makes it known with {@link #registerBuffer}. */
    public long buffer() {
        return memory + BUFFER_OFFSET;
    }

    /** Makes the calling thread's buffer the place of its long messages and handles; returns the kernel's answer. */
    public static long registerBuffer() {
        long buffer = current().buffer();
        Memory.storeLong(buffer, 0);
        return SystemCalls.threadSetBuffer(buffer);
    }

    /** Waits for the thread's end and gives its memory back. To be called once. */
    public void join() {
        while (!join(FOR_EVER)) {
            // Woken early.
        }
    }

    /** Waits for the thread's end until a deadline; when it ended, gives its memory back and returns true. */
    public boolean join(long deadlineNanos) {
        long status = SystemCalls.threadWait(handle, deadlineNanos);
        if (status == -Status.TIMED_OUT || status == -Status.SHOULD_WAIT || status == -Status.CANCELLED) {
            return false;
        }
        if (status != 0) {
            throw new IllegalStateException("waiting for a thread: " + Status.name(status));
        }
        SystemCalls.handleClose(handle);
        SystemCalls.vmemUnmap(UserPlatform.addressSpace(), memory, memoryBytes);
        return true;
    }
}
