package hiillos.kernel.capability;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.Reply;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.UserMemory;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.FutexBucket;
import hiillos.kernel.schedule.Stop;
import hiillos.kernel.schedule.Timers;
import hiillos.kernel.schedule.WaitQueue;
import hiillos.word.AlwaysInline;

/**
 * A thread. Its saved registers live in a page of its own; the kernel keeps no stack for it. Who waits for its end is in
 * its queue.
 *
 * <pre>
 * page:  0 register frame (176 bytes)   184 system calls so far   192 handles that move   256 vector state (at most 3,840 bytes)
 * </pre>
 *
 * Fields are read and written by the scheduler and IPC under {@link Dispatch#LOCK}; some by the thread itself, in its own
 * system calls.
 */
public final class ThreadObject extends WaitQueue {
    public static final int NEW = 0;
    /** In a processor's run queue. */
    public static final int READY = 1;
    /** A processor's {@code thread}. */
    public static final int RUNNING = 2;
    /** In {@link #receiver}'s queue of callers. */
    public static final int CALLING = 3;
    /** {@link #server} has the call and owes the answer. */
    public static final int AWAITING_REPLY = 4;
    /** In {@link #receiver}'s queue of waiting servers. */
    public static final int RECEIVING = 5;
    /** In the queue of a process or thread, for its end. */
    public static final int WAITING = 6;
    /** In no queue, until the deadline. */
    public static final int SLEEPING = 7;
    public static final int ENDED = 8;
    /** It could run, but is suspended. */
    public static final int STOPPED = 9;
    /** In a futex's queue. */
    public static final int FUTEX = 10;
    /** Waits for a page that a pager supplies; not in a system call of its own. */
    public static final int PAGING = 11;
    /** In the queue of a notification. */
    public static final int SIGNAL_WAIT = 12;

    /** {@link #attention}: the suspend count is not 0. */
    public static final int SUSPENDED = 1;
    /** {@link #attention}: it ends when its processor leaves the kernel. */
    public static final int KILLED = 1 << 1;
    /** {@link #attention}: its next blocking call is cancelled. */
    public static final int CANCELLED = 1 << 2;
    /** {@link #attention}: its vector registers are in the vector area. */
    public static final int VECTORS_SAVED = 1 << 3;
    /** {@link #attention}: only MXCSR and x87 control word are in the vector area, because they differ from the default. */
    public static final int CONTROLS_SAVED = 1 << 4;
    /** {@link #attention}: a deadline runs. */
    public static final int DEADLINE = 1 << 5;
    /** {@link #attention}: it may not run on every processor. */
    public static final int BOUND = 1 << 6;

    /** {@link #attention}: it has not had the whole of its slice, see {@link #sliceLeftNanos}. */
    public static final int SLICE_LEFT = 1 << 7;

    /** In the page: system calls so far, counted by the entry code. */
    private static final int CALLS = 184;
    private static final int VECTOR_AREA = 256;

    private long progress;
    /** PAGING: index of the page. */
    public long pageIndex;
    /** Identity of the Frame whose page {@link #pageIndex} will not come; 0: none. */
    public long refusedFrame;

    /** Direct-map address of the register frame. */
    public final long frame;
    public final ProcessObject process;
    /** Physical address of its process's top page table. */
    public final long root;
    /** The first page of its process's handles. */
    final long slots;
    /** What it is scheduled by: its own priority, or that of someone it works for. */
    public int priority;
    /** The priority it was given. */
    public int ownPriority;
    /** One of the states above. */
    public int state;
    /** Why it cannot go the fast ways: bits from above. */
    public int attention;
    /** Why it ends, for its process if it is the last: see {@link ExitReason}. */
    public long endReason = ExitReason.of(ExitReason.EXITED, 0);
    /** How often it is suspended. */
    public int suspendCount;

    // The scheduler's.
    public ThreadObject nextReady;
    public ThreadObject previousReady;
    /** It is among the threads that a processor ends before it leaves the kernel, and the next one of those. */
    public boolean isToEnd;
    public ThreadObject nextToEnd;
    /** The processor that it runs or ran on, or in whose run queue it is. */
    public Processor processor;
    /** Processors that it may run on, a bit for each number. */
    public long affinity = -1;
    /** What is left of its slice after a preemption; 0 for a whole one. */
    public long sliceLeftNanos;
    public long deadlineNanos;
    public Timers timers;
    public ThreadObject timerChild;
    public ThreadObject timerNext;
    public ThreadObject timerPrevious;
    public long threadPointer;
    /** How often it was switched to, except straight by a call of another thread. */
    public long switches;

    /** {@link Machine#cycles} on processors so far; while it runs, less what the counter showed when that began. */
    private long cycles;

