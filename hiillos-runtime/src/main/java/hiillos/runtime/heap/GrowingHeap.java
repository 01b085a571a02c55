package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.ThreadArea;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * The heap of profile {@code user}: a bump allocator over chunks of zeroed memory. Nothing is ever given back.
 *
 * <p>Invariant: the memory from a thread's top to its limit is zero, so that a fresh object needs only its header (and an
 * array its length). Each thread has a piece of a chunk to itself ({@link ThreadArea}); the first has whole chunks until a second
 * thread is started.
 */
public final class GrowingHeap {
    private static final int ARRAY_BASE = Heap.ARRAY_BASE;
    private static final long ALIGNMENT_MASK = 7;
    private static final long PAGE_MASK = 4095;
    /** Kept back until memory is exhausted for the first time, so that reporting it does not fail as well. */
    private static final long RESERVE_BYTES = 64 << 10;
    /** As HotSpot: the two largest lengths are refused. */
    private static final int MAXIMUM_LENGTH = Integer.MAX_VALUE - 2;
    /** A request of this size can fail while smaller ones still succeed; it leaves the reserve alone. */
    private static final long LARGE_BYTES = 4096;
    private static final String EXHAUSTED = "Java heap space";

    /** What a thread takes of a chunk at a time once there are several. */
    private static final long PIECE_BYTES = 16 << 10;
    private static final long SMALLEST_SPARE_BYTES = 256;
    /** In a spare piece: 0 the next one, 8 its length; the rest is zero. */
    private static final int SPARE_BYTES = 8;

    /** What is left of the chunk beyond the threads' pieces. */
    private static long top;
    private static long limit;
    private static long spare;
    private static long mappedBytes;
    private static long maximumBytes;
    private static long reserve;
    /** Thrown again and again once the reserve is used up as well. */
    private static OutOfMemoryError lastError;

    private GrowingHeap() {}

    /** Maps the first chunk. */
    public static void initialize() {
        maximumBytes = Platform.heapMaximumBytes();
        reserve = Platform.mapMemory(RESERVE_BYTES);
        RuntimeLock.lock(RuntimeLock.HEAP);
        if (map(0)) {
            ThreadArea.setHeapTop(top);
            ThreadArea.setHeapLimit(limit);
            top = limit;
        }
        RuntimeLock.unlock(RuntimeLock.HEAP);
    }

    /** A new instance whose fields are zero. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object instance(Class<?> type, int countBytes) {
        long address = ThreadArea.heapTop();
        long end = address + countBytes;
        if (end > ThreadArea.heapLimit()) {
            address = allocateSlowly(countBytes);
        } else {
            ThreadArea.setHeapTop(end);
        }
        Memory.storeLong(address, Memory.addressOf(type));
        return Memory.objectAt(address);
    }

    /** A new array whose elements are zero; the length is not negative. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object array(Class<?> arrayType, int elementLog2, int length) {
        long countBytes = ((long) length << elementLog2) + ARRAY_BASE + ALIGNMENT_MASK & ~ALIGNMENT_MASK;
        long address = ThreadArea.heapTop();
        long end = address + countBytes;
        if (end > ThreadArea.heapLimit()) {
            address = length > MAXIMUM_LENGTH ? refuseLength() : allocateSlowly(countBytes);
        } else {
            ThreadArea.setHeapTop(end);
        }
        Memory.storeLong(address, Memory.addressOf(arrayType));
        Memory.storeInt(address + Heap.LENGTH_OFFSET, length);
        return Memory.objectAt(address);
    }

    @NeverInline(reason = "keeps the fast path small")
    private static long allocateSlowly(long countBytes) {
        RuntimeLock.lock(RuntimeLock.HEAP);
        long address = 0;
        if (RuntimeLock.isThreaded()) {
            address = allocateShared(countBytes);
        } else {
            // The only thread has the whole chunk.
            if (map(countBytes)) {
                address = top;
                ThreadArea.setHeapTop(address + countBytes);
                ThreadArea.setHeapLimit(limit);
                top = limit;
            }
        }
        if (address == 0 && countBytes < LARGE_BYTES) {
            address = takeReserve(countBytes);
        }
        RuntimeLock.unlock(RuntimeLock.HEAP);
        if (address == 0) {
            throw outOfMemory(countBytes);
        }
        return address;
    }

    /** A piece of the chunk for this object alone if it is large, else for the thread's next ones as well; 0 if there is none. */
    private static long allocateShared(long countBytes) {
        if (countBytes >= PIECE_BYTES / 4) {
            return take(countBytes);
        }
        long piece = spare;
        if (piece != 0 && countBytes <= Memory.loadLong(piece + SPARE_BYTES)) {
            spare = Memory.loadLong(piece);
            ThreadArea.setHeapLimit(piece + Memory.loadLong(piece + SPARE_BYTES));
            Memory.storeLong(piece, 0);
            Memory.storeLong(piece + SPARE_BYTES, 0);
        } else {
            piece = take(PIECE_BYTES);
            if (piece == 0) {
                return 0;
            }
            ThreadArea.setHeapLimit(piece + PIECE_BYTES);
        }
        ThreadArea.setHeapTop(piece + countBytes);
        return piece;
    }

