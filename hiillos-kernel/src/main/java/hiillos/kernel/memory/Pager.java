package hiillos.kernel.memory;

import hiillos.abi.kernel.KernelOperation;
import hiillos.abi.kernel.Status;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.KernelMessage;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.schedule.Dispatch;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;

/**
 * Frames whose pages a user program supplies. A thread that touches an absent page sends the pager one message and waits in
 * the Frame's queue, set to try again; supplying wakes it. What tells it that the page will not come is a mark in the
 * thread, which its next try finds.
 *
 * <p>Locks: the Frame's, then DISPATCH, which guards the queue, the marks and the Receiver's list of Frames.
 */
public final class Pager {
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;
    /** Pages moved in one stay in the kernel. */
    private static final int PAGES_AT_ONCE = 32;

    private Pager() {}

    /** Lists a new Frame with its pager's Receiver. Returns a {@link Status}. */
    public static int enlist(Frame frame) {
        Receiver receiver = frame.pager.receiver();
        Dispatch.LOCK.lock();
        int status = receiver.isClosed() ? Status.PEER_CLOSED : Status.OK;
        if (status == Status.OK) {
            frame.nextOfPager = receiver.firstPaged;
            if (receiver.firstPaged != null) {
                receiver.firstPaged.previousOfPager = frame;
            }
            receiver.firstPaged = frame;
            frame.isListed = true;
        }
        Dispatch.LOCK.unlock();
        return status;
    }

    /** The Frame ends or its Job was killed: nobody is asked any more. */
    static void delist(Frame frame) {
        Dispatch.LOCK.lock();
        if (frame.isListed) {
            Receiver receiver = frame.pager.receiver();
            if (frame.previousOfPager == null) {
                receiver.firstPaged = frame.nextOfPager;
            } else {
                frame.previousOfPager.nextOfPager = frame.nextOfPager;
            }
            if (frame.nextOfPager != null) {
                frame.nextOfPager.previousOfPager = frame.previousOfPager;
            }
            frame.nextOfPager = null;
            frame.previousOfPager = null;
            frame.isListed = false;
            wakeLocked(frame, 0, Long.MAX_VALUE, true);
        }
        Dispatch.LOCK.unlock();
    }

    /** A pager's Receiver closes: who waits for its pages faults. DISPATCH is held. */
    public static void receiverClosed(Receiver receiver) {
        while (receiver.firstPaged != null) {
            Frame frame = receiver.firstPaged;
            receiver.firstPaged = frame.nextOfPager;
            frame.nextOfPager = null;
            frame.previousOfPager = null;
            frame.isListed = false;
            if (receiver.firstPaged != null) {
                receiver.firstPaged.previousOfPager = null;
            }
            wakeLocked(frame, 0, Long.MAX_VALUE, true);
        }
    }

    /**
     * Makes the current thread wait for an absent page; the Frame's lock is held. Returns {@link Restart#BLOCKED}, or why it
     * does not wait: BAD_ADDRESS when the page will not come.
     */
    static int await(Frame frame, long index, int access) {
        ThreadObject thread = Scheduler.current();
        if (thread.refusedFrame == frame.identity() && thread.pageIndex == index) {
            thread.refusedFrame = 0;
            return Status.BAD_ADDRESS;
        }
        int status = KernelMessage.reserve(frame.payer());
        if (status != Status.OK) {
            return status;
        }
        Dispatch.LOCK.lock();
        status = Status.BAD_ADDRESS;
        if (!frame.isListed) {
            KernelMessage.cancel(frame.payer());
        } else if (KernelMessage.post(frame.payer(), frame.pager, KernelOperation.PAGE, frame.identity(), index << 12, access,
                0, 0)) {
            Restart.again(thread);
            thread.pageIndex = index;
            frame.add(thread);
            Scheduler.block(thread, ThreadObject.PAGING, Long.MAX_VALUE);
            status = Restart.BLOCKED;
        }
        Dispatch.LOCK.unlock();
        return status;
    }

