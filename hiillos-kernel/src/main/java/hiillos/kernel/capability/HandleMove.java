package hiillos.kernel.capability;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Rights;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.NeverInline;
import hiillos.word.NoAllocation;
import hiillos.word.RawMemory;

/**
 * Few handles that move from one thread's process to another's, at once: each table's lists are touched once for all of them.
 * What is not usual (copies, tables of more than one page, another processor in the target's table, errors) is left to who
 * asks, with nothing changed. Needs the scheduler's lock.
 *
 * <p>Between the passes what was read lies in a part of the sender's page that nobody else uses.
 */
@NoAllocation(reason = "system call path")
@RawMemory(reason = "reads and writes slots and buffers")
public final class HandleMove {
    /** More take the long way. */
    public static final int MOST = 4;

    /** Place in the sender's page, behind the register frame; see ThreadObject. */
    private static final int WANTED = 192;

    private static final long GENERATION = -1L << HandleTable.GENERATION_SHIFT;
    private static final long NEXT_GENERATION = 1L << HandleTable.GENERATION_SHIFT;
    private static final long TRANSFER = (long) Rights.TRANSFER << HandleTable.RIGHTS_SHIFT;
    /** From the rights that are asked for to a slot's. */
    private static final int RIGHTS_UP = HandleTable.RIGHTS_SHIFT - 32;
    private static final long RIGHTS = (long) Rights.ALL << HandleTable.RIGHTS_SHIFT;
    private static final int IN_PAGE = HandleTable.SLOTS_IN_PAGE - 1;

    private HandleMove() {}

    /**
     * Moves the first handles, at most {@link #MOST}, of the source's buffer; the target's is told their new numbers. False
     * when nothing was done.
     */
    @NeverInline(reason = "messages without handles are to have their registers")
    public static boolean tryMove(ThreadObject source, ThreadObject target, int count) {
        ProcessObject receiving = target.process;
        ProcessObject sending = source.process;
        if (!sending.handleLock.tryLock()) {
            return false;
        }
        // Never waited for: two tables may have one lock, and who holds one may be waiting for the other.
        if (!receiving.handleLock.tryLock()) {
            sending.handleLock.unlock();
            return false;
        }
        boolean isFresh = receiving.nextFresh <= IN_PAGE;
        boolean good = receiving.countSlots - receiving.countReserved >= count && receiving.countPages == 1
                && (!isFresh || receiving.nextFresh + count <= IN_PAGE + 1) && sending.firstFree != 0
                && sending.lastFree <= IN_PAGE && isGood(source, 8L * count);
        if (good) {
            move(source, target, 8L * count, isFresh);
            sending.countSlots += count;
            sending.countHandles -= count;
            receiving.countSlots -= count;
            receiving.countHandles += count;
        }
        receiving.handleLock.unlock();
        sending.handleLock.unlock();
        return good;
    }

    /** Whether all are to move and may, and no two are the same: two whose numbers are alike count as that. */
    @AlwaysInline(reason = "called once")
    private static boolean isGood(ThreadObject source, long end) {
        long buffer = source.buffer + IpcBuffer.handle(0);
        long copy = source.frame + WANTED;
        long slots = source.slots;
        long seen = 0;
        long anyWanted = 0;
        long allWanted = -1;
        long allWords = -1;
        for (long at = 0; at != end; at += 8) {
            // Once: other threads of the sender can write to its buffer meanwhile.
            long wanted = Memory.loadLong(buffer + at);
            Memory.storeLong(copy + at, wanted);
            long word = Memory.loadLong(slots + (wanted & IN_PAGE) * 8);
            int generation = (int) (word >>> HandleTable.GENERATION_SHIFT);
            // One of the last generation is to be used up.
            if (generation != (int) wanted >>> 18 || generation == HandleTable.LAST_GENERATION || (seen >>> wanted & 1) != 0) {
                return false;
            }
            seen |= 1L << wanted;
            anyWanted |= wanted;
            allWanted &= wanted;
            allWords &= word;
        }
        return (anyWanted & HandleTable.INDEX_MASK & ~IN_PAGE) == 0 && allWanted < 0 && (allWords & TRANSFER) != 0;
    }

    @AlwaysInline(reason = "called once")
    private static void move(ThreadObject source, ThreadObject target, long end, boolean isFresh) {
        ProcessObject sending = source.process;
        ProcessObject receiving = target.process;
        long buffer = target.buffer + IpcBuffer.handle(0);
        long copy = source.frame + WANTED;
        long from = source.slots;
        long to = target.slots;
        long last = from + (long) sending.lastFree * 8;
        long lastIndex = 0;
        long next = isFresh ? receiving.nextFresh : receiving.firstFree;
        for (long at = 0; at != end; at += 8) {
            long wanted = Memory.loadLong(copy + at);
            lastIndex = wanted & IN_PAGE;
            long slot = from + lastIndex * 8;
            long word = Memory.loadLong(slot);
            Memory.storeLongVolatile(slot, (word & GENERATION) + NEXT_GENERATION);
            Memory.storeLong(last, Memory.loadLong(last) | lastIndex);
            last = slot;

            long place = to + next * 8;
            long free = Memory.loadLong(place);
            long kept = word & (wanted << RIGHTS_UP | ~RIGHTS);
            Memory.storeLongVolatile(place, kept & ~GENERATION | free & GENERATION);
            Memory.storeInt(buffer + at, (int) ((free & GENERATION) >>> HandleTable.GENERATION_SHIFT - 18 | next));
            Memory.storeInt(buffer + at + 4, Slab.objectIn(HandleTable.cellOf(word)).type);
            next = isFresh ? next + 1 : free & HandleTable.INDEX_MASK;
        }
        sending.lastFree = (int) lastIndex;
        if (isFresh) {
            receiving.nextFresh = (int) next;
        } else {
            receiving.firstFree = (int) next;
        }
    }
}
