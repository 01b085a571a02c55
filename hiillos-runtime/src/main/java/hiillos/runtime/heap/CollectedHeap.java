package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * The heap of profile {@code linux}, for a program with one thread. Small objects are cut off a run of free lines; larger ones that do not fit there off a free block;
 * large ones have blocks of their own. When blocks run out, {@link Collector} looks for what lives.
 *
 * <p>Invariant: the memory from {@code top} to {@code limit} is zero, so that a fresh object needs only its header (and an
 * array its length), and its start byte is written with it.
 */
public final class CollectedHeap {
    private static final int ARRAY_BASE = Heap.ARRAY_BASE;
    private static final long ALIGNMENT_MASK = 7;
    /** Kept back until memory is exhausted for the first time, so that reporting it does not fail as well. */
    private static final long RESERVE_BLOCKS = 2;
    /** As HotSpot: the two largest lengths are refused. */
    private static final int MAXIMUM_LENGTH = Integer.MAX_VALUE - 2;
    /** A request of this size can fail while smaller ones still succeed; it leaves the reserve alone. */
    private static final long LARGE_BYTES = 4096;
    private static final String EXHAUSTED = "Java heap space";

    private static long top;
    private static long limit;
    private static long overflowTop;
    private static long overflowLimit;
    private static boolean stress;
    private static boolean reserveUsed;
    /** Thrown again and again once the reserve is used up as well. */
    private static OutOfMemoryError lastError;

    private CollectedHeap() {}

    /** Reserves the heap's range. */
    public static void initialize() {
        long maximum = HeapOptions.maximumBytes();
        Space.initialize(maximum);
        Space.maximumBlocks -= RESERVE_BLOCKS;
        Marker.initialize();
        stress = HeapOptions.stress();
        Collector.verbose = HeapOptions.verbose();
    }

    /** A new instance whose fields are zero. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object instance(Class<?> type, int countBytes) {
        long address = top;
        long end = address + (countBytes + 7 & -8);
        if (end > limit) {
            address = allocateSlowly(countBytes + 7 & -8);
        } else {
            top = end;
        }
        Memory.storeByte(Space.startAddress(address), Space.START);
        Memory.storeLong(address, Memory.addressOf(type));
        return Memory.objectAt(address);
    }

    /** A new array whose elements are zero; the length is not negative. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object array(Class<?> arrayType, int elementLog2, int length) {
        long countBytes = ((long) length << elementLog2) + ARRAY_BASE + ALIGNMENT_MASK & ~ALIGNMENT_MASK;
        long address = top;
        long end = address + countBytes;
        if (end > limit) {
            address = length > MAXIMUM_LENGTH ? refuseLength() : allocateSlowly(countBytes);
        } else {
            top = end;
        }
        Memory.storeByte(Space.startAddress(address), Space.START);
        Memory.storeLong(address, Memory.addressOf(arrayType));
        Memory.storeInt(address + Heap.LENGTH_OFFSET, length);
        return Memory.objectAt(address);
    }

    @NeverInline(reason = "keeps the fast path small")
    private static long allocateSlowly(long countBytes) {
        if (stress || Space.usedBlocks >= Collector.threshold) {
            collect(false);
        }
        long address = find(countBytes);
        if (address == 0) {
            collect(true);
            address = find(countBytes);
        }
        if (stress) {
            // The next allocation comes here too.
            limit = top;
            overflowLimit = overflowTop;
        }
        return address != 0 ? address : outOfMemory(countBytes);
    }

    /** Memory for one object; 0 when there is none. */
    private static long find(long countBytes) {
        if (countBytes > Space.LARGEST_SMALL) {
            return Space.take(countBytes + Space.BLOCK_BYTES - 1 >>> Space.BLOCK_SHIFT, Space.LARGE_FIRST, Space.LARGE_REST);
        }
        if (countBytes > Space.LINE_BYTES) {
            // The run of free lines in use still serves small objects.
            return limit - top >= countBytes ? fromRun(countBytes) : fromOverflow(countBytes);
        }
        if (Recycled.next()) {
            top = Recycled.start;
            limit = Recycled.end;
            return fromRun(countBytes);
        }
        long block = Space.take(1, Space.SMALL, Space.SMALL);
        if (block == 0) {
            return fromOverflow(countBytes);
        }
        top = block;
        limit = block + Space.BLOCK_BYTES;
        return fromRun(countBytes);
    }

    private static long fromRun(long countBytes) {
        long address = top;
        top = address + countBytes;
        return address;
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

    /** Collects now. The runs in use are given up: the sweep finds what is left of them. */
    public static void collect(boolean full) {
        top = 0;
        limit = 0;
        overflowTop = 0;
        overflowLimit = 0;
        Collector.collect(full);
        if (reserveUsed && Space.usedBlocks + RESERVE_BLOCKS < Space.maximumBlocks) {
            reserveUsed = false;
            Space.maximumBlocks -= RESERVE_BLOCKS;
        }
    }

    private static long outOfMemory(long countBytes) {
        if (countBytes >= LARGE_BYTES) {
            throw new OutOfMemoryError(EXHAUSTED);
        }
        if (reserveUsed) {
            // Not even an error of its own fits; this one has the trace of the first.
            throw lastError;
        }
        reserveUsed = true;
        Space.maximumBlocks += RESERVE_BLOCKS;
        lastError = new OutOfMemoryError(EXHAUSTED);
        throw lastError;
    }

    @NeverInline(reason = "keeps the fast path small")
    private static long refuseLength() {
        throw new OutOfMemoryError("Requested array size exceeds VM limit");
    }

    /** Nothing to give back: a program of this profile has one thread. */
    public static void giveBack() {
        throw new IllegalStateException("there is one thread");
    }

    public static long freeBytes() {
        return (Space.maximumBlocks - Space.usedBlocks << Space.BLOCK_SHIFT) + limit - top;
    }

    /** Bytes of the blocks that hold objects. */
    public static long usedBytes() {
        return Space.usedBlocks << Space.BLOCK_SHIFT;
    }

    public static long maximumBytes() {
        return Space.maximumBlocks << Space.BLOCK_SHIFT;
    }
}