    // Waiting.
    /** The queue that it is in, with its neighbours there; null when in none. */
    public WaitQueue queue;
    public ThreadObject nextInQueue;
    public ThreadObject previousInQueue;
    /** A counted reference to what it waits for; dropped when it is woken. */
    public KernelObject waitsFor;
    /** What a futex's waiter is found by; see {@link hiillos.kernel.schedule.Futex}. */
    public long futexSpace;
    public long futexOffset;
    /** The bucket that it waits in; null when it does not. */
    public FutexBucket futex;
    /** It is the first of its key, and these are those of the keys beside. */
    public boolean leadsKey;
    public ThreadObject nextKey;
    public ThreadObject previousKey;

    // IPC's.
    /** Where it waits as a server, with its neighbours there. */
    public Receiver receiver;
    public ThreadObject nextServer;
    public ThreadObject previousServer;
    /** The thread whose call this one has taken and not answered. */
    public ThreadObject caller;
    /** The thread that has taken this one's call. */
    public ThreadObject server;
    /** Else who keeps its call for a later answer. */
    public Reply reply;
    /** Badge of the Sender that this thread's call came through. */
    public long badge;
    /** Direct-map address of the registered {@link hiillos.abi.kernel.IpcBuffer}; 0 for none. */
    public long buffer;
    /** The bits that it waits for, in a {@link hiillos.kernel.ipc.Notify}'s queue. */
    public long signalMask;
    /** It is in no call of its own: its exception was made one, to the supervisor. */
    public boolean faulted;
    /** Address of the last page fault that was not the kernel's business. */
    public long faultAddress;

    // The process's.
    ThreadObject nextInProcess;
    ThreadObject previousInProcess;

    // Faults.
    public long faultEntry;
    public long faultStack;
    public boolean inFault;

    /** A stopped thread; cell reserved, page zeroed and owned from now on. */
    public ThreadObject(ProcessObject process, long pagePhysical, int priority) {
        super(ObjectType.THREAD, Slab.THREAD, process.payer());
        this.process = process;
        this.root = process.vmem().root();
        this.slots = process.firstSlots;
        this.frame = PhysicalMemory.direct(pagePhysical);
        this.priority = priority;
        this.ownPriority = priority;
        this.processor = Processor.current();
        process.retain();
    }

    /** How far the system call came that starts again. */
    public void setProgress(long value) {
        progress = value;
    }

    /** How far the present system call came before it had to start again; 0: it starts now. */
    public long takeProgress() {
        long value = progress;
        progress = 0;
        return value;
    }

    /** It leaves its processor, when the counter shows this. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path of IPC")
    public void goes(long now) {
        cycles += now;
    }

    /** It comes to a processor, when the counter shows this. Needs {@link Dispatch#LOCK}. */
    @AlwaysInline(reason = "fast path of IPC")
    public void comes(long now) {
        cycles -= now;
    }

    /** How long it has run, in {@link Machine#cycles}. Needs {@link Dispatch#LOCK}. */
    public long cycles() {
        return state == RUNNING ? Math.max(0, cycles + Machine.cycles()) : cycles;
    }

    /** System calls that it made: a moment old. */
    public long calls() {
        return RegisterFrame.get(frame, CALLS);
    }

    /** Address of the saved vector state. */
    public long vectorArea() {
        return frame + VECTOR_AREA;
    }

    /** Bytes that {@link #vectorArea} has room for. */
    public static int vectorAreaBytes() {
        return PhysicalMemory.PAGE_BYTES - VECTOR_AREA;
    }

    /** The result of the system call that the thread is in. */
    public void setResult(long value) {
        RegisterFrame.setResult(frame, value);
    }

    /** Ends the thread, wherever it is, and its process with the last one, for this {@link ExitReason}. */
    public void end(long reason) {
        Dispatch.LOCK.lock();
        endReason = reason;
        Stop.kill(this);
        Dispatch.LOCK.unlock();
    }

    /** A thread and its process hold each other: one that nobody can start any more would stay for ever. */
    @Override
    protected boolean hearsLastHandle() {
        return state == NEW;
    }

    @Override
    protected boolean laterStep() {
        Dispatch.LOCK.lock();
        if (state == NEW) {
            endReason = ExitReason.of(ExitReason.KILLED, 0);
            Stop.kill(this);
        }
        Dispatch.LOCK.unlock();
        return true;
    }

    /** Frees what the thread owned. */
    @Override
    protected boolean destroyStep() {
        if (buffer != 0) {
            UserMemory.unpin(buffer);
        }
        PhysicalMemory.freePage(PhysicalMemory.physical(frame));
        payer().refund(PhysicalMemory.PAGE_BYTES);
        process.release();
        return true;
    }
}
