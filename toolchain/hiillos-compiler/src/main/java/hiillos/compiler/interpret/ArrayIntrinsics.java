package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.model.ClassInfo;

/** System.arraycopy, with its checks in the specified order. */
final class ArrayIntrinsics {
    private ArrayIntrinsics() {}

    static Object copy(Interpreter in, Object[] a) {
        HeapObject source = in.nonNull((HeapObject) a[0]);
        int from = (Integer) a[1];
        HeapObject target = in.nonNull((HeapObject) a[2]);
        int to = (Integer) a[3];
        int count = (Integer) a[4];
        if (!(source instanceof HeapArray s) || !(target instanceof HeapArray t) || !compatible(s.type(), t.type())) {
            throw in.thrown("java/lang/ArrayStoreException", "arraycopy: type mismatch");
        }
        if (from < 0 || to < 0 || count < 0 || from > s.length() - count || to > t.length() - count) {
            throw in.thrown("java/lang/ArrayIndexOutOfBoundsException", "arraycopy: last source index or last destination "
                    + "index out of bounds");
        }
        if (count == 0) {
            return null;
        }
        in.effects.checkRead(s, in.runningClass(0));
        in.effects.checkWrite(t);
        if (!(t.storage instanceof HeapObject[] targets) || s.type().isSubtypeOf(t.type())) {
            System.arraycopy(s.storage, from, t.storage, to, count);
            return null;
        }
        ClassInfo component = t.type().component();
        for (int i = 0; i < count; i++) {
            HeapObject element = ((HeapObject[]) s.storage)[from + i];
            if (element != null && !element.type().isSubtypeOf(component)) {
                throw in.thrown("java/lang/ArrayStoreException", "arraycopy: element type mismatch");
            }
            targets[to + i] = element;
        }
        return null;
    }

    private static boolean compatible(ClassInfo source, ClassInfo target) {
        boolean primitive = source.component().isPrimitive();
        return primitive == target.component().isPrimitive() && (!primitive || source == target);
    }
}
