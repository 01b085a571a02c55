package hiillos.kernel.capability;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.CommandLine;
import hiillos.kernel.Log;
import hiillos.kernel.Log;
import hiillos.kernel.device.PortAccess;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.Vmem;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.schedule.Stop;
import hiillos.kernel.syscall.Dispatcher;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * An address space with its handles and threads. Who waits for its end is in its queue.
 *
 * <p>Invariant: the process holds a reference to each of its threads until the thread ends, and each thread one to its
 * process; waiters hold one too.
 */
@RawMemory(reason = "writes the start block")
public final class ProcessObject extends JobMember {
    /** Longest name, in bytes. */
    public static final int MAXIMUM_NAME = 31;

    /** Direct-map address of the page of slot page addresses; see {@link HandleTable}. */
    final long handleDirectory;
    /** The slots with indices below 512. */
    long firstSlots;
    /** For changes of the handles. */
    SpinLock handleLock;
    int countPages;
    /** The free slots, as a list: the handle that the first one will be, and the index of the last one. */
    int firstFree;
    int lastFree;
    /** Slots that are free, those that are reserved included. */
    int countSlots;
    int countReserved;
    int countHandles;
    /** First index that was not looked at since the end. */
    int nextClosed;

    /** Exceptions of its threads that no address space answered; written without a lock, so a few may be lost. */
    public long faults;

    // I/O ports; see PortAccess.
    /** Direct-map address of the bitmap of ports; 0 before the first is allowed. */
    public long portBitmap;
    /** Changes, to a number never used before, with the bitmap; 0 while no port is allowed. */
    public long portsVersion;
    public int lowestPortByte;
    public int portBytesEnd;

    private final Vmem vmem;
    private long name0;
    private long name1;
    private long name2;
    private long name3;
    private boolean finished;
    /** Who is told of faults that nobody here handles; null for nobody. A counted reference, under DISPATCH. */
    public Sender supervisor;
    private ThreadObject firstThread;
    private int countThreads;
    /** {@link ThreadObject#cycles} and calls of the threads that are gone. */
    private long pastCycles;
    private long pastCalls;
    private boolean started;
    private boolean ended;
    private long exitReason;

    /**
     * A process without threads; cell reserved; takes over the Vmem reference and two zeroed pages, for the directory of its
     * handles and for the first of them.
     */
    public ProcessObject(Job payer, Vmem vmem, long directoryPhysical, long slotsPhysical) {
        super(ObjectType.PROCESS, Slab.PROCESS, payer);
        this.vmem = vmem;
        this.handleDirectory = PhysicalMemory.direct(directoryPhysical);
        HandleTable.initialize(this, PhysicalMemory.direct(slotsPhysical));
    }

    public Vmem vmem() {
        return vmem;
    }

    /** Sets the name from bytes in the kernel's memory: 32, zero padded. */
    public void setName(long text) {
        name0 = Memory.loadLong(text);
        name1 = Memory.loadLong(text + 8);
        name2 = Memory.loadLong(text + 16);
        name3 = Memory.loadLong(text + 24);
    }

    /** Copies the name, 32 bytes, zero padded. */
    public void copyName(long target) {
        Memory.storeLong(target, name0);
        Memory.storeLong(target + 8, name1);
        Memory.storeLong(target + 16, name2);
        Memory.storeLong(target + 24, name3);
    }

    /** Writes the name to the log; what is not printable ASCII becomes a question mark. */
    public void logName() {
        logWord(name0);
        logWord(name1);
        logWord(name2);
        logWord(name3);
    }

    /** Whether the name is the rest of the command line's word at an index. */
    public boolean hasName(int at) {
        int end = CommandLine.wordEnd(at);
        for (int i = 0; i <= MAXIMUM_NAME; i++) {
            long word = i < 8 ? name0 : i < 16 ? name1 : i < 24 ? name2 : name3;
            int expected = at + i < end ? CommandLine.byteAt(at + i) & 0xff : 0;
            int found = (int) (word >>> (i & 7) * 8) & 0xff;
            if (found != expected) {
                return false;
            }
            if (found == 0) {
                return true;
            }
        }
        return false;
    }

    private static void logWord(long word) {
        for (int i = 0; i < 64; i += 8) {
            int c = (int) (word >>> i) & 0xff;
            if (c != 0) {
                Log.character(c >= 0x20 && c < 0x7f ? c : '?');
            }
        }
    }

    public boolean isStarted() {
        return started;
    }

    public void setStarted() {
        started = true;
    }

    public boolean isEnded() {
        return ended;
    }

    /** How many handles are open. */
    public int countHandles() {
        return countHandles;
    }

