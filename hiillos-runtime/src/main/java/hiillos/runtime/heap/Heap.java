package hiillos.runtime.heap;

import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.ThreadArea;
import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * Where objects come from. Each thread has a buffer to itself and cuts small objects off it, which needs no lock;
 * {@link Allocator} does the rest. Objects are zeroed one by one: the processor gets each line of memory once, and the compiler
 * may leave out what is set at once.
 *
 * <p>A thread may be stopped for a collection between any two of these instructions. So the start byte is written when the header
 * and the zeros are there, and before any field is set; and the collector leaves the memory of a stopped thread's buffer
 * alone, where an object without start byte keeps its place.
 */
public final class Heap {
    /** Bytes from an object's start to an array's elements. */
    public static final int ARRAY_BASE = 16;
    /** Bytes from an array's start to its length. */
    static final int LENGTH_OFFSET = 12;
    /** As HotSpot: the two largest lengths are refused. */
    private static final int MAXIMUM_LENGTH = Integer.MAX_VALUE - 2;

    private Heap() {}

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
        Memory.storeLong(address, Memory.addressOf(type));
        Memory.fill(address + Long.BYTES, (byte) 0, bytes - Long.BYTES);
        publish(Space.startsBias, address >>> 3);
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
        Memory.storeLong(address, Memory.addressOf(arrayType));
        Memory.storeLong(address + Long.BYTES, (long) length << Integer.SIZE);
        Memory.fill(address + ARRAY_BASE, (byte) 0, bytes - ARRAY_BASE);
        publish(Space.startsBias, address >>> 3);
        return Memory.objectAt(address);
    }

    /** Writes the start byte; no other access to memory moves across. */
    @InlineAssembly(value = "movb $$1, ($0,$1)", constraints = "r,r,~{memory}")
    private static native void publish(long startsBias, long index);

    /** The object that an address points to or into lives until here: something has to hold the address. */
    @InlineAssembly(value = "", constraints = "r,~{memory}")
    public static native void keep(long address);

    @NeverInline(reason = "keeps the fast path small")
    private static long refuseLength() {
        throw new OutOfMemoryError("Requested array size exceeds VM limit");
    }

    /** The current thread ends and allocates nothing more. */
    public static void giveBack() {
        Allocator.giveBack();
    }

    /** The program ends: reports what was asked for. */
    public static void finish() {
        Collector.finish();
    }

    /** Collects garbage now; with {@code full} soft references go too. */
    public static void collect(boolean full) {
        StackProbe.touch();
        RuntimeLock.lock(RuntimeLock.HEAP);
        Allocator.ensureReady();
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
        RuntimeLock.lock(RuntimeLock.HEAP);
        Allocator.ensureReady();
        RuntimeLock.unlock(RuntimeLock.HEAP);
        return Space.maximumBlocks << Space.BLOCK_SHIFT;
    }
}
