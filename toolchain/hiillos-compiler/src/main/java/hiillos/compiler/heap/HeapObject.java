package hiillos.compiler.heap;

import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;

/**
 * An object that exists at build time and, when something reachable refers to it, in the image.
 *
 * <p>Values are represented so everywhere in this package: boolean, byte, char, short and int as {@link Integer}; long,
 * float and double as their boxes; references as {@code HeapObject} or null; a flat value record as {@link HeapInstance}
 * whose identity means nothing.
 */
public abstract sealed class HeapObject permits HeapObject.HeapInstance, HeapObject.HeapArray {
    private final ClassInfo type;

    /** The build-time initialisation that made this (its number, from 1); 0: nobody's, as interned strings and mirrors. */
    public int creator;

    /** The identity hash, 1 to 2²⁴ − 1, that something at build time has seen and the header must carry; 0: none. */
    public int identityHash;

    private HeapObject(ClassInfo type) {
        this.type = type;
    }

    public final ClassInfo type() {
        return type;
    }

    /** An instance of a class; values by {@link FieldInfo#index}, null where a primitive was never set (it is zero). */
    public static final class HeapInstance extends HeapObject {
        public final Object[] values;
        /** For instances of {@code java/lang/Class}: the type that it stands for; else null. */
        public final ClassInfo mirrored;

        public HeapInstance(ClassInfo type, ClassInfo mirrored) {
            super(type);
            this.values = new Object[type.instanceFields().size()];
            this.mirrored = mirrored;
        }

        public Object get(FieldInfo field) {
            return values[field.index()];
        }

        public void set(FieldInfo field, Object value) {
            values[field.index()] = value;
        }
    }

    /** An array; {@code storage} is a Java array of the primitive type, or {@code HeapObject[]}. */
    public static final class HeapArray extends HeapObject {
        public final Object storage;

        public HeapArray(ClassInfo type, Object storage) {
            super(type);
            this.storage = storage;
        }

        public int length() {
            return java.lang.reflect.Array.getLength(storage);
        }
    }
}
