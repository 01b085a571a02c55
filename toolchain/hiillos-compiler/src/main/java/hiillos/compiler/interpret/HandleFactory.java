package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;

/** Makes the objects that stand for VarHandles. */
public final class HandleFactory {
    static final String FIELD_VAR_HANDLE = "hiillos/word/FieldVarHandle";

    private HandleFactory() {}

    /**
     * A handle.
     *
     * @param offset in an object or from an array's header; the index of a static field
     */
    public static HeapInstance make(ImageHeap heap, long offset, ClassInfo type, ClassInfo holder, boolean isStatic) {
        ClassInfo handleType = heap.world().find(FIELD_VAR_HANDLE);
        if (handleType == null) {
            throw new Refusal("makes a VarHandle, and the class path has no " + FIELD_VAR_HANDLE);
        }
        HeapInstance made = heap.newInstance(handleType);
        set(made, "offset", "J", offset);
        set(made, "type", "Ljava/lang/Class;", heap.classMirror(type));
        set(made, "holder", "Ljava/lang/Class;", heap.classMirror(holder));
        set(made, "isStatic", "Z", isStatic ? 1 : 0);
        return made;
    }

    private static void set(HeapInstance object, String name, String descriptor, Object value) {
        FieldInfo field = object.type().findField(name, descriptor);
        if (field == null) {
            throw new Refusal("makes a VarHandle, and " + object.type().name() + " has no field " + name + " " + descriptor);
        }
        object.set(field, value);
    }
}
