package hiillos.kernel.memory;

import hiillos.abi.kernel.Status;
import hiillos.word.Memory;

/**
 * The pages of a Frame in a radix tree. The Frame's lock is held in all methods.
 *
 * <pre>
 * tree of height h: each node one page of 512 slots; up to height 4 (256 TiB)
 * slot at level 0   physical page
 * slot at level n   physical node of level n − 1, or a page of 4 KiB × 512ⁿ with bit 0 set
 * </pre>
 *
 * <p>Invariants: no node is empty; every page and every node is charged to the Frame's Job.
 */
final class FramePages {
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;
    private static final long LARGE = 1;
    /** Pages handled in one stay in the kernel, about. */
    static final int STEP = 512;
    /** Bytes of a large page that are zeroed in one stay. */
    private static final long ZERO_STEP = 1 << 20;

    private FramePages() {}

    /** Levels that so many pages need. */
    static int heightFor(long countPages) {
        int levels = 1;
        while (levels < 4 && countPages > 1L << 9 * levels) {
            levels++;
        }
        return levels;
    }

    private static long slotIn(long node, long index, int level) {
        return PhysicalMemory.direct(node) + ((index >>> 9 * level & 511) << 3);
    }

    /** The 4 KiB page at an index, be it part of a larger one; 0 when it is absent. */
    static long page(Frame frame, long index) {
        long node = frame.root;
        for (int level = frame.height - 1; node != 0 && level >= 0; level--) {
            node = Memory.loadLong(slotIn(node, index, level));
            if ((node & LARGE) != 0) {
                return (node & -PAGE) + ((index & (1L << 9 * level) - 1) << 12);
            }
        }
        return node;
    }

    /** Level of the slot that holds the page at an index: 0, 1, 2; or −1 − the level at which nothing is. */
    static int level(Frame frame, long index) {
        long node = frame.root;
        int level = frame.height - 1;
        while (node != 0) {
            node = Memory.loadLong(slotIn(node, index, level));
            if (node != 0 && (level == 0 || (node & LARGE) != 0)) {
                return level;
            }
            if (node != 0) {
                level--;
            }
        }
        return frame.root == 0 ? -frame.height - 1 : -1 - level;
    }

    /** The slot for an index at a level; 0 when a node above it is missing or a large page. */
    private static long slot(Frame frame, long index, int level) {
        long node = frame.root;
        for (int i = frame.height - 1; node != 0 && i > level; i--) {
            node = Memory.loadLong(slotIn(node, index, i));
            if ((node & LARGE) != 0) {
                return 0;
            }
        }
        return node == 0 ? 0 : slotIn(node, index, level);
    }

    private static void set(long slot, long value) {
        boolean was = Memory.loadLong(slot) != 0;
        Memory.storeLong(slot, value);
        if (was != (value != 0)) {
            PageCounts.addEntries(PhysicalMemory.physical(slot & -PAGE), was ? -1 : 1);
        }
    }

    private static long chargedPage(Frame frame) {
        if (!frame.payer().charge(PAGE)) {
            return 0;
        }
        long page = PhysicalMemory.allocatePage();
        if (page == 0) {
            frame.payer().refund(PAGE);
        }
        return page;
    }

    static int failure(Frame frame) {
        return frame.payer().canCharge(PAGE) ? Status.OUT_OF_MEMORY : Status.OUT_OF_QUOTA;
    }

    /** The slot for an index at a level, with all nodes above made; 0 when memory or budget is out. */
    private static long makeSlot(Frame frame, long index, int level) {
        if (frame.root == 0) {
            frame.root = chargedPage(frame);
            if (frame.root == 0) {
                return 0;
            }
        }
        long node = frame.root;
        for (int i = frame.height - 1; i > level; i--) {
            long slot = slotIn(node, index, i);
            node = Memory.loadLong(slot);
            if (node == 0) {
                node = chargedPage(frame);
                if (node == 0) {
                    prune(frame, index);
                    return 0;
                }
                set(slot, node);
            }
        }
        return slotIn(node, index, level);
    }

