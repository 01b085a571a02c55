package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.JobMember;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.KernelMessage;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.Memory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Memory that can be mapped: pages of its own, taken and charged when first touched ({@link FramePages} keeps them), or a
 * physical range.
 *
 * <p>A Frame and its copy-on-write clones are a family: they share one lock, which guards the page trees, sizes and lists
 * of mappings of all of them. Each Frame pays for every page in its tree, shared or not, so a copy at a write needs no
 * budget. docs/adr/0012 says why there are no chains of parents.
 *
 * <p>Locks: VMEM, then FRAME, then TABLES.
 */
public final class Frame extends JobMember {
    /** A Frame may not be larger: 1 TiB. */
    public static final long MAXIMUM_BYTES = 1L << 40;

    /** Pages of its own, zeroed when first touched. */
    static final int ANONYMOUS = 0;
    /** A physical range that it does not own. */
    static final int PHYSICAL = 1;
    /** One block of memory, taken when made. */
    static final int CONTIGUOUS = 2;
    /** Its pages are supplied by a user program. */
    static final int PAGER = 3;

    /** Bytes of a contiguous Frame that are zeroed in one stay in the kernel. */
    private static final long ZERO_STEP = 256 << 10;

    /** Pages that {@link #populate} takes in one stay. */
    private static final int POPULATE_STEP = 128;

    private static final VarHandle CLOSING = field();

