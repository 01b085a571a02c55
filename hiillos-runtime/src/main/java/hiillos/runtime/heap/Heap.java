package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * Where objects come from: a bump allocator over chunks of zeroed memory. Nothing is ever given back.
 *
 * <p>Invariant: the memory from {@code top} to {@code limit} is zero, so that a fresh object needs only its header (and an
 * array its length). A collector can take the place of {@link #allocateSlowly} without a change to the fast path.
 */
public final class Heap {
    /** Bytes from an object's start to an array's elements. */
    public static final int ARRAY_BASE = 16;
    private static final int LENGTH_OFFSET = 12;
    private static final int FIELDS_OFFSET = 12;
    private static final long ALIGNMENT_MASK = 7;
    private static final long PAGE_MASK = 4095;
    /** Kept back until memory is exhausted for the first time, so that reporting it does not fail as well. */
    private static final long RESERVE_BYTES = 64 << 10;
    /** As HotSpot: the two largest lengths are refused. */
    private static final int MAXIMUM_LENGTH = Integer.MAX_VALUE - 2;
    /** A request of this size can fail while smaller ones still succeed; it leaves the reserve alone. */
    private static final long LARGE_BYTES = 4096;
    private static final String EXHAUSTED = "Java heap space";

    private static long top;
    private static long limit;
    private static long mappedBytes;
    private static long maximumBytes;
    private static long reserve;
    /** Thrown again and again once the reserve is used up as well. */
    private static OutOfMemoryError lastError;

    private Heap() {}

    /** Maps the first chunk. */
    public static void initialize() {
        maximumBytes = Platform.heapMaximumBytes();
        reserve = Platform.mapMemory(RESERVE_BYTES);
        map(0);
    }

    /** A new instance whose fields are zero. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object instance(Class<?> type, int countBytes) {
        long address = top;
        long end = address + countBytes;
        if (end > limit) {
            address = allocateSlowly(countBytes);
        } else {
            top = end;
        }
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
        Memory.storeLong(address, Memory.addressOf(arrayType));
        Memory.storeInt(address + LENGTH_OFFSET, length);
        return Memory.objectAt(address);
    }

    /** A copy of an object or array with an identity of its own. */
    public static Object copyOf(Object original) {
        Class<?> type = original.getClass();
        long source = Memory.addressOf(original);
        int size = TypeAccess.instanceBytes(type);
        if (type.isArray()) {
            int length = Memory.loadInt(source + LENGTH_OFFSET);
            Object copy = array(type, size, length);
            Memory.copy(Memory.addressOf(copy) + ARRAY_BASE, source + ARRAY_BASE, (long) length << size);
            return copy;
        }
        Object copy = instance(type, size);
        Memory.copy(Memory.addressOf(copy) + FIELDS_OFFSET, source + FIELDS_OFFSET, size - FIELDS_OFFSET);
        return copy;
    }

    @NeverInline(reason = "keeps the fast path small")
    private static long allocateSlowly(long countBytes) {
        if (!map(countBytes)) {
            if (countBytes >= LARGE_BYTES) {
                throw new OutOfMemoryError(EXHAUSTED);
            }
            return outOfMemory();
        }
        long address = top;
        top = address + countBytes;
        return address;
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
        if (address != limit) {
            top = address;
        }
        limit = address + wanted;
        return true;
    }

    private static long outOfMemory() {
        if (reserve == 0) {
            // Not even an error of its own fits; this one has the trace of the first.
            throw lastError;
        }
        top = reserve;
        limit = reserve + RESERVE_BYTES;
        reserve = 0;
        lastError = new OutOfMemoryError(EXHAUSTED);
        throw lastError;
    }

    @NeverInline(reason = "keeps the fast path small")
    private static long refuseLength() {
        throw new OutOfMemoryError("Requested array size exceeds VM limit");
    }

    public static long freeBytes() {
        return maximumBytes - mappedBytes + limit - top;
    }

    public static long mappedBytes() {
        return mappedBytes;
    }

    public static long maximumBytes() {
        return maximumBytes;
    }
}