    /** Frees the nodes on the way to an index that are empty. */
    private static void prune(Frame frame, long index) {
        for (int level = 0; level < frame.height; level++) {
            boolean top = level == frame.height - 1;
            long slot = top ? 0 : slot(frame, index, level + 1);
            long node = top ? frame.root : slot == 0 ? 0 : Memory.loadLong(slot);
            if (node != 0) {
                if ((node & LARGE) != 0 || PageCounts.entries(node) != 0) {
                    return;
                }
                if (top) {
                    frame.root = 0;
                } else {
                    set(slot, 0);
                }
                PhysicalMemory.freePage(node);
                frame.payer().refund(PAGE);
            }
        }
    }

    /** Takes a zeroed page, or the large page around it, for an absent index. Returns a {@link Status} or Restart's. */
    static int touch(Frame frame, long index) {
        if (frame.largestOrder != 0) {
            int status = touchLarge(frame, index);
            if (status != Status.NOT_SUPPORTED) {
                return status;
            }
        }
        long page = chargedPage(frame);
        return page == 0 ? failure(frame) : put(frame, index, page);
    }

    /** As {@link #touch} for a Frame without large pages, present or not, in one walk; ready to be written if need be. */
    static int touchSmall(Frame frame, long index, boolean write) {
        long slot = makeSlot(frame, index, 0);
        if (slot == 0) {
            return failure(frame);
        }
        long page = Memory.loadLong(slot);
        if (page != 0) {
            int status = write && PageCounts.isShared(page) ? own(frame, index, page) : Status.OK;
            frame.found = Memory.loadLong(slot);
            return status;
        }
        page = chargedPage(frame);
        if (page == 0) {
            int status = failure(frame);
            prune(frame, index);
            return status;
        }
        set(slot, page);
        frame.countPresent++;
        frame.found = page;
        return Status.OK;
    }

    /** Stores a charged page at an absent index; gives it back when a node cannot be had. Returns a {@link Status}. */
    static int put(Frame frame, long index, long page) {
        long slot = makeSlot(frame, index, 0);
        if (slot == 0) {
            PageCounts.release(page);
            frame.payer().refund(PAGE);
            return failure(frame);
        }
        set(slot, page);
        frame.countPresent++;
        return Status.OK;
    }

    /** NOT_SUPPORTED: no large page fits or is to be had here. */
    private static int touchLarge(Frame frame, long index) {
        if (frame.pendingBlock != 0) {
            return zeroPending(frame);
        }
        for (int level = frame.largestOrder / 9; level > 0; level--) {
            long pages = 1L << 9 * level;
            long first = index & -pages;
            // Absent at this level or above: no small page lies in the block's place.
            if (first + pages <= frame.countPages && level < frame.height && level(frame, index) <= -1 - level
                    && frame.payer().charge(pages << 12)) {
                long block = PhysicalMemory.allocateUnzeroed(9 * level);
                if (block != 0) {
                    frame.pendingBlock = block;
                    frame.pendingIndex = first;
                    frame.pendingOrder = 9 * level;
                    frame.zeroedBytes = 0;
                    return zeroPending(frame);
                }
                frame.payer().refund(pages << 12);
            }
        }
        return Status.NOT_SUPPORTED;
    }

    private static int zeroPending(Frame frame) {
        long end = PAGE << frame.pendingOrder;
        long bytes = Math.min(ZERO_STEP, end - frame.zeroedBytes);
        Memory.fill(PhysicalMemory.direct(frame.pendingBlock + frame.zeroedBytes), (byte) 0, bytes);
        frame.zeroedBytes += bytes;
        if (frame.zeroedBytes < end) {
            return Restart.STATUS;
        }
        int level = frame.pendingOrder / 9;
        long slot = frame.pendingIndex + (1L << frame.pendingOrder) > frame.countPages ? 0
                : makeSlot(frame, frame.pendingIndex, level);
        if (slot == 0 || Memory.loadLong(slot) != 0) {
            dropPending(frame);
            return Status.NOT_SUPPORTED;
        }
        set(slot, frame.pendingBlock | LARGE);
        frame.countPresent += 1L << frame.pendingOrder;
        frame.pendingBlock = 0;
        // Perhaps not the page that was asked for: the caller looks again.
        return Restart.STATUS;
    }

    private static void dropPending(Frame frame) {
        PhysicalMemory.free(frame.pendingBlock, frame.pendingOrder);
        frame.payer().refund(PAGE << frame.pendingOrder);
        frame.pendingBlock = 0;
    }