    final int kind;
    final SpinLock lock;
    /** First physical address of PHYSICAL and CONTIGUOUS. */
    final long base;
    /** Registers of a device: the kernel never reads or writes them for a user. */
    boolean isDevice;
    /** Its Job was killed. */
    boolean isDead;
    /** Order of the largest pages it may take: 0, 9 or 18. */
    final int largestOrder;
    long countPages;
    /** The tree of pages; see {@link FramePages}. */
    long root;
    int height;
    /** The page that {@link #obtain} has made ready last. */
    long found;
    /** Pages in the tree, nodes not counted. */
    long countPresent;
    /** Leftover pages of a larger size may lie from {@link #countPages} to here. */
    long trimEnd;
    /** CONTIGUOUS: bytes from the start that are zeroed. Others: bytes zeroed of {@link #pendingBlock}. */
    long zeroedBytes;
    /** A large page that is being zeroed, and its place; 0: none. */
    long pendingBlock;
    long pendingIndex;
    int pendingOrder;
    /** PAGER: where its pages are asked for. */
    Sender pager;
    /** PAGER: in the list of its pager's Receiver; so pages can be asked for. */
    boolean isListed;
    /** PAGER: a message is set aside that says that the other holders are gone. */
    boolean closedReserved;
    /** PAGER: 1 when that message is on its way. */
    private int closing;
    Frame nextOfPager;
    Frame previousOfPager;
    /** The mappings that show this Frame, of all address spaces. */
    Mapping firstMapping;

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(Frame.class, "closing", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A Frame of zeroed pages; the cell is reserved. */
    public Frame(Job payer, long countPages) {
        this(payer, countPages, ANONYMOUS, 0, 0, LockPools.nextFamily());
    }

    Frame(Job payer, long countPages, int kind, long base, int largestOrder, SpinLock lock) {
        super(ObjectType.FRAME, Slab.FRAME, payer);
        this.kind = kind;
        this.lock = lock;
        this.base = base;
        this.largestOrder = largestOrder;
        this.countPages = countPages;
        this.height = Math.max(FramePages.heightFor(countPages), largestOrder / 9 + 1);
    }

    /**
     * A Frame whose pages come from who receives from a Sender; the cell and a message are reserved, a reference to the
     * Sender is taken over.
     */
    public static Frame ofPager(Job payer, long countPages, Sender pager) {
        Frame frame = new Frame(payer, countPages, PAGER, 0, 0, LockPools.nextFamily());
        frame.pager = pager;
        frame.closedReserved = true;
        return frame;
    }

    /** A Frame over a fixed physical range, which it never frees; the cell is reserved. */
    public static Frame overPhysical(Job payer, long physicalBase, long countPages) {
        return new Frame(payer, countPages, PHYSICAL, physicalBase, 0, LockPools.nextFamily());
    }

    /** A Frame over a device's registers or memory; the cell is reserved. */
    public static Frame overDevice(Job payer, long physicalBase, long countPages) {
        Frame frame = overPhysical(payer, physicalBase, countPages);
        frame.isDevice = true;
        return frame;
    }

    /** A Frame that prefers pages of {@code 4 KiB << order}; the cell is reserved. */
    public static Frame ofLargePages(Job payer, long countPages, int order) {
        return new Frame(payer, countPages, ANONYMOUS, 0, order, LockPools.nextFamily());
    }

    /** A Frame over one block, which it owns and zeroes before anybody sees it; block charged, the cell is reserved. */
    public static Frame contiguous(Job payer, long block, long countPages) {
        return new Frame(payer, countPages, CONTIGUOUS, block, 0, LockPools.nextFamily());
    }

    public long countPages() {
        return countPages;
    }

    public long countBytes() {
        return countPages << 12;
    }

    /** Pages of memory that it holds now. */
    public long countPresent() {
        return kind == CONTIGUOUS ? countPages : countPresent;
    }

    /** Whether the kernel must not look at its contents. */
    public boolean isDevice() {
        return isDevice;
    }

    /** Whether its pages have physical addresses that never change. */
    public boolean isFixed() {
        return !hasTree();
    }

    /** Makes a fixed Frame ready to be used at its physical address. Returns a {@link Status}, or Restart's. */
    public int prepare() {
        lock.lock();
        int status = zero();
        lock.unlock();
        return status;
    }

    /** Whether the page at an index can be read: as {@link #obtain}, but an absent page that would be zero may stay absent. */
    int look(long index) {
        boolean isHole = kind == ANONYMOUS && index >= 0 && index < countPages && !isDead && page(index) == 0;
        return isHole ? Status.OK : obtain(index, false);
    }

    boolean hasTree() {
        return kind == ANONYMOUS || kind == PAGER;
    }

    /** The physical page at an index below {@link #countPages}; 0 when it was never touched. */
    public long page(long index) {
        return hasTree() ? FramePages.page(this, index) : base + (index << 12);
    }

    /** Level of the largest page table entry that can show the page at an index, by the Frame's own layout. */
    int largestLevel(long index) {
        if (hasTree()) {
            return largestOrder == 0 ? 0 : FramePages.level(this, index);
        }
        for (int level = 2; level > 0; level--) {
            long pages = 1L << 9 * level;
            // The whole block around the physical page must be the Frame's.
            long first = index - ((base >>> 12) + index & pages - 1);
            if (first >= 0 && first + pages <= countPages) {
                return level;
            }
        }
        return 0;
    }

    /** Whether other Frames show a page of this one. */
    boolean isShared(long page) {
        return hasTree() && PageCounts.isShared(page);
    }

    /** Makes sure that the page at an index is there. Returns a {@link Status}. */
    public int touch(long index) {
        int status;
        do {
            lock.lock();
            status = obtain(index, true);
            lock.unlock();
        } while (status == Restart.STATUS);
        return status;
    }

    /**
     * Makes the page at an index ready to be shown, to be written if need be. The lock is held. Returns a {@link Status},
     * {@link Restart#STATUS} when there is more to do, {@link Restart#ABSENT} when a pager has to supply it.
     */
    int obtain(long index, boolean write) {
        if (index < 0 || index >= countPages || isDead) {
            return Status.BAD_ADDRESS;
        }
        if (!hasTree()) {
            found = base + (index << 12);
            return zero();
        }
        if (kind == ANONYMOUS && largestOrder == 0) {
            return FramePages.touchSmall(this, index, write);
        }
        long page = FramePages.page(this, index);
        int status;
        if (page == 0) {
            status = kind == PAGER ? Restart.ABSENT : FramePages.touch(this, index);
        } else {
            status = write && PageCounts.isShared(page) ? FramePages.own(this, index, page) : Status.OK;
        }
        found = FramePages.page(this, index);
        return status;
    }

    /** Zeroes a piece of a contiguous Frame: {@link Restart#STATUS} when it was not the last. The lock is held. */
    int zero() {
        long end = countPages << 12;
        if (kind != CONTIGUOUS || zeroedBytes == end) {
            return Status.OK;
        }
        long bytes = Math.min(ZERO_STEP, end - zeroedBytes);
        Memory.fill(PhysicalMemory.direct(base + zeroedBytes), (byte) 0, bytes);
        zeroedBytes += bytes;
        return zeroedBytes == end ? Status.OK : Restart.STATUS;
    }

    /** Whether every page that is there may be seen as it is. */
    boolean isZeroed() {
        return kind != CONTIGUOUS || zeroedBytes == countPages << 12;
    }

    /** A block of memory for {@link #contiguous}, not zeroed; 0 when there is none. */
    public static long takeBlock(long countPages) {
        int order = 0;
        while (order <= PhysicalMemory.HIGHEST_ORDER && 1L << order < countPages) {
            order++;
        }
        long block = order > PhysicalMemory.HIGHEST_ORDER ? 0 : PhysicalMemory.allocateUnzeroed(order);
        if (block != 0) {
            freeRange(block + (countPages << 12), block + ((long) PhysicalMemory.PAGE_BYTES << order));
        }
        return block;
    }

    /**
     * Takes the memory of pages that are to be touched soon. Returns a {@link Status}, or {@link Restart#STATUS} when the
     * thread's call starts again, for which it is set.
     */
    public int populate(ThreadObject thread, long start, long end, boolean write) {
        long at = thread.takeProgress();
        at = at > start && at < end ? at : start;
        for (int i = 0; at < end; i++) {
            if (i == POPULATE_STEP) {
                return Restart.again(thread, at);
            }
            lock.lock();
            if (!write && hasTree() && largestOrder == 0 && !isDead) {
                at = FramePages.presentUntil(this, at, Math.min(end, countPages));
                if (at == end) {
                    lock.unlock();
                    return Status.OK;
                }
            }
            int status = obtain(at, write);
            if (status == Restart.ABSENT) {
                status = Pager.await(this, at, write ? MapFlags.WRITE : MapFlags.READ);
            }
            lock.unlock();
            if (status == Restart.BLOCKED) {
                return Restart.STATUS;
            } else if (status == Restart.STATUS) {
                return Restart.again(thread, at);
            } else if (status != Status.OK) {
                return status;
            }
            at++;
        }
        return Status.OK;
    }

    /** Adds a mapping to the list. The lock is held. */
    void link(Mapping mapping) {
        mapping.previousInFrame = null;
        mapping.nextInFrame = firstMapping;
        if (firstMapping != null) {
            firstMapping.previousInFrame = mapping;
        }
        firstMapping = mapping;
    }

    /** Takes a mapping out of the list. The lock is held. */
    void unlink(Mapping mapping) {
        if (mapping.previousInFrame == null) {
            firstMapping = mapping.nextInFrame;
        } else {
            mapping.previousInFrame.nextInFrame = mapping.nextInFrame;
        }
        if (mapping.nextInFrame != null) {
            mapping.nextInFrame.previousInFrame = mapping.previousInFrame;
        }
        mapping.nextInFrame = null;
        mapping.previousInFrame = null;
    }

    /** Frees a part of what it holds; tells whether that was all. Nobody refers to it any more. */
    @Override
    protected boolean destroyStep() {
        if (kind == PHYSICAL) {
            return true;
        }
        if (pager != null) {
            dropPager();
        }
        lock.lock();
        boolean done = kind == CONTIGUOUS ? freeBlock() : FramePages.destroyStep(this);
        lock.unlock();
        return done;
    }

    /** Its Job was killed: nobody gets at its pages from now on, and they go. */
    @Override
    protected boolean killStep() {
        if (pager != null) {
            Pager.delist(this);
        }
        lock.lock();
        if (!isDead) {
            isDead = true;
            FrameMappings.drop(this, 0, countPages);
        }
        boolean done = kind == PHYSICAL || kind == CONTIGUOUS || FramePages.destroyStep(this);
        lock.unlock();
        return done;
    }

    private void dropPager() {
        Pager.delist(this);
        if (closedReserved) {
            closedReserved = false;
            KernelMessage.cancel(payer());
        }
        pager.release();
        pager = null;
    }

    /** A pager is told when only its own reference is left: that of its handle. */
    @Override
    protected boolean hearsLastButOne() {
        return kind == PAGER && closedReserved && CLOSING.compareAndSet(this, 0, 1);
    }

    @Override
    protected boolean laterStep() {
        // This call's reference and the pager's.
        if (references() == 2) {
            Pager.noteClosed(this);
        } else {
            CLOSING.setVolatile(this, 0);
        }
        return true;
    }

    private boolean freeBlock() {
        freeRange(base, base + (countPages << 12));
        payer().refund(countPages << 12);
        return true;
    }

    /** Gives a range of pages back in the largest blocks that it consists of. */
    static void freeRange(long base, long end) {
        long at = base;
        while (at < end) {
            int order = 0;
            while (order < PhysicalMemory.HIGHEST_ORDER && (at & (long) PhysicalMemory.PAGE_BYTES << order) == 0
                    && at + (2L * PhysicalMemory.PAGE_BYTES << order) <= end) {
                order++;
            }
            PhysicalMemory.free(at, order);
            at += (long) PhysicalMemory.PAGE_BYTES << order;
        }
    }
}
