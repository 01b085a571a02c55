package hiillos.kernel.memory;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.JobMember;
import hiillos.word.Memory;

/**
 * Memory that can be mapped: pages of its own, taken and charged when first touched and kept in a radix tree, or a fixed
 * physical range.
 *
 * <pre>
 * tree of height h: each node one page of 512 physical addresses; height 1 holds pages, up to height 4 (256 TiB)
 * </pre>
 */
public final class Frame extends JobMember {
    /** A Frame may not be larger: 1 TiB. */
    public static final long MAXIMUM_BYTES = 1L << 40;

    private final long countPages;
    private final long physicalBase;
    private final int height;
    private long root;

    /** A Frame of zeroed pages; the cell is reserved. */
    public Frame(Job payer, long countPages) {
        this(payer, countPages, 0);
    }

    private Frame(Job payer, long countPages, long physicalBase) {
        super(ObjectType.FRAME, Slab.FRAME, payer);
        this.countPages = countPages;
        this.physicalBase = physicalBase;
        int levels = 1;
        while (levels < 4 && countPages > 1L << 9 * levels) {
            levels++;
        }
        this.height = levels;
    }

    /** A Frame over a fixed physical range, which it never frees; the cell is reserved. */
    public static Frame overPhysical(Job payer, long physicalBase, long countPages) {
        return new Frame(payer, countPages, physicalBase);
    }

    public long countPages() {
        return countPages;
    }

    public long countBytes() {
        return countPages << 12;
    }

    /** The physical page at an index below {@link #countPages}; 0 when it was never touched. */
    public long page(long index) {
        if (physicalBase != 0) {
            return physicalBase + (index << 12);
        }
        long node = root;
        for (int level = height - 1; node != 0 && level >= 0; level--) {
            node = Memory.loadLong(slot(node, index, level));
        }
        return node;
    }

    private static long slot(long node, long index, int level) {
        return PhysicalMemory.direct(node) + ((index >>> 9 * level & 511) << 3);
    }

    /** Makes sure that the page at an index is there. Returns a {@link Status}. */
    public int touch(long index) {
        if (page(index) != 0) {
            return Status.OK;
        }
        if (root == 0) {
            root = chargedPage();
            if (root == 0) {
                return failure();
            }
        }
        long node = root;
        for (int level = height - 1; level >= 0; level--) {
            long slot = slot(node, index, level);
            long next = Memory.loadLong(slot);
            if (next == 0) {
                next = chargedPage();
                if (next == 0) {
                    return failure();
                }
                Memory.storeLong(slot, next);
            }
            node = next;
        }
        return Status.OK;
    }

    private long chargedPage() {
        if (!payer().charge(PhysicalMemory.PAGE_BYTES)) {
            return 0;
        }
        long page = PhysicalMemory.allocatePage();
        if (page == 0) {
            payer().refund(PhysicalMemory.PAGE_BYTES);
        }
        return page;
    }

    private int failure() {
        return payer().canCharge(PhysicalMemory.PAGE_BYTES) ? Status.OUT_OF_MEMORY : Status.OUT_OF_QUOTA;
    }

    /** Frees all pages. */
    @Override
    protected boolean destroyStep() {
        if (physicalBase != 0 || root == 0) {
            return true;
        }
        // Depth first without recursion: empty the deepest node on the path, then forget it in its parent.
        while (root != 0) {
            long node = root;
            long parentSlot = 0;
            int level = height - 1;
            boolean descended = true;
            while (descended && level > 0) {
                descended = false;
                for (int i = 0; i < 512 && !descended; i++) {
                    long slot = PhysicalMemory.direct(node) + 8L * i;
                    long child = Memory.loadLong(slot);
                    if (child != 0) {
                        parentSlot = slot;
                        node = child;
                        level--;
                        descended = true;
                    }
                }
            }
            if (level == 0) {
                freeChildren(node);
            }
            give(node);
            if (parentSlot == 0) {
                root = 0;
            } else {
                Memory.storeLong(parentSlot, 0);
            }
        }
        return true;
    }

    private void freeChildren(long node) {
        for (int i = 0; i < 512; i++) {
            long page = Memory.loadLong(PhysicalMemory.direct(node) + 8L * i);
            if (page != 0) {
                give(page);
            }
        }
    }

    private void give(long page) {
        PhysicalMemory.freePage(page);
        payer().refund(PhysicalMemory.PAGE_BYTES);
    }
}