    /** Gives the Frame its own copy of a page that it shares. Returns a {@link Status}. */
    static int own(Frame frame, long index, long shared) {
        long copy = PhysicalMemory.allocateUnzeroed(0);
        if (copy == 0) {
            return Status.OUT_OF_MEMORY;
        }
        Memory.copy(PhysicalMemory.direct(copy), PhysicalMemory.direct(shared), PAGE);
        FrameMappings.drop(frame, index, index + 1);
        Memory.storeLong(slot(frame, index, 0), copy);
        PageCounts.release(shared);
        return Status.OK;
    }

    /** Pins the page at an index. Returns its address, 0 when it is absent or shared, or a negated {@link Status}. */
    static long pin(Frame frame, long index) {
        long page = index < frame.countPages ? page(frame, index) : 0;
        if (page == 0 || PageCounts.isShared(page)) {
            return 0;
        }
        // A pinned page is freed alone.
        int status = Status.OK;
        while (status == Status.OK && level(frame, index) > 0) {
            status = split(frame, index, level(frame, index));
        }
        if (status != Status.OK) {
            return -status;
        }
        return PageCounts.pin(page) ? page : -Status.OUT_OF_QUOTA;
    }

    /** Cuts a large page that reaches over an index there into smaller ones. Returns a {@link Status}. */
    static int splitAt(Frame frame, long index) {
        int level = index < frame.countPages ? level(frame, index) : -1;
        while (level > 0 && (index & (1L << 9 * level) - 1) != 0) {
            int status = split(frame, index, level);
            if (status != Status.OK) {
                return status;
            }
            level--;
        }
        return Status.OK;
    }

    /** Cuts the large page at an index into 512. Returns a {@link Status}. */
    static int split(Frame frame, long index, int level) {
        long node = chargedPage(frame);
        if (node == 0) {
            return failure(frame);
        }
        long slot = slot(frame, index, level);
        long block = Memory.loadLong(slot) & -PAGE;
        long mark = level > 1 ? LARGE : 0;
        for (int i = 0; i < 512; i++) {
            Memory.storeLong(PhysicalMemory.direct(node) + 8L * i, block + i * (PAGE << 9 * (level - 1)) | mark);
        }
        PageCounts.addEntries(node, 512);
        Memory.storeLong(slot, node);
        return Status.OK;
    }

    /** First index at or after one whose page is present; {@code end} when there is none below it. */
    static long nextPresent(Frame frame, long index, long end) {
        long at = index;
        while (at < end) {
            int level = level(frame, at);
            if (level >= 0) {
                return at;
            }
            if (level == -1) {
                at = nextInLeaf(slot(frame, at, 0), at, end);
                continue;
            }
            long span = 1L << 9 * (-1 - level);
            at = (at & -span) + span;
        }
        return end;
    }

    /** First index behind an absent one whose slot in the same node is in use; else the first of the next node. */
    private static long nextInLeaf(long absent, long index, long end) {
        long slot = absent;
        long at = index;
        do {
            slot += Long.BYTES;
            at++;
            // Four at a time: most of a stack was never touched.
            while ((at & 511) != 0 && (at & 3) == 0 && at < end && (Memory.loadLong(slot) | Memory.loadLong(slot + 8)
                    | Memory.loadLong(slot + 16) | Memory.loadLong(slot + 24)) == 0) {
                slot += 4 * Long.BYTES;
                at += 4;
            }
        } while (at < end && (at & 511) != 0 && Memory.loadLong(slot) == 0);
        return Math.min(at, end);
    }

    /**
     * Frees the pages from {@code start} on, at most {@link #STEP} slots; nobody maps them any more, and no large page
     * reaches over an edge. Returns the first index that was not looked at.
     */
    static long remove(Frame frame, long start, long end) {
        long at = start;
        int left = STEP;
        while (left > 0) {
            at = nextPresent(frame, at, end);
            if (at == end) {
                return end;
            }
            int level = level(frame, at);
            if (level == 0) {
                int taken = takeRun(frame, at, Math.min(end, at + left));
                at += taken;
                left -= taken;
            } else {
                takeLarge(frame, at, level);
                at += 1L << 9 * level;
                left--;
            }
        }
        return at;
    }

