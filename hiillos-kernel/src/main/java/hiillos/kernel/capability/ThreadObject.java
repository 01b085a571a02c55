package hiillos.kernel.capability;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.ipc.Ipc;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Scheduler;

/**
 * A thread. Its saved registers live in a page of its own; the kernel keeps no stack for it.
 *
 * <pre>
 * page:  0 register frame (176 bytes)   192 spare   256 vector state (at most 3,840 bytes)
 * </pre>
 *
 * Fields are read and written by the scheduler and IPC, which state their invariants.
 */
public final class ThreadObject extends KernelObject {
    public static final int NEW = 0;
    public static final int READY = 1;
    public static final int RUNNING = 2;
    /** In {@link #receiver}'s queue of callers. */
    public static final int CALLING = 3;
    /** {@link #server} has the call and owes the answer. */
    public static final int AWAITING_REPLY = 4;
    /** In {@link #receiver}'s queue of waiting servers. */
    public static final int RECEIVING = 5;
    /** In {@link #waitsFor}'s list. */
    public static final int WAITING = 6;
    /** In the scheduler's list of sleepers until {@link #deadlineNanos}. */
    public static final int SLEEPING = 7;
    public static final int ENDED = 8;

    private static final int VECTOR_AREA = 256;

    /** Direct-map address of the register frame. */
    public final long frame;
    public final ProcessObject process;
    public final int priority;
    /** One of the states above. */
    public int state;

    // The scheduler's.
    public ThreadObject nextReady;
    public long deadlineNanos;
    public boolean vectorSaved;
    public long threadPointer;

    // IPC's.
    /** Queue neighbours in {@link #receiver}. */
    public ThreadObject nextInQueue;
    public ThreadObject previousInQueue;
    public Receiver receiver;
    /** The thread whose call this one has taken and not answered. */
    public ThreadObject caller;
    /** The thread that has taken this one's call. */
    public ThreadObject server;
    /** Badge of the Sender that this thread's call came through. */
    public long badge;

    // The process's.
    ThreadObject nextInProcess;
    ThreadObject nextWaiter;
    public ProcessObject waitsFor;

    // Faults.
    public long faultEntry;
    public long faultStack;
    public boolean inFault;

    /** A stopped thread; cell reserved, page zeroed and owned from now on. */
    public ThreadObject(ProcessObject process, long pagePhysical, int priority) {
        super(ObjectType.THREAD, Slab.THREAD, process.payer());
        this.process = process;
        this.frame = PhysicalMemory.direct(pagePhysical);
        this.priority = priority;
        process.retain();
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

    /** Ends the thread, wherever it is. Its process ends with the last one only through {@link ProcessObject#end}. */
    public void end() {
        if (state == ENDED) {
            return;
        }
        Scheduler.forget(this);
        Ipc.forget(this);
        if (waitsFor != null) {
            ProcessObject target = waitsFor;
            target.removeWaiter(this);
            waitsFor = null;
            target.release();
        }
        state = ENDED;
        process.removeThread(this);
    }

    /** Frees what the thread owned. */
    @Override
    protected boolean destroyStep() {
        PhysicalMemory.freePage(PhysicalMemory.physical(frame));
        payer().refund(PhysicalMemory.PAGE_BYTES);
        process.release();
        return true;
    }
}