    /** Bytes of the chunk that nobody else gets; 0 if there are none. */
    private static long take(long countBytes) {
        if (limit - top < countBytes && !map(countBytes)) {
            return 0;
        }
        long address = top;
        top += countBytes;
        return address;
    }

    /** What the ending thread has left of its piece goes to the next that needs one. */
    public static void giveBack() {
        long piece = ThreadArea.heapTop();
        long countBytes = ThreadArea.heapLimit() - piece;
        ThreadArea.setHeapLimit(0);
        if (countBytes >= SMALLEST_SPARE_BYTES) {
            RuntimeLock.lock(RuntimeLock.HEAP);
            Memory.storeLong(piece, spare);
            Memory.storeLong(piece + SPARE_BYTES, countBytes);
            spare = piece;
            RuntimeLock.unlock(RuntimeLock.HEAP);
        }
    }

    /** Begins a new chunk with room for {@code countBytes}, or makes the present one longer. */
    private static boolean map(long countBytes) {
        long wanted = Math.max(countBytes + PAGE_MASK & ~PAGE_MASK, Platform.heapChunkBytes());
        if (wanted > maximumBytes - mappedBytes) {
            wanted = countBytes + PAGE_MASK & ~PAGE_MASK;
            if (wanted > maximumBytes - mappedBytes) {
                return false;
            }
        }
        long address = Platform.mapMemory(wanted);
        if (address == 0) {
            return false;
        }
        mappedBytes += wanted;
        if (address == ThreadArea.heapLimit()) {
            // The thread's own piece becomes longer.
            top = ThreadArea.heapTop();
            ThreadArea.setHeapLimit(0);
        } else if (address != limit) {
            top = address;
        }
        limit = address + wanted;
        return true;
    }

    /** The reserve becomes the thread's piece, the first time that there is nothing else. */
    private static long takeReserve(long countBytes) {
        if (reserve == 0) {
            return 0;
        }
        ThreadArea.setHeapTop(reserve);
        ThreadArea.setHeapLimit(reserve + RESERVE_BYTES);
        reserve = 0;
        lastError = new OutOfMemoryError(EXHAUSTED);
        return 0;
    }

    private static OutOfMemoryError outOfMemory(long countBytes) {
        if (countBytes >= LARGE_BYTES) {
            return new OutOfMemoryError(EXHAUSTED);
        }
        // Not even an error of its own fits; this one has the trace of the first.
        return lastError;
    }

    @NeverInline(reason = "keeps the fast path small")
    private static long refuseLength() {
        throw new OutOfMemoryError("Requested array size exceeds VM limit");
    }

    public static long freeBytes() {
        return maximumBytes - mappedBytes + limit - top + ThreadArea.heapLimit() - ThreadArea.heapTop();
    }

    /** Nothing: there is no collector in this profile. */
    public static void collect(boolean full) {
        // A hint that cannot be taken.
    }

    public static long usedBytes() {
        return maximumBytes - freeBytes();
    }

    public static long maximumBytes() {
        return maximumBytes;
    }
}
