package hiillos.kernel.memory;

import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.processor.GracePeriod;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.Scheduler;

/**
 * Ends objects whose last reference is gone, and frees pages that were taken out of use, when no processor can look at
 * them any more: after a grace period, in which every processor has left the kernel once. docs/adr/0010.
 *
 * <pre>
 * released on a processor → its own batch → (kernel left) waiting → grace → ready → a step at a time, on any processor
 * </pre>
 *
 * <p>Ending one object may drop the last reference to others: they join the queue, so a chain of any length is walked
 * without recursion. Long ends are cut in steps, a few at each exit from the kernel.
 */
public final class Reclaimer {
    /** Steps at one exit from the kernel. */
    private static final int STEPS = 8;
    /** So long at most, and a step more. */
    private static final long PART_NANOS = 20_000;
    /** Blocks of pages freed in one step. */
    private static final int PAGES_IN_STEP = 32;

    private static final SpinLock LOCK = new SpinLock(LockRank.RECLAIMER);
    private static final Batch WAITING = new Batch();
    private static final Batch GRACE = new Batch();
    private static final Batch READY = new Batch();

    private static boolean inGrace;

    private Reclaimer() {}

    /** Starts with nothing to do. */
    static void initialize() {
        WAITING.clear();
        GRACE.clear();
        READY.clear();
        inGrace = false;
        for (int i = 0; i < Processor.MAXIMUM; i++) {
            Processor.of(i).ended.clear();
        }
    }

    /**
     * Queues an object. Without references: it is ended. With references, of which one is handed over:
     * {@link KernelObject#laterStep} is called until it is done, then the reference dropped.
     */
    public static void later(KernelObject object) {
        Processor processor = Processor.current();
        processor.ended.append(object);
        processor.toDo |= Scheduler.RECLAIM;
    }

    /** Frees a block of pages that other processors may still reach through what they found before. */
    public static void retirePage(long physical, int order) {
        Processor processor = Processor.current();
        processor.ended.append(physical, order);
        processor.toDo |= Scheduler.RECLAIM;
    }

    /** Whether {@link #work} has something to do: a hint, but always true after the current processor queued something. */
    public static boolean isPending() {
        return !Processor.current().ended.isEmpty() || !READY.isEmpty();
    }

    /** Whether something waits for its end on any processor: a hint, true until all is done when nobody adds to it. */
    public static boolean isBusy() {
        LOCK.lock();
        boolean busy = inGrace || !READY.isEmpty();
        for (int i = 0; i < Processor.count(); i++) {
            busy |= !Processor.of(i).ended.isEmpty() || Processor.of(i).reclaims;
        }
        LOCK.unlock();
        return busy;
    }

    /**
     * Does a bounded part of what is to do: one step, and more for {@link #PART_NANOS}, until the processor's alarm is due. The
     * thread that runs next, and whom the alarm is for, may have the better claim. Called with no lock held, when the kernel is
     * left or idle.
     */
    public static void work() {
        Processor processor = Processor.current();
        long end = Clock.nanos() + PART_NANOS;
        for (int i = 0; i < STEPS; i++) {
            if (!processor.ended.isEmpty()) {
                handOver(processor);
            }
            if (READY.isEmpty()) {
                return;
            }
            step(processor);
            if (Clock.nanos() >= Math.min(end, processor.alarmNanos)) {
                return;
            }
        }
    }

    /** Works until nothing is left that needs no other processor. */
    public static void drain() {
        while (isPending()) {
            work();
        }
    }

    private static void handOver(Processor processor) {
        LOCK.lock();
        WAITING.appendAll(processor.ended);
        boolean begins = !inGrace;
        if (begins) {
            inGrace = true;
            GRACE.appendAll(WAITING);
        }
        LOCK.unlock();
        if (begins) {
            begin();
        }
    }

    private static void begin() {
        if (Processor.count() == 1) {
            // Nobody else is in the kernel, and this processor is leaving it.
            graceEnded();
        } else {
            GracePeriod.begin();
        }
    }

    /** Every processor has left the kernel since the period began. */
    public static void graceEnded() {
        LOCK.lock();
        READY.appendAll(GRACE);
        GRACE.appendAll(WAITING);
        boolean again = !GRACE.isEmpty();
        inGrace = again;
        LOCK.unlock();
        Processor.current().toDo |= Scheduler.RECLAIM;
        if (again) {
            begin();
        }
    }

    private static void step(Processor processor) {
        takeStep(processor);
        // What the step has queued is seen before it counts as done.
        LOCK.lock();
        processor.reclaims = false;
        LOCK.unlock();
    }

    private static void takeStep(Processor processor) {
        Batch pages = processor.freed;
        LOCK.lock();
        processor.reclaims = true;
        KernelObject object = READY.take();
        if (object == null) {
            READY.takePages(pages, PAGES_IN_STEP);
        }
        LOCK.unlock();
        if (object == null) {
            pages.freePages();
            return;
        }
        boolean lives = object.references() != 0;
        boolean done = lives ? object.laterStep() : object.destroyStep();
        if (!done) {
            LOCK.lock();
            READY.prepend(object);
            LOCK.unlock();
        } else if (lives) {
            object.release();
        } else {
            object.discard();
        }
    }
}
