package hiillos.runtime.heap;

import hiillos.word.Memory;

/** {@code Object.clone}. */
public final class ObjectCopy {
    private static final int FIELDS_OFFSET = 12;

    private ObjectCopy() {}

    /** A copy of an object or array with an identity of its own. */
    public static Object of(Object original) {
        Class<?> type = original.getClass();
        int size = TypeAccess.instanceBytes(type);
        if (type.isArray()) {
            int length = Memory.loadInt(Memory.addressOf(original) + Heap.LENGTH_OFFSET);
            Object copy = Heap.array(type, size, length);
            Memory.copy(Memory.addressOf(copy) + Heap.ARRAY_BASE, Memory.addressOf(original) + Heap.ARRAY_BASE, (long) length << size);
            return copy;
        }
        Object copy = Heap.instance(type, size);
        Memory.copy(Memory.addressOf(copy) + FIELDS_OFFSET, Memory.addressOf(original) + FIELDS_OFFSET, size - FIELDS_OFFSET);
        return copy;
    }
}
