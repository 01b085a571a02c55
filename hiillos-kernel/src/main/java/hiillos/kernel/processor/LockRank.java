package hiillos.kernel.processor;

/**
 * The order of locks: one of a higher rank may be taken while one of a lower rank is held, never the other way round and
 * never two of one rank, unless nobody waits for the second ({@link SpinLock#tryLock}). docs/adr/0010 says what each guards.
 */
public final class LockRank {
    /** An address space: its mappings and page tables. */
    public static final int VMEM = 10;
    /** A family of Frames (a Frame and its copy-on-write clones): their page trees. */
    public static final int FRAME = 20;
    /** The page tables of one address space. */
    public static final int TABLES = 25;
    /** The tree of Jobs. */
    public static final int JOB = 30;
    /** Who waits for what and who runs where: threads, endpoints, notifications, futexes, timers, run queues. */
    public static final int DISPATCH = 50;
    /** A process's handle table, for changes; look-ups take none. Nothing is called with it held. */
    public static final int HANDLES = 55;
    /** Interrupt lines and their controllers. */
    public static final int INTERRUPTS = 60;
    /** The queue of ended objects. */
    public static final int RECLAIMER = 70;
    /** One type's cells. */
    public static final int SLAB = 80;
    /** The physical allocator. */
    public static final int PHYSICAL = 90;
    /** The log. */
    public static final int LOG = 100;

    private LockRank() {}
}
