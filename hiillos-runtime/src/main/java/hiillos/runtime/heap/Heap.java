package hiillos.runtime.heap;

import hiillos.word.BoundTo;

/** Where objects come from. */
@BoundTo(linux = "hiillos.runtime.heap.CollectedHeap", user = "hiillos.runtime.heap.GrowingHeap")
public final class Heap {
    /** Bytes from an object's start to an array's elements. */
    public static final int ARRAY_BASE = 16;
    /** Bytes from an array's start to its length. */
    static final int LENGTH_OFFSET = 12;

    private Heap() {}

    /** Makes the heap ready for the first object. */
    public static native void initialize();

    /** A new instance whose fields are zero. */
    public static native Object instance(Class<?> type, int countBytes);

    /** A new array whose elements are zero; the length is not negative. */
    public static native Object array(Class<?> arrayType, int elementLog2, int length);

    /** The current thread ends and allocates nothing more. */
    public static native void giveBack();

    /** Collects garbage now, if the profile has a collector; with {@code full} soft references go too. */
    public static native void collect(boolean full);

    /** Bytes that can still be had. */
    public static native long freeBytes();

    /** Bytes that are taken. */
    public static native long usedBytes();

    /** Bytes that the heap may take in all. */
    public static native long maximumBytes();
}
