package hiillos.kernel.processor;

import hiillos.kernel.LogLine;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Batch;
import hiillos.kernel.schedule.RunQueue;
import hiillos.kernel.schedule.Timers;
import hiillos.word.InlineAssembly;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one processor has of its own. All are made at build time; the first {@link #count} run the kernel.
 *
 * <p>Only the processor itself writes its fields, unless a field says which lock guards it.
 */
public final class Processor {
    /** More processors stay unused. */
    public static final int MAXIMUM = 64;

    private static final VarHandle PAGES = field();
    private static final long BUSY = -1;

    private static final Processor[] ALL = new Processor[MAXIMUM];
    private static int count = 1;

    static {
        for (int i = 0; i < MAXIMUM; i++) {
            ALL[i] = new Processor(i);
        }
    }

    /** Index in the kernel's own counting; the one that booted is 0. */
    public final int number;

    // The machine's.
    /** Address of its {@link hiillos.kernel.arch.amd64.ProcessorArea}; 0 on a JVM. */
    private long area;
    /** Number of its interrupt controller. */
    private int interruptController;

    // Requests': see there. VarHandles.
    /** One bit for each processor whose shootdown this one must serve. */
    long shootdownsAsked;
    /** One bit for each processor that has yet to serve this one's shootdown. */
    long shootdownAwaited;
    /** What this processor's shootdown is about: the address space's root, the range, the number. */
    long shootdownRoot;
    long shootdownStart;
    long shootdownEnd;
    long shootdownNumber;
    /** Other things that are asked of it: bits of {@link Requests}. */
    int asked;

    // The translation cache's.
    /** Identity of the address space that used a context last. */
    public final long[] contextOwners = new long[TranslationCache.CONTEXTS];
    /** After how many of its shootdowns. */
    public final long[] contextShootdowns = new long[TranslationCache.CONTEXTS];
    /** Index of the active address space's context. */
    public int activeContext;

    // The start's. VarHandles.
    /** How far the start has come: written by the one that starts others, and by this one. */
    long startAsked;
    long startAnswered;
    /** Time stamp of the last answer. */
    long startStamp;

    /** To be added to its time stamp counter, so that it agrees with the first processor's. */
    public long stampOffset;

    // Counters.
    /** Shootdowns that this processor asked of others. */
    public long shootdowns;

    // The scheduler's. Only the processor itself changes them, unless it says otherwise.
    /** The thread whose registers it holds; null in idle, and once that thread blocked or ended in this stay. */
    public ThreadObject thread;
    /** Page table root of the process whose data the vector registers may hold; 0 when nobody's. */
    public long vectorRoot;
    /** Threads to end before it leaves the kernel; see {@link hiillos.kernel.schedule.Stop#killLater}. */
    public ThreadObject firstKilled;
    /** The page table root that is active. */
    public long activeRoot;
    /** The value of FS base. */
    public long activePointer;
    /** One bit for each priority that has a ready thread; written under DISPATCH. */
    public int readyMask;
    /** Not 0: leaving the kernel takes a decision. Others set bits under DISPATCH and send an interrupt. */
    public int attention;
    /** Not 0: leaving the kernel has something to do. Only the processor itself changes it. */
    public int toDo;
    /** Threads that could run here; under DISPATCH. */
    public final RunQueue queue = new RunQueue(this);
    /** Deadlines of threads that blocked here; under DISPATCH. */
    public final Timers timers = new Timers();
    /** When the slice of {@link #thread} ends; {@link Long#MAX_VALUE}: not begun, because nobody waits for it. */
    public long sliceEndNanos = Long.MAX_VALUE;
    /** The thread changed since the slice began: the present one has a whole one to come. */
    public boolean sliceIsOld;
    /** How often another thread came to run here. */
    public long switches;

    // The clock's.
    /** When this processor's alarm goes off; see {@link hiillos.kernel.arch.amd64.Clock#setAlarm}. */
    public long alarmNanos = Long.MAX_VALUE;
    /** Alarms so far. */
    public long alarms;

    // The log's, and everybody's.
    /** The line that it is writing. */
    public final LogLine logLine = new LogLine();
    /** Direct-map address of two pages for what passes between user memory and the kernel's checks. */
    public long scratch;

    // Counters, for who asks.
    /** Interrupts of all kinds. */
    public long interrupts;
    /** Interrupts by which others asked for something. */
    public long requests;
    /** Time without a thread, up to the last one that came. */
    private long idleNanos;
    /** When the last thread went; {@link #BUSY} while there is one. */
    private long idleSinceNanos = BUSY;

    // I/O ports: what its task state's bitmap holds; see PortAccess.
    /** Version of the bitmap that is switched on; while no process's is, {@link TranslationCache#noPorts}. */
    public long portsVersion;
    /** First byte of the bitmap that may allow a port. */
    public int lowestPortByte;
    /** First byte behind those. */
    public int portBytesEnd;

    // The allocators'.
    /** Pages that this processor took from the physical allocator, less those that it gave back; may be negative. */
    public long pagesTaken;
    /** First of the free pages that the physical allocator keeps for this processor; others may take them all. */
    private long pages;
    /** What ended on this processor since it entered the kernel. */
    public final Batch ended = new Batch();
    /** Pages that this processor is just giving back. */
    public final Batch freed = new Batch();
    /** Whether it ends something just now; written under the reclaimer's lock. */
    public boolean reclaims;
    /** The last number that {@link #nextIdentity} gave. */
    private long identities;

    private Processor(int number) {
        this.number = number;
    }

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(Processor.class, "pages", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Takes the whole list of free pages: physical address of the first, 0 for none. */
    public long takePages() {
        SpinLock.point();
        return (long) PAGES.getAndSet(this, 0L);
    }

    /** Sets the list of free pages, which is empty because this processor has taken it. */
    public void putPages(long first) {
        PAGES.setRelease(this, first);
        SpinLock.point();
    }

    /** A number that no other object of this run of the machine has; never 0. */
    public long nextIdentity() {
        identities++;
        return (long) number << 56 | identities;
    }

    /** The processor that runs this code. It never changes during one stay in the kernel. */
    @InlineAssembly(value = "movq %gs:32, $0", constraints = "=r", sideEffects = false)
    public static Processor current() {
        return ALL[SimulatedProcessors.installed().number()];
    }

    /** {@link #current}, read anew: for who has better use for a register than to keep it. */
    @InlineAssembly(value = "movq %gs:32, $0", constraints = "=r")
    public static Processor currentAgain() {
        return current();
    }

    /** A processor by its number, below {@link #MAXIMUM}. */
    public static Processor of(int number) {
        return ALL[number];
    }

    /** How many processors run the kernel. */
    public static int count() {
        return count;
    }

    /** Address of its stacks and tables. */
    public long area() {
        return area;
    }

    /** Gives it its stacks and tables. */
    public void setArea(long address) {
        area = address;
    }

    /** Number of its interrupt controller: how others reach it. */
    public int interruptController() {
        return interruptController;
    }

    /** Notes the number of its interrupt controller. */
    public void setInterruptController(int id) {
        interruptController = id;
    }

    /** It has no thread from now on. */
    public void beginIdle(long nowNanos) {
        idleSinceNanos = nowNanos;
    }

    /** It has a thread again. */
    public void endIdle(long nowNanos) {
        idleNanos += nowNanos - idleSinceNanos;
        idleSinceNanos = BUSY;
    }

    public boolean isIdle() {
        return idleSinceNanos != BUSY;
    }

    /** Nanoseconds without a thread; for another processor up to its last change. */
    public long idleNanos() {
        return idleNanos;
    }

    /** Only the one that booted runs the kernel: for tests. */
    public static void leaveAlone() {
        count = 1;
    }

    /** Another processor runs the kernel now. */
    public static void add() {
        count++;
    }
}
