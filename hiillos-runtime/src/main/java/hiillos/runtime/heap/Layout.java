package hiillos.runtime.heap;

import hiillos.runtime.TypeKind;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/** What an object's header says about it (contracts.md, Objects). */
final class Layout {
    private static final long SMALLEST = 16;

    private Layout() {}

    static Class<?> type(long object) {
        return (Class<?>) Memory.objectAt(Memory.loadLong(object));
    }

    static boolean isArray(long object) {
        return Memory.loadLong(object) != 0 && (TypeAccess.kind(type(object)) & TypeKind.ARRAY) != 0;
    }

    /** Bytes of an object or array, a multiple of 8. Of one whose header is not written yet, those of the smallest object. */
    @AlwaysInline(reason = "the collector's innermost loop")
    static long bytes(long object) {
        if (Memory.loadLong(object) == 0) {
            return SMALLEST;
        }
        Class<?> type = type(object);
        int size = TypeAccess.instanceBytes(type);
        if ((TypeAccess.kind(type) & TypeKind.ARRAY) != 0) {
            return ((long) Memory.loadInt(object + Heap.LENGTH_OFFSET) << size) + Heap.ARRAY_BASE + 7 & -8;
        }
        return size + 7 & -8;
    }

    static boolean isArrayOfReferences(Class<?> arrayType) {
        return (TypeAccess.kind(arrayType.getComponentType()) & TypeKind.PRIMITIVE) == 0;
    }
}
