package hiillos.kernel.memory;

import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;
import hiillos.word.SimulatedMemory;

/**
 * Cells for one type of kernel object, a multiple of 64 bytes, cut from whole pages. A cell is reserved and charged in
 * the decode phase of a system call, so that the {@code new} after the point of no return cannot fail.
 *
 * <pre>
 * page   0 next page with free cells  8 previous one  16 first free cell  24 cells in use  32 zero   64 cells …
 * free cell   0 next free cell of the page   8 the pattern that makes a stale reference fault
 * </pre>
 *
 * <p>Invariant: cells in pages ≥ used + reserved; a page is in the list exactly when it has a free cell; empty pages go
 * back to the physical allocator, all but one.
 */
public final class Slab {
    /** Cells are aligned to this, which is what a handle slot's cell number counts. */
    public static final int CELL_ALIGNMENT = 64;
    private static final int HEADER_BYTES = 64;
    private static final int NEXT = 0;
    private static final int PREVIOUS = 8;
    private static final int FREE = 16;
    private static final int USED = 24;
    private static final byte POISON = (byte) 0xb5;

    private static final int MAXIMUM = 32;
    private static final Slab[] ALL = new Slab[MAXIMUM];
    private static int count;

    public static final Slab PROCESS = new Slab("process", 448);
    public static final Slab THREAD = new Slab("thread", 512);
    public static final Slab VMEM = new Slab("vmem", 192);
    public static final Slab MAPPING = new Slab("mapping", 192);
    public static final Slab FRAME = new Slab("frame", 320);
    public static final Slab RECEIVER = new Slab("receiver", 192);
    public static final Slab SENDER = new Slab("sender", 64);
    public static final Slab REPLY = new Slab("reply", 64);
    public static final Slab NOTIFY = new Slab("notify", 192);
    public static final Slab MESSAGE = new Slab("message", 128);
    public static final Slab TOKEN = new Slab("token", 64);
    public static final Slab JOB = new Slab("job", 192);
    public static final Slab IRQ = new Slab("irq", 128);
    public static final Slab PORTS = new Slab("ports", 64);

    private final String name;
    private final byte number;
    private final int cellBytes;
    private final SpinLock lock = new SpinLock(LockRank.SLAB);
    /** First page with a free cell. */
    private long pages;
    private long capacity;
    private long used;
    private long reserved;

    private Slab(String name, int cellBytes) {
        this.name = name;
        this.number = (byte) count;
        this.cellBytes = cellBytes;
        ALL[count++] = this;
    }

    /** Forgets everything: the machine starts. */
    static void initializeAll() {
        for (int i = 0; i < count; i++) {
            Slab slab = ALL[i];
            slab.pages = 0;
            slab.capacity = 0;
            slab.used = 0;
            slab.reserved = 0;
        }
    }

    /** How many slabs there are. */
    public static int count() {
        return count;
    }

    /** A slab by its number, below {@link #count}. */
    public static Slab of(int number) {
        return ALL[number];
    }

    byte number() {
        return number;
    }

    public String name() {
        return name;
    }

    public int cellBytes() {
        return cellBytes;
    }

    private int cellsInPage() {
        return (PhysicalMemory.PAGE_BYTES - HEADER_BYTES) / cellBytes;
    }

    /** Sets one cell aside and charges it to a job. Returns a {@link Status}. */
    public int reserve(Job job) {
        if (!job.charge(cellBytes)) {
            return Status.OUT_OF_QUOTA;
        }
        int status = reserveUnpaid();
        if (status != Status.OK) {
            job.refund(cellBytes);
        }
        return status;
    }

    /** Sets one cell aside that nobody pays for. Returns a {@link Status}. */
    public int reserveUnpaid() {
        lock.lock();
        boolean there = capacity > used + reserved;
        SpinLock.point();
        if (there) {
            reserved++;
        }
        lock.unlock();
        return there ? Status.OK : reserveInNewPage();
    }

    private int reserveInNewPage() {
        long physical = PhysicalMemory.allocatePage();
        if (physical == 0) {
            return Status.OUT_OF_MEMORY;
        }
        long page = PhysicalMemory.direct(physical);
        long cell = page + HEADER_BYTES;
        Memory.storeLong(page + FREE, cell);
        for (int i = 1; i < cellsInPage(); i++) {
            Memory.storeLong(cell, cell + cellBytes);
            cell += cellBytes;
        }
        lock.lock();
        capacity += cellsInPage();
        reserved++;
        link(page);
        lock.unlock();
        return Status.OK;
    }

