package hiillos.kernel.memory;

import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;

/**
 * Cells for one type of kernel object, a multiple of 64 bytes, cut from whole pages. A cell is reserved and charged in
 * the decode phase of a system call, so that the {@code new} after the point of no return cannot fail.
 *
 * <p>Invariant: cells in pages ≥ used + reserved.
 */
public final class Slab {
    /** Cells are aligned to this, which is what a handle slot's cell number counts. */
    public static final int CELL_ALIGNMENT = 64;

    public static final Slab PROCESS = new Slab(256);
    public static final Slab THREAD = new Slab(320);
    public static final Slab VMEM = new Slab(128);
    public static final Slab MAPPING = new Slab(128);
    public static final Slab FRAME = new Slab(128);
    public static final Slab RECEIVER = new Slab(128);
    public static final Slab SENDER = new Slab(64);
    public static final Slab TOKEN = new Slab(64);
    public static final Slab JOB = new Slab(128);
    public static final Slab IRQ = new Slab(128);
    public static final Slab PORTS = new Slab(64);

    private final SpinLock lock = new SpinLock(LockRank.SLAB);
    private final int cellBytes;
    private long freeCells;
    private long capacity;
    private long used;
    private long reserved;

    private Slab(int cellBytes) {
        this.cellBytes = cellBytes;
    }

    public int cellBytes() {
        return cellBytes;
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
        int status = reserveLocked();
        lock.unlock();
        return status;
    }

    private int reserveLocked() {
        if (capacity <= used + reserved) {
            long page = PhysicalMemory.allocatePage();
            if (page == 0) {
                return Status.OUT_OF_MEMORY;
            }
            addPage(PhysicalMemory.direct(page));
        }
        reserved++;
        return Status.OK;
    }

    /** Takes a reservation back that was not used. */
    public void cancel(Job job) {
        reserved--;
        job.refund(cellBytes);
    }

    private void addPage(long page) {
        for (int at = 0; at + cellBytes <= PhysicalMemory.PAGE_BYTES; at += cellBytes) {
            Memory.storeLong(page + at, freeCells);
            freeCells = page + at;
            capacity++;
        }
    }

    /** A zeroed cell for {@code new}; 0 when none was reserved. */
    long take() {
        if (reserved == 0 || freeCells == 0) {
            return 0;
        }
        long cell = freeCells;
        freeCells = Memory.loadLong(cell);
        Memory.fill(cell, (byte) 0, cellBytes);
        return cell;
    }

    /** The constructor of the object in the cell runs. */
    void noteConstructed() {
        reserved--;
        used++;
    }

    /** The object is gone: its cell is free, and filled with a pattern that makes a stale reference fault. */
    void give(long cell) {
        Memory.fill(cell, (byte) 0xb5, cellBytes);
        Memory.storeLong(cell, freeCells);
        freeCells = cell;
    }

    void noteDestroyed() {
        used--;
    }

    /** Objects that live now. */
    public long used() {
        return used;
    }

    /** Cells set aside and not yet used. */
    public long reserved() {
        return reserved;
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
