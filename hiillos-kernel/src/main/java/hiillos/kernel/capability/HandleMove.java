package hiillos.kernel.capability;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Rights;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;
import hiillos.word.NeverInline;
import hiillos.word.NoAllocation;
import hiillos.word.RawMemory;

/**
 * Few handles that move from one thread's process to another's, at once: each table's lists are touched once for all of them,
 * and no reference is counted, because a handle's goes with it. What is not usual (copies, tables of more than one page, another
 * processor in the target's table, errors) is left to who asks, with nothing changed. Needs the scheduler's lock.
 *
 * <p>First all are looked at, then all are moved. What is to be wrong with one of them is found by what they
 * have in common: bits that are to be zero in none are or'ed, bits that are to be set in all are and'ed.
 */
@NoAllocation(reason = "system call path")
@RawMemory(reason = "reads and writes slots and buffers")
public final class HandleMove {
    /** More take the long way. */
    public static final int MOST = 4;

    private static final int HANDLE_GENERATION_SHIFT = HandleTable.HANDLE_GENERATION_SHIFT;
    private static final int NEXT_GENERATION = HandleTable.NEXT_GENERATION;
    private static final long TRANSFER = (long) Rights.TRANSFER << HandleTable.RIGHTS_SHIFT;
    /** From the rights that are asked for to a slot's. */
    private static final int RIGHTS_UP = HandleTable.RIGHTS_SHIFT - 32;
    private static final long RIGHTS = (long) Rights.ALL << HandleTable.RIGHTS_SHIFT;
    private static final int IN_PAGE = HandleTable.SLOTS_IN_PAGE - 1;
    /** What is not zero in a handle when a slot's generation in the same place is another one. */
    private static final int OTHER_GENERATION = -1 << HANDLE_GENERATION_SHIFT;
    /** What is not zero in a handle of the next generation if this one is the last, the slot in another page, or no handle. */
    private static final int UNUSUAL = 3 << 30 | HandleTable.INDEX_MASK & ~IN_PAGE;

    private HandleMove() {}

    /**
     * Moves the first handles, at most {@link #MOST}, of the source's buffer; the target's is told their new numbers. False
     * when nothing was done.
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static boolean tryMove(ThreadObject source, ThreadObject target, int count) {
        ProcessObject sending = source.process;
        ProcessObject receiving = target.process;
        SpinLock sendingLock = sending.handleLock;
        SpinLock receivingLock = receiving.handleLock;
        if (source.buffer == 0 || target.buffer == 0 || !sendingLock.tryLock()) {
            return false;
        }
        // Never waited for: two tables may have one lock, and who holds one may be waiting for the other.
        if (!receivingLock.tryLock()) {
            return unlock(sendingLock);
        }
        if (receiving.countSlots - receiving.countReserved <= count || receiving.countPages != 1 || sending.lastFree > IN_PAGE) {
            return unlock(sendingLock, receivingLock);
        }
        long buffer = source.buffer;
        long from = source.slots;
        long first = wanted(buffer, 0);
        long second = 0;
        long third = 0;
        long fourth = 0;
        long word = slot(from, first);
        long all = first;
        long allWords = word;
        int generations = generations(word, first);
        int unusual = unusual(first);
        if (count > 1) {
            second = wanted(buffer, 1);
            word = slot(from, second);
            all &= second;
            allWords &= word;
            generations |= generations(word, second);
            unusual |= unusual(second);
            if (same(second, first)) {
                return unlock(sendingLock, receivingLock);
            }
            if (count > 2) {
                third = wanted(buffer, 2);
                if (same(third, first)) {
                    return unlock(sendingLock, receivingLock);
                }
                word = slot(from, third);
                all &= third;
                allWords &= word;
                generations |= generations(word, third);
                unusual |= unusual(third);
                if (same(third, second)) {
                    return unlock(sendingLock, receivingLock);
                }
                if (count > 3) {
                    fourth = wanted(buffer, 3);
                    word = slot(from, fourth);
                    all &= fourth;
                    allWords &= word;
                    generations |= generations(word, fourth);
                    unusual |= unusual(fourth);
                    if (same(fourth, first) || same(fourth, second) || same(fourth, third)) {
                        return unlock(sendingLock, receivingLock);
                    }
                }
            }
        }
        if ((generations & OTHER_GENERATION | unusual & UNUSUAL) != 0 || all >= 0
                || (HandleTable.asItIs(allWords) & TRANSFER) == 0) {
            return unlock(sendingLock, receivingLock);
        }

        // --- Point of no return. ---

        ThreadObject there = again(target);
        long told = there.buffer;
        long to = there.slots;
        ProcessObject filled = there.process;
        // Kept as they are, because as constants they would be loaded anew for each handle.
        long mask = HandleTable.asItIs(~RIGHTS);
        long base = HandleTable.asItIs(PhysicalMemory.DIRECT_MAP);
        int number = moveOne(from, to, first, 0, told + IpcBuffer.handle(0), filled.firstFree, mask, base);
        long freed = freed(first);
        if (count > 1) {
            number = moveOne(from, to, second, freed, told + IpcBuffer.handle(1), number, mask, base);
            freed = freed(second);
            if (count > 2) {
                number = moveOne(from, to, third, freed, told + IpcBuffer.handle(2), number, mask, base);
                freed = freed(third);
                if (count > 3) {
                    number = moveOne(from, to, fourth, freed, told + IpcBuffer.handle(3), number, mask, base);
                    freed = freed(fourth);
                }
            }
        }
        ProcessObject emptied = again(source).process;
        Memory.storeLong(from + 8L * emptied.lastFree, freed);
        emptied.lastFree = (int) first & IN_PAGE;
        filled.firstFree = number;
        emptied.countSlots += count;
        emptied.countHandles -= count;
        filled.countSlots -= count;
        filled.countHandles += count;
        filled.handleLock.unlock();
        emptied.handleLock.unlock();
        return true;
    }

    @NeverInline(reason = "rare")
    private static boolean unlock(SpinLock sendingLock, SpinLock receivingLock) {
        receivingLock.unlock();
        return unlock(sendingLock);
    }

    @NeverInline(reason = "rare")
    private static boolean unlock(SpinLock sendingLock) {
        sendingLock.unlock();
        return false;
    }

    /** The same, but what was read of it is read again: registers are dearer than that. */
    @InlineAssembly(value = "", constraints = "=r,0")
    private static ThreadObject again(ThreadObject thread) {
        return thread;
    }

