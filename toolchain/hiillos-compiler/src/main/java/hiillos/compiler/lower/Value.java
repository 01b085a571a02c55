package hiillos.compiler.lower;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;

/**
 * An operand stack entry or local during lowering.
 *
 * @param ir the LLVM value
 * @param type static type of a reference or record; null for primitives and for null
 * @param nonNull known not to be null
 * @param exact the object's class is exactly {@code type}
 * @param constant the image-heap object that a reference is, if known
 * @param local the local variable that it was loaded from, or -1
 */
record Value(Kind kind, String ir, ClassInfo type, boolean nonNull, boolean exact, HeapObject constant, int local) {
    static Value of(Kind kind, String ir) {
        return new Value(kind, ir, null, false, false, null, -1);
    }

    static Value integer(String ir) {
        return of(Kind.INT, ir);
    }

    static Value reference(String ir, ClassInfo type) {
        return new Value(Kind.REFERENCE, ir, type, false, false, null, -1);
    }

    static Value nonNull(String ir, ClassInfo type) {
        return new Value(Kind.REFERENCE, ir, type, true, false, null, -1);
    }

    static Value exact(String ir, ClassInfo type) {
        return new Value(Kind.REFERENCE, ir, type, true, true, null, -1);
    }

    static Value record(String ir, ClassInfo type) {
        return new Value(Kind.RECORD, ir, type, true, true, null, -1);
    }

    Value withLocal(int slot) {
        return new Value(kind, ir, type, nonNull, exact, constant, slot);
    }

    Value withType(ClassInfo newType) {
        return new Value(kind, ir, newType, nonNull, exact, constant, local);
    }

    Value asNonNull() {
        return new Value(kind, ir, type, true, exact, constant, local);
    }

    /** LLVM type and value, as in an argument list. */
    String typed() {
        return kind.ir(type) + " " + ir;
    }
}