    /** Takes a reservation back that was not used. */
    public void cancel(Job job) {
        cancelUnpaid();
        job.refund(cellBytes);
    }

    /** Takes a reservation back that was not used and that nobody pays for. */
    public void cancelUnpaid() {
        lock.lock();
        reserved--;
        lock.unlock();
    }

    private void link(long page) {
        Memory.storeLong(page + NEXT, pages);
        Memory.storeLong(page + PREVIOUS, 0);
        if (pages != 0) {
            Memory.storeLong(pages + PREVIOUS, page);
        }
        pages = page;
    }

    private void unlink(long page) {
        long next = Memory.loadLong(page + NEXT);
        long previous = Memory.loadLong(page + PREVIOUS);
        if (previous == 0) {
            pages = next;
        } else {
            Memory.storeLong(previous + NEXT, next);
        }
        if (next != 0) {
            Memory.storeLong(next + PREVIOUS, previous);
        }
    }

    /** A zeroed cell for {@code new}; 0 when none was reserved. */
    long take() {
        lock.lock();
        if (reserved == 0) {
            lock.unlock();
            return 0;
        }
        long page = pages;
        long cell = Memory.loadLong(page + FREE);
        long free = Memory.loadLong(cell);
        SpinLock.point();
        Memory.storeLong(page + FREE, free);
        Memory.storeLong(page + USED, Memory.loadLong(page + USED) + 1);
        if (free == 0) {
            unlink(page);
        }
        reserved--;
        used++;
        lock.unlock();
        Memory.fill(cell, (byte) 0, cellBytes);
        return cell;
    }

    /** The object is gone: its cell is free, and filled with a pattern that makes a stale reference fault. */
    void give(long cell) {
        Memory.fill(cell, POISON, cellBytes);
        long page = cell & -PhysicalMemory.PAGE_BYTES;
        lock.lock();
        used--;
        long free = Memory.loadLong(page + FREE);
        SpinLock.point();
        Memory.storeLong(cell, free);
        Memory.storeLong(page + FREE, cell);
        long usedInPage = Memory.loadLong(page + USED) - 1;
        Memory.storeLong(page + USED, usedInPage);
        if (free == 0) {
            link(page);
        }
        boolean superfluous = usedInPage == 0 && capacity - 2L * cellsInPage() >= used + reserved;
        if (superfluous) {
            unlink(page);
            capacity -= cellsInPage();
        }
        lock.unlock();
        if (superfluous) {
            PhysicalMemory.freePage(PhysicalMemory.physical(page));
        }
    }

    /** Objects that live now. */
    public long used() {
        return used;
    }

    /** Cells set aside and not yet used. */
    public long reserved() {
        return reserved;
    }

    /** Cells in all pages. */
    public long capacity() {
        return capacity;
    }

    /** Pages that the cells lie in. */
    public long countPages() {
        return capacity / cellsInPage();
    }

    /** Nothing in compiled code, where {@code new} has taken the cell. On a JVM: takes it and puts the object there. */
    @InlineAssembly(value = "", constraints = "r,r", sideEffects = false)
    static void place(Slab slab, KernelObject object) {
        long cell = slab.take();
        if (cell == 0) {
            throw new AssertionError("no cell was reserved for new " + slab.name);
        }
        SimulatedMemory.current().placeObject(object, cell);
    }

    /**
     * The object in a cell. No type is checked: the address comes from a handle slot, which only the kernel writes and
     * whose object holds a reference.
     */
    @InlineAssembly(value = "", constraints = "=r,0", sideEffects = false)
    public static KernelObject objectIn(long cell) {
        return (KernelObject) Memory.objectAt(cell);
    }

    /** Whether the class is that of mappings, which nobody outside this package knows. */
    public static boolean isMapping(Class<?> type) {
        return type == Mapping.class;
    }

    /** The cell for a new object of a class, as the compiler asks for it; 0 when nothing was reserved. */
    public static long cellFor(Slab slab, int bytes) {
        return bytes > slab.cellBytes ? 0 : slab.take();
    }
}
