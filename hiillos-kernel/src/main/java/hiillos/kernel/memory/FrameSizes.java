package hiillos.kernel.memory;

import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.Job;
import hiillos.word.Memory;

/** Resizing, discarding and cloning Frames. */
public final class FrameSizes {
    /** Page table entries that one stay in the kernel removes. */
    private static final int ENTRIES_AT_ONCE = 2048;

    private FrameSizes() {}

    /** Changes the size. Returns a {@link Status}, or {@link Restart#STATUS} when there is more to do. */
    public static int resize(Frame frame, long countPages) {
        if (!frame.hasTree()) {
            return Status.NOT_SUPPORTED;
        }
        frame.lock.lock();
        int status = trim(frame);
        if (status == Status.OK && countPages < frame.countPages) {
            status = FramePages.splitAt(frame, countPages);
            if (status == Status.OK) {

                // --- Point of no return: nobody gets at the pages behind the new end any more. ---

                frame.trimEnd = frame.countPages;
                frame.countPages = countPages;
                Pager.wake(frame, countPages, frame.trimEnd, false);
                status = trim(frame);
            }
        } else if (status == Status.OK && countPages > frame.countPages) {
            status = FramePages.grow(frame, countPages);
        }
        frame.lock.unlock();
        return status;
    }

    /** Removes what lies behind the end. */
    private static int trim(Frame frame) {
        if (frame.trimEnd <= frame.countPages) {
            return Status.OK;
        }
        return remove(frame, frame.countPages, frame.trimEnd);
    }

    private static int remove(Frame frame, long start, long end) {
        if (!FrameMappings.drop(frame, start, end, ENTRIES_AT_ONCE) || FramePages.remove(frame, start, end) < end) {
            return Restart.STATUS;
        }
        frame.trimEnd = 0;
        return Status.OK;
    }

    /** Frees whole pages; they are zero, or asked of their pager again. Returns a {@link Status} or Restart's. */
    public static int discard(Frame frame, long start, long end) {
        if (!frame.hasTree()) {
            return Status.NOT_SUPPORTED;
        }
        frame.lock.lock();
        int status = trim(frame);
        if (status == Status.OK) {
            status = FramePages.splitAt(frame, start);
        }
        if (status == Status.OK) {
            status = FramePages.splitAt(frame, end);
        }
        if (status == Status.OK) {
            status = remove(frame, start, Math.min(end, frame.countPages));
        }
        frame.lock.unlock();
        return status;
    }

    /** A Frame of the same family without pages; the cell is reserved. */
    public static Frame emptyClone(Frame frame, Job payer, long countPages) {
        return new Frame(payer, countPages, Frame.ANONYMOUS, 0, 0, frame.lock);
    }

    /**
     * Gives an empty clone the pages of a Frame from an index on, as they are now; from then on each writes to copies of its
     * own. In one stay, because the pages are a snapshot of one moment. Returns a {@link Status}; on error the clone is to
     * be dropped.
     */
    public static int share(Frame frame, long first, Frame clone) {
        if (frame.kind != Frame.ANONYMOUS) {
            return Status.NOT_SUPPORTED;
        }
        frame.lock.lock();
        long end = Math.min(first + clone.countPages, frame.countPages);
        int status = Status.OK;
        long at = FramePages.nextPresent(frame, first, end);
        while (status == Status.OK && at < end) {
            int level = FramePages.level(frame, at);
            if (level > 0) {
                // Shared pages are counted one by one.
                status = FramePages.split(frame, at, level);
            } else {
                long done = FramePages.shareRun(frame, at, clone, at - first, end - at);
                if (done == 0) {
                    status = shareOne(frame, at, clone, at - first);
                    done = 1;
                }
                at = FramePages.nextPresent(frame, at + done, end);
            }
        }
        // Even after an error: what is shared already must not be written to.
        FrameMappings.makeReadOnly(frame, first, end);
        frame.lock.unlock();
        return status;
    }

    private static int shareOne(Frame frame, long index, Frame clone, long place) {
        if (!clone.payer().charge(PhysicalMemory.PAGE_BYTES)) {
            return Status.OUT_OF_QUOTA;
        }
        long page = FramePages.page(frame, index);
        if (PageCounts.isPinned(page) || !PageCounts.share(page)) {
            // The kernel writes to a pinned page: it stays the original's.
            long copy = PhysicalMemory.allocateUnzeroed(0);
            if (copy == 0) {
                clone.payer().refund(PhysicalMemory.PAGE_BYTES);
                return Status.OUT_OF_MEMORY;
            }
            Memory.copy(PhysicalMemory.direct(copy), PhysicalMemory.direct(page), PhysicalMemory.PAGE_BYTES);
            page = copy;
        }
        return FramePages.put(clone, place, page);
    }
}
