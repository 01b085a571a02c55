package hiillos.runtime.heap;

import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.ThreadArea;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * Where objects come from. Each thread has a buffer of zeroed memory to itself and cuts small objects off it, which needs no lock;
 * {@link Allocator} does the rest.
 *
 * <p>A thread may be stopped for a collection between any two of these instructions. So the start byte comes before the
 * header, and the collector leaves the memory of a stopped thread's buffer alone: an object whose start byte is not written
 * yet keeps its place, and one without a header holds no references yet.
 */
public final class Heap {
    /** Bytes from an object's start to an array's elements. */
    public static final int ARRAY_BASE = 16;
    /** Bytes from an array's start to its length. */
    static final int LENGTH_OFFSET = 12;
    /** As HotSpot: the two largest lengths are refused. */
    private static final int MAXIMUM_LENGTH = Integer.MAX_VALUE - 2;

    private Heap() {}

    /** Makes the heap ready for the first object. */
    public static void initialize() {
        Allocator.initialize();
    }

    /** A new instance whose fields are zero. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object instance(Class<?> type, int countBytes) {
        long bytes = countBytes + 7 & -8;
        long address = ThreadArea.heapTop();
        long end = address + bytes;
        if (end > ThreadArea.heapLimit()) {
            return Memory.objectAt(Allocator.instance(type, bytes));
        }
        ThreadArea.setHeapTop(end);
        Memory.storeByte(Space.startAddress(address), Space.START);
        Memory.storeLong(address, Memory.addressOf(type));
        return Memory.objectAt(address);
    }

    /** A new array whose elements are zero; the length is not negative. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object array(Class<?> arrayType, int elementLog2, int length) {
        long bytes = ((long) length << elementLog2) + ARRAY_BASE + 7 & -8;
        long address = ThreadArea.heapTop();
        long end = address + bytes;
        if (end > ThreadArea.heapLimit()) {
            return Memory.objectAt(length > MAXIMUM_LENGTH ? refuseLength() : Allocator.array(arrayType, bytes, length));
        }
        ThreadArea.setHeapTop(end);
        Memory.storeByte(Space.startAddress(address), Space.START);
        Memory.storeLong(address, Memory.addressOf(arrayType));
        Memory.storeInt(address + LENGTH_OFFSET, length);
        return Memory.objectAt(address);
    }

    @NeverInline(reason = "keeps the fast path small")
    private static long refuseLength() {
        throw new OutOfMemoryError("Requested array size exceeds VM limit");
    }

    /** The current thread ends and allocates nothing more. */
    public static void giveBack() {
        Allocator.giveBack();
    }

    /** Collects garbage now; with {@code full} soft references go too. */
    public static void collect(boolean full) {
        RuntimeLock.lock(RuntimeLock.HEAP);
        Allocator.collect(full);
        RuntimeLock.unlock(RuntimeLock.HEAP);
    }

    /** Bytes that the heap holds now and that are not taken; a hint. */
    public static long freeBytes() {
        return Space.committedBlocks - Space.usedBlocks << Space.BLOCK_SHIFT;
    }

    /** Bytes that the heap holds now, free ones too; a hint. */
    public static long totalBytes() {
        return Space.committedBlocks << Space.BLOCK_SHIFT;
    }

    /** Bytes that the heap may take in all. */
    public static long maximumBytes() {
        return Space.maximumBlocks << Space.BLOCK_SHIFT;
    }
}
