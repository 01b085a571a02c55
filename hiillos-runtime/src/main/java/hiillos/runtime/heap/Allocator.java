package hiillos.runtime.heap;

import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.ThreadArea;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * What a thread does when its buffer has no room, under the heap's lock. Small objects get a new buffer: a run of free lines,
 * else a free block; larger ones that do not fit there are cut off a block that the threads share; large ones have blocks of
 * their own. When blocks run out, {@link Collector} looks for what lives.
 *
 * <p>Whatever leaves here is zero but for its header and has its start byte, so that a collection which begins before the caller
 * sees the object finds it.
 */
final class Allocator {
    /** Kept back until memory is exhausted for the first time, so that reporting it does not fail as well. */
    private static final long RESERVE_BLOCKS = 2;
    /** A request of this size can fail while smaller ones still succeed; it leaves the reserve alone. */
    private static final long LARGE_BYTES = 4096;
    private static final String EXHAUSTED = "Java heap space";

    private static long overflowTop;
    private static long overflowLimit;
    /** So many allocations are between two collections, for tests; 0 if only want of memory counts. */
    private static long stress;
    private static long untilCollection;
    private static boolean reserveUsed;
    /** Thrown again and again once the reserve is used up as well: a part of the image, without a trace. */
    private static final OutOfMemoryError LAST_ERROR = new OutOfMemoryError(EXHAUSTED);

    private Allocator() {}

    /** Reserves the heap's range before the first object; the lock is held. A program without objects needs no heap. */
    static void ensureReady() {
        if (Space.base == 0) {
            initialize();
        }
    }

    private static void initialize() {
        Space.initialize(HeapOptions.maximumBytes());
        Space.maximumBlocks -= RESERVE_BLOCKS;
        stress = HeapOptions.stress();
        Collector.initialize(HeapOptions.verbose(), HeapOptions.summary());
    }

    /** An instance of a type, of so many bytes. */
    @NeverInline(reason = "keeps the fast path small")
    static long instance(Class<?> type, long countBytes) {
        StackProbe.touch();
        RuntimeLock.lock(RuntimeLock.HEAP);
        long address = allocate(countBytes);
        if (address != 0) {
            clear(address, countBytes);
            Memory.storeLong(address, Memory.addressOf(type));
            Memory.storeByte(Space.startAddress(address), Space.START);
        }
        RuntimeLock.unlock(RuntimeLock.HEAP);
        if (address == 0) {
            throw outOfMemory(countBytes);
        }
        return address;
    }

    /** An array of so many bytes. */
    @NeverInline(reason = "keeps the fast path small")
    static long array(Class<?> type, long countBytes, int length) {
        StackProbe.touch();
        RuntimeLock.lock(RuntimeLock.HEAP);
        long address = allocate(countBytes);
        if (address != 0) {
            clear(address, countBytes);
            Memory.storeInt(address + Heap.LENGTH_OFFSET, length);
            Memory.storeLong(address, Memory.addressOf(type));
            Memory.storeByte(Space.startAddress(address), Space.START);
        }
        RuntimeLock.unlock(RuntimeLock.HEAP);
        if (address == 0) {
            throw outOfMemory(countBytes);
        }
        return address;
    }

    /** Blocks of large objects are zero already. */
    private static void clear(long address, long countBytes) {
        if (Space.state(address & -Space.BLOCK_BYTES) == Space.SMALL) {
            Memory.fill(address, (byte) 0, countBytes);
        }
    }

    /** Memory for one object, after a collection if need be; 0 when there is none. */
    private static long allocate(long countBytes) {
        ensureReady();
        if (Space.usedBlocks >= Collector.threshold || stress != 0 && untilCollection-- <= 0) {
            collect(false);
            untilCollection = stress - 1;
        }
        long address = find(countBytes);
        if (address == 0) {
            collect(true);
            address = find(countBytes);
            if (address == 0 && countBytes <= Space.LARGEST_SMALL && Recycled.next(countBytes)) {
                // Not a block is left; there may be room between the objects of another.
                address = begin(Recycled.start, Recycled.end, countBytes);
            }
        }
        if (stress != 0) {
            // The next allocation comes here too.
            ThreadArea.setHeapLimit(ThreadArea.heapTop());
        }
        return address;
    }

    /** Memory for one object; 0 when there is none. */
    private static long find(long countBytes) {
        if (countBytes > Space.LARGEST_SMALL) {
            return Space.take(countBytes + Space.BLOCK_BYTES - 1 >>> Space.BLOCK_SHIFT, Space.LARGE_FIRST, Space.LARGE_REST);
        }
        if (countBytes > Space.LINE_BYTES) {
            // The run of free lines in use still serves small objects.
            long top = ThreadArea.heapTop();
            if (ThreadArea.heapLimit() - top >= countBytes) {
                ThreadArea.setHeapTop(top + countBytes);
                return top;
            }
            return fromOverflow(countBytes);
        }
        if (Recycled.next(countBytes)) {
            return begin(Recycled.start, Recycled.end, countBytes);
        }
        long block = Space.take(1, Space.SMALL, Space.SMALL);
        return block == 0 ? fromOverflow(countBytes) : begin(block, block + Space.BLOCK_BYTES, countBytes);
    }

    /**
     * Makes a range the thread's buffer and takes the first bytes of it. The last word stays unused: else the buffer's top,
     * which lies in registers and on stacks, would look like a reference to whatever lies behind.
     */
    private static long begin(long start, long end, long countBytes) {
        Memory.storeLong(ThreadArea.self() + ThreadArea.BUFFER_START, start);
        ThreadArea.setHeapTop(start + countBytes);
        ThreadArea.setHeapLimit(Math.max(end - Long.BYTES, start + countBytes));
        return start;
    }

    private static long fromOverflow(long countBytes) {
        if (overflowLimit - overflowTop < countBytes) {
            long block = Space.take(1, Space.SMALL, Space.SMALL);
            if (block == 0) {
                return 0;
            }
            overflowTop = block;
            overflowLimit = block + Space.BLOCK_BYTES;
        }
        long address = overflowTop;
        overflowTop = address + countBytes;
        return address;
    }

    /** Collects now; the lock is held. This thread's buffer is given up: the sweep finds what is left of it. */
    static void collect(boolean full) {
        giveBack();
        overflowTop = 0;
        overflowLimit = 0;
        Collector.collect(full);
        if (reserveUsed && Space.usedBlocks + RESERVE_BLOCKS < Space.maximumBlocks) {
            reserveUsed = false;
            Space.maximumBlocks -= RESERVE_BLOCKS;
        }
    }

    /** The current thread's buffer is free memory from the next collection on. */
    static void giveBack() {
        ThreadArea.setHeapTop(0);
        ThreadArea.setHeapLimit(0);
        Memory.storeLong(ThreadArea.self() + ThreadArea.BUFFER_START, 0);
    }

    private static OutOfMemoryError outOfMemory(long countBytes) {
        if (countBytes >= LARGE_BYTES) {
            return new OutOfMemoryError(EXHAUSTED);
        }
        RuntimeLock.lock(RuntimeLock.HEAP);
        boolean first = !reserveUsed;
        if (first) {
            reserveUsed = true;
            Space.maximumBlocks += RESERVE_BLOCKS;
        }
        RuntimeLock.unlock(RuntimeLock.HEAP);
        // Not even an error of its own may fit into the reserve, as others take from it, too.
        return first ? new OutOfMemoryError(EXHAUSTED) : LAST_ERROR;
    }
}