    /** Packed as {@link hiillos.abi.kernel.ExitReason}; 0 while it runs. */
    public long exitReason() {
        return exitReason;
    }

    /** Adds a new thread; the process keeps a reference until the thread ends. False when the process has ended. */
    public boolean addThread(ThreadObject thread) {
        Dispatch.LOCK.lock();
        boolean good = !ended;
        if (good) {
            thread.retain();
            thread.nextInProcess = firstThread;
            if (firstThread != null) {
                firstThread.previousInProcess = thread;
            }
            firstThread = thread;
            countThreads++;
        }
        Dispatch.LOCK.unlock();
        return good;
    }

    /** A thread of this process has ended; with the last one the process does. Needs {@link Dispatch#LOCK}. */
    public void removeThread(ThreadObject thread) {
        ThreadObject next = thread.nextInProcess;
        ThreadObject before = thread.previousInProcess;
        if (before == null) {
            firstThread = next;
        } else {
            before.nextInProcess = next;
        }
        if (next != null) {
            next.previousInProcess = before;
        }
        thread.nextInProcess = null;
        thread.previousInProcess = null;
        countThreads--;
        pastCycles += thread.cycles();
        pastCalls += thread.calls();
        thread.release();
        if (countThreads == 0) {
            if (!ended) {
                ended = true;
                exitReason = thread.endReason;
            }
            queueEnding();
        }
    }

    /** How long its threads have run in all, in {@link ThreadObject#cycles}. Needs {@link Dispatch#LOCK}. */
    public long cycles() {
        long sum = pastCycles;
        for (ThreadObject thread = firstThread; thread != null; thread = thread.nextInProcess) {
            sum += thread.cycles();
        }
        return sum;
    }

    /** System calls of its threads in all. Needs {@link Dispatch#LOCK}. */
    public long calls() {
        long sum = pastCalls;
        for (ThreadObject thread = firstThread; thread != null; thread = thread.nextInProcess) {
            sum += thread.calls();
        }
        return sum;
    }

    public int countThreads() {
        return countThreads;
    }

    /** A thread of this process, to begin with; needs {@link Dispatch#LOCK}. */
    public ThreadObject firstThread() {
        return firstThread;
    }

    /** The next one; needs {@link Dispatch#LOCK}. */
    public static ThreadObject nextThread(ThreadObject thread) {
        return thread.nextInProcess;
    }

    /**
     * Ends the process: all its threads, and when none of them runs any more, on whatever processor, all handles; waiters
     * then get the reason. Doing it twice does nothing more. Takes {@link Dispatch#LOCK}.
     */
    public void end(long reason) {
        Dispatch.LOCK.lock();
        if (!ended) {
            ended = true;
            // A fault for want of memory that a killed Job gives nobody is part of the kill.
            exitReason = payer().isKilled() ? ExitReason.of(ExitReason.KILLED, 0) : reason;
            if (countThreads == 0) {
                queueEnding();
            }
            ThreadObject thread = firstThread;
            while (thread != null) {
                ThreadObject next = thread.nextInProcess;
                Stop.kill(thread);
                thread = next;
            }
        }
        Dispatch.LOCK.unlock();
    }

    /** The handles go when nobody can be about to insert one, then the waiters learn. Needs {@link Dispatch#LOCK}. */
    private void queueEnding() {
        Log.takeBack(identity());
        retain();
        Reclaimer.later(this);
    }

    /** All is over: {@link #exitReason} is final and no thread runs. */
    public boolean isFinished() {
        return finished;
    }

    /** No thread is left: closes the handles, then wakes the waiters. */
    @Override
    protected boolean laterStep() {
        if (!HandleTable.closeStep(this)) {
            return false;
        }
        Dispatcher.noteEnd(exitReason);
        Dispatch.LOCK.lock();
        Sender told = supervisor;
        supervisor = null;
        finished = true;
        wakeAll(exitReason);
        Dispatch.LOCK.unlock();
        if (told != null) {
            told.release();
        }
        return true;
    }

    @Override
    protected boolean killStep() {
        end(ExitReason.of(ExitReason.KILLED, 0));
        return true;
    }

    /** Frees what the process owned. One that was never started may still have handles. */
    @Override
    protected boolean destroyStep() {
        if (!HandleTable.closeStep(this)) {
            return false;
        }
        HandleTable.destroy(this);
        Scheduler.forgetProcess(this);
        if (supervisor != null) {
            // It never ran, so it never ended.
            supervisor.release();
            supervisor = null;
        }
        PortAccess.destroy(this);
        vmem.release();
        return true;
    }
}