    /** Frees the pages from a present one on up to an absent one, the end, or the node's end. Returns how many. */
    private static int takeRun(Frame frame, long index, long end) {
        long slot = slot(frame, index, 0);
        long node = PhysicalMemory.physical(slot & -PAGE);
        int count = (int) Math.min(end - index, 512 - (index & 511));
        int taken = 0;
        long value = Memory.loadLong(slot);
        while (value != 0) {
            Memory.storeLong(slot, 0);
            PageCounts.release(value);
            slot += Long.BYTES;
            taken++;
            value = taken < count ? Memory.loadLong(slot) : 0;
        }
        frame.payer().refund(PAGE * taken);
        frame.countPresent -= taken;
        // Only the last page of a node can leave it empty; looking costs a walk.
        if (PageCounts.addEntries(node, -taken) == 0) {
            prune(frame, index);
        }
        return taken;
    }

    private static void takeLarge(Frame frame, long index, int level) {
        long slot = slot(frame, index, level);
        long value = Memory.loadLong(slot);
        set(slot, 0);
        PhysicalMemory.free(value & -PAGE, 9 * level);
        frame.payer().refund(PAGE << 9 * level);
        frame.countPresent -= 1L << 9 * level;
        if (PageCounts.entries(PhysicalMemory.physical(slot & -PAGE)) == 0) {
            prune(frame, index);
        }
    }

    /**
     * Gives a clone, from an index on, the pages of a Frame from another one on, up to the end of a node of either. The clone
     * has none there, and the Frame has no large one.
     *
     * @return how many indices were done; 0: the first is to be done by itself
     */
    static long shareRun(Frame frame, long index, Frame clone, long place, long count) {
        long run = Math.min(count, 512 - Math.max(index & 511, place & 511));
        long source = slot(frame, index, 0);
        if (source == 0 || !clone.payer().charge(run * PAGE)) {
            return 0;
        }
        long target = makeSlot(clone, place, 0);
        int shared = 0;
        long done = 0;
        while (target != 0 && done < run) {
            long page = Memory.loadLong(source + done * Long.BYTES);
            if (page != 0) {
                if (PageCounts.isPinned(page) || !PageCounts.share(page)) {
                    break;
                }
                Memory.storeLong(target + done * Long.BYTES, page);
                shared++;
            }
            done++;
        }
        clone.payer().refund((run - shared) * PAGE);
        if (target != 0) {
            clone.countPresent += shared;
            if (PageCounts.addEntries(PhysicalMemory.physical(target & -PAGE), shared) == 0) {
                prune(clone, place);
            }
        }
        return done;
    }

    /** The first index from {@code start} on that has no small page in its node; {@code end} or the node's end if all have. */
    static long presentUntil(Frame frame, long start, long end) {
        long slot = slot(frame, start, 0);
        long at = start;
        long stop = Math.min(end, (start & -512) + 512);
        while (slot != 0 && at < stop && Memory.loadLong(slot) != 0) {
            slot += Long.BYTES;
            at++;
        }
        return at;
    }

    /** Where the physical page of an index is found, and behind it those up to the node's end; 0 when there is no node. */
    static long slots(Frame frame, long index) {
        return slot(frame, index, 0);
    }

    /** Takes the page out of an index without freeing it: it stays charged. The page is present, small, not mapped. */
    static long detach(Frame frame, long index) {
        long slot = slot(frame, index, 0);
        long page = Memory.loadLong(slot);
        set(slot, 0);
        frame.countPresent--;
        prune(frame, index);
        return page;
    }

    /** Makes room for a larger size. Returns a {@link Status}. */
    static int grow(Frame frame, long countPages) {
        int height = heightFor(countPages);
        while (frame.height < height) {
            if (frame.root != 0) {
                long node = chargedPage(frame);
                if (node == 0) {
                    return failure(frame);
                }
                set(PhysicalMemory.direct(node), frame.root);
                frame.root = node;
            }
            frame.height++;
        }
        frame.countPages = countPages;
        return Status.OK;
    }

    /** Frees a part of the tree; tells whether that was all. */
    static boolean destroyStep(Frame frame) {
        if (frame.pendingBlock != 0) {
            dropPending(frame);
        }
        return frame.root == 0 || remove(frame, 0, 1L << 9 * frame.height) == 1L << 9 * frame.height;
    }
}