    /** Wakes who waits for pages from {@code start} to {@code end}: to find them, or that they will not come. */
    static void wake(Frame frame, long start, long end, boolean refused) {
        if (frame.kind == Frame.PAGER) {
            Dispatch.LOCK.lock();
            wakeLocked(frame, start, end, refused);
            Dispatch.LOCK.unlock();
        }
    }

    private static void wakeLocked(Frame frame, long start, long end, boolean refused) {
        ThreadObject thread = frame.first();
        while (thread != null) {
            ThreadObject next = thread.nextInQueue;
            if (thread.pageIndex >= start && thread.pageIndex < end) {
                thread.refusedFrame = refused ? frame.identity() : 0;
                Scheduler.ready(thread);
            }
            thread = next;
        }
    }

    /** Says that pages will not come. Returns a {@link Status}. */
    public static int fail(Frame frame, long start, long end) {
        if (frame.kind != Frame.PAGER) {
            return Status.BAD_STATE;
        }
        wake(frame, start, end, true);
        return Status.OK;
    }

    /**
     * Moves pages from a source into a pager Frame, where none is yet, and wakes who waits for them; absent ones of the
     * source count as zero. Returns a {@link Status}, or {@link Restart#STATUS} after a part.
     */
    public static int supply(ThreadObject thread, Frame frame, long index, Frame source, long sourceIndex, long countPages) {
        if (frame.kind != Frame.PAGER || source.kind != Frame.ANONYMOUS) {
            return Status.BAD_STATE;
        }
        long done = thread.takeProgress();
        long from = done;
        int status = Status.OK;
        while (status == Status.OK && done < countPages && done - from < PAGES_AT_ONCE) {
            status = move(frame, index + done, source, sourceIndex + done);
            done += status == Status.OK ? 1 : 0;
        }
        wake(frame, index + from, index + done, false);
        return status == Status.OK && done < countPages ? Restart.again(thread, done) : status;
    }

    private static int move(Frame frame, long index, Frame source, long sourceIndex) {
        if (!frame.payer().charge(PAGE)) {
            return Status.OUT_OF_QUOTA;
        }
        // One family's lock after the other: the page is nobody's between.
        source.lock.lock();
        long page = take(source, sourceIndex);
        source.lock.unlock();
        if (page == 0) {
            frame.payer().refund(PAGE);
            return Status.OUT_OF_MEMORY;
        }
        frame.lock.lock();
        boolean wanted = index < frame.countPages && !frame.isDead && FramePages.page(frame, index) == 0;
        int status = wanted ? FramePages.put(frame, index, page) : Status.OK;
        frame.lock.unlock();
        if (!wanted) {
            PageCounts.release(page);
            frame.payer().refund(PAGE);
        }
        return status;
    }

    /** A page with the source's contents that is nobody else's, the source's own when it can be; 0: memory is out. */
    private static long take(Frame source, long index) {
        long page = index < source.countPages ? FramePages.page(source, index) : 0;
        if (page == 0) {
            return PhysicalMemory.allocatePage();
        }
        boolean own = FramePages.level(source, index) == 0 && !PageCounts.isShared(page) && !PageCounts.isPinned(page);
        if (own) {
            FrameMappings.drop(source, index, index + 1);
            FramePages.detach(source, index);
            source.payer().refund(PAGE);
            return page;
        }
        long copy = PhysicalMemory.allocateUnzeroed(0);
        if (copy != 0) {
            Memory.copy(PhysicalMemory.direct(copy), PhysicalMemory.direct(page), PAGE);
        }
        return copy;
    }

    /** Only the pager's own reference is left: it is told, once. */
    static void noteClosed(Frame frame) {
        Dispatch.LOCK.lock();
        if (frame.isListed) {
            KernelMessage.post(frame.payer(), frame.pager, KernelOperation.CLOSED, frame.identity(), 0, 0, 0, 0);
            frame.closedReserved = false;
        }
        Dispatch.LOCK.unlock();
    }
}
