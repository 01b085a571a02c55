package hiillos.runtime.thread;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.runtime.Termination;
import hiillos.runtime.heap.Heap;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.SystemThreads;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.os.ThreadRegistry;
import hiillos.runtime.os.UserPlatform;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * A thread of the kernel that runs a method, without a {@link Thread}. An exception that leaves the method ends the program. A stack
 * overflow is a {@link StackOverflowError}.
 */
@AssemblyFile("thread.s")
public final class RawThread {
    /** Bytes of stack if nothing else is said. */
    public static final long DEFAULT_STACK_BYTES = 64 << 10;
    /** Priority if nothing else is said. */
    public static final int DEFAULT_PRIORITY = 16;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Runnable body;
    private final long area;
    private int handle;

    private RawThread(Runnable body, long area) {
        this.body = body;
        this.area = area;
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
        RuntimeLock.becomeThreaded();
        long area = ThreadRegistry.make();
        if (area == 0) {
            throw new OutOfMemoryError("no memory for a thread");
        }
        if (!ThreadStacks.attach(area, stackBytes)) {
            ThreadRegistry.unmake(area);
            throw new OutOfMemoryError("no memory for a thread");
        }
        RawThread thread = new RawThread(body, area);
        Memory.storeLong(area + ThreadArea.RAW_THREAD, Memory.addressOf(thread));
        long handle = SystemCalls.threadCreate(UserPlatform.process(), entry(), Memory.loadLong(area + ThreadArea.STACK_TOP), area,
                priority);
        if (handle < 0) {
            ThreadStacks.unmap(area);
            ThreadRegistry.unmake(area);
            throw new OutOfMemoryError("no thread: error " + -handle);
        }
        thread.handle = (int) handle;
        Memory.storeInt(area + ThreadArea.HANDLE, (int) handle);
        ThreadRegistry.add(area);
        return thread;
    }

    /** Called by {@code thread.s} on the new thread's stack. */
    @EntryPoint("hiillos_thread_run")
    static void run(long area) {
        SystemThreads.prepare(area);
        RawThread self = (RawThread) Memory.objectAt(Memory.loadLong(area + ThreadArea.RAW_THREAD));
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
        ThreadRegistry.removeOwned(ThreadArea.self());
        while (true) {
            SystemCalls.threadExit();
        }
    }

    /** The calling thread; null for the first one. */
    public static RawThread current() {
        long object = Memory.loadLong(ThreadArea.self() + ThreadArea.RAW_THREAD);
        return object == 0 ? null : (RawThread) Memory.objectAt(object);
    }

    /** The thread's handle, good until {@link #join}. */
    public int handle() {
        return handle;
    }

    /** Address of the thread's IPC buffer; the thread itself makes it known with {@link #registerBuffer}. */
    public long buffer() {
        return Memory.loadLong(area + ThreadArea.BUFFER);
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
        ThreadStacks.unmap(area);
        ThreadRegistry.unmake(area);
        return true;
    }
}