    /** What the sender wrote: a handle, and above it rights and {@link IpcBuffer#MOVE}. */
    @AlwaysInline(reason = "fast path of IPC")
    private static long wanted(long buffer, int at) {
        // Once: other threads of the sender can write to its buffer meanwhile.
        return Memory.loadLongVolatile(buffer + IpcBuffer.handle(at));
    }

    @AlwaysInline(reason = "fast path of IPC")
    private static long slot(long slots, long wanted) {
        return Memory.loadLongVolatile(slots + (wanted & IN_PAGE) * 8);
    }

    @AlwaysInline(reason = "fast path of IPC")
    private static boolean same(long wanted, long other) {
        return (int) wanted == (int) other;
    }

    /** No {@link #OTHER_GENERATION}: the handle is the slot's. */
    @AlwaysInline(reason = "fast path of IPC")
    private static int generations(long word, long wanted) {
        return (int) (word >>> HandleTable.GENERATION_SHIFT - HANDLE_GENERATION_SHIFT) ^ (int) wanted;
    }

    /** Nothing {@link #UNUSUAL}: in the first page, and not of the last generation, whose slot is to be used up. */
    @AlwaysInline(reason = "fast path of IPC")
    private static int unusual(long wanted) {
        return (int) wanted + NEXT_GENERATION;
    }

    /** The handle that a freed slot will be. */
    @AlwaysInline(reason = "fast path of IPC")
    private static long freed(long wanted) {
        return (int) wanted + NEXT_GENERATION & 0xffff_ffffL;
    }

    /**
     * Frees a slot, which {@code next} follows in the list of free ones, and makes the other table's first free slot the handle
     * {@code number}. Returns the number of the one after that. The rest is constant.
     */
    @AlwaysInline(reason = "fast path of IPC")
    private static int moveOne(long from, long to, long wanted, long next, long told, int number, long mask, long base) {
        long slot = from + (wanted & IN_PAGE) * 8;
        long word = Memory.loadLong(slot);
        Memory.storeLongVolatile(slot, next);
        long filled = to + (number & IN_PAGE) * 8L;
        int after = Memory.loadInt(filled);
        Memory.storeLongVolatile(filled, withGeneration(word & (wanted << RIGHTS_UP | mask), number >>> HANDLE_GENERATION_SHIFT));
        Memory.storeInt(told, number);
        Memory.storeInt(told + 4, Slab.objectIn(HandleTable.cellFrom(word) | base).type);
        return after;
    }

    /** A slot's word with another generation in place of its own. */
    @InlineAssembly(value = "shlq $$12, $0\n\tshrdq $$12, $2, $0", constraints = "=r,0,r,~{flags}", sideEffects = false)
    private static long withGeneration(long word, long generation) {
        return word << Long.SIZE - HandleTable.GENERATION_SHIFT >>> Long.SIZE - HandleTable.GENERATION_SHIFT
                | generation << HandleTable.GENERATION_SHIFT;
    }
}
