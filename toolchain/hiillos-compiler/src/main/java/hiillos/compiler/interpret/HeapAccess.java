package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;

/** Values, fields, arrays, allocation, and the exceptions that instructions throw. */
abstract class HeapAccess {
    final BuildTimeInitializer rules;
    final Effects effects;
    final ImageHeap heap;

    HeapAccess(BuildTimeInitializer rules) {
        this.rules = rules;
        this.heap = rules.heap();
        this.effects = rules.effects();
    }

    /** Calls a method (no selection) with boxed arguments, receiver first; returns the boxed result. */
    abstract Object call(MethodInfo method, Object... arguments);

    /** The class of the method that runs; inside an intrinsic: of its caller. {@code up} goes further out. */
    abstract ClassInfo runningClass(int up);

    // --- Values ---

    static Object[] boxAll(char[] kinds, Frame frame, int base) {
        Object[] boxed = new Object[kinds.length];
        int slot = base;
        for (int i = 0; i < kinds.length; i++) {
            boxed[i] = box(kinds[i], frame.primitive[slot], frame.reference[slot]);
            slot += kinds[i] == 'J' || kinds[i] == 'D' ? 2 : 1;
        }
        return boxed;
    }

    static Object box(char kind, long bits, HeapObject reference) {
        return switch (kind) {
            case 'A' -> reference;
            case 'J' -> (Object) bits;
            case 'F' -> (Object) Float.intBitsToFloat((int) bits);
            case 'D' -> (Object) Double.longBitsToDouble(bits);
            default -> (Object) (int) bits;
        };
    }

    /** Pushes a boxed value (null for a zero primitive) and returns the new stack pointer. */
    static int push(char kind, Object value, long[] p, HeapObject[] r, int sp) {
        switch (kind) {
            case 'V' -> {
                return sp;
            }
            case 'A' -> {
                r[sp] = (HeapObject) value;
                return sp + 1;
            }
            case 'J' -> {
                p[sp] = value == null ? 0 : ((Number) value).longValue();
                return sp + 2;
            }
            case 'D' -> {
                p[sp] = value == null ? 0 : Double.doubleToRawLongBits(((Number) value).doubleValue());
                return sp + 2;
            }
            case 'F' -> {
                p[sp] = value == null ? 0 : Float.floatToRawIntBits((Float) value);
                return sp + 1;
            }
            default -> {
                p[sp] = switch (value) {
                    case null -> 0;
                    case Boolean b -> b ? 1 : 0;
                    case Character c -> c;
                    default -> ((Number) value).intValue();
                };
                return sp + 1;
            }
        }
    }

    /** Boxes the value below {@code sp} for storage in a field, narrowed as the field's type asks. */
    private static Object boxForField(String descriptor, long bits, HeapObject reference) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> (Object) ((int) bits & 1);
            case 'B' -> (Object) (int) (byte) bits;
            case 'C' -> (Object) (int) (char) bits;
            case 'S' -> (Object) (int) (short) bits;
            default -> box(Body.kind(descriptor.charAt(0)), bits, reference);
        };
    }

    // --- Fields ---

    private void resolve(Body.FieldSite site, boolean isStatic) {
        FieldInfo field = lookup(site.owner).findField(site.name, site.descriptor);
        if (field == null || field.isStatic() != isStatic) {
            throw new Refusal("uses the field " + site.owner + "." + site.name + ", which does not exist");
        }
        site.index = field.index();
        site.field = field;
    }

    final int getStatic(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, true);
        }
        rules.trigger(site.field.owner());
        effects.checkStaticRead(site.field);
        return push(site.kind, site.field.owner().staticValues[site.index], p, r, sp);
    }

    final int putStatic(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, true);
        }
        sp -= site.kind == 'J' || site.kind == 'D' ? 2 : 1;
        rules.trigger(site.field.owner());
        effects.checkStaticWrite(site.field);
        site.field.owner().staticValues[site.index] = boxForField(site.descriptor, p[sp], r[sp]);
        return sp;
    }

    final int getField(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, false);
        }
        HeapInstance object = (HeapInstance) nonNull(r[sp - 1]);
        effects.checkRead(object, site.field);
        return push(site.kind, object.values[site.index], p, r, sp - 1);
    }

    final int putField(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, false);
        }
        sp -= site.kind == 'J' || site.kind == 'D' ? 2 : 1;
        HeapInstance object = (HeapInstance) nonNull(r[sp - 1]);
        effects.checkWrite(object, site.field);
        object.values[site.index] = boxForField(site.descriptor, p[sp], r[sp]);
        return sp - 1;
    }

    // --- Arrays ---

    final int arrayLoad(int op, long[] p, HeapObject[] r, int sp) {
        HeapArray array = (HeapArray) nonNull(r[sp - 2]);
        int index = checkIndex(array, (int) p[sp - 1]);
        effects.checkRead(array, runningClass(0));
        sp -= 2;
        switch (op) {
            case Op.AALOAD -> r[sp] = ((HeapObject[]) array.storage)[index];
            case Op.IALOAD -> p[sp] = ((int[]) array.storage)[index];
            case Op.LALOAD -> p[sp++] = ((long[]) array.storage)[index];
            case Op.FALOAD -> p[sp] = Float.floatToRawIntBits(((float[]) array.storage)[index]);
            case Op.DALOAD -> p[sp++] = Double.doubleToRawLongBits(((double[]) array.storage)[index]);
            case Op.CALOAD -> p[sp] = ((char[]) array.storage)[index];
            case Op.SALOAD -> p[sp] = ((short[]) array.storage)[index];
            default -> p[sp] = array.storage instanceof byte[] bytes ? bytes[index]
                    : ((boolean[]) array.storage)[index] ? 1 : 0;
        }
        return sp + 1;
    }

    final int arrayStore(int op, long[] p, HeapObject[] r, int sp) {
        int value = op == Op.LASTORE || op == Op.DASTORE ? sp - 2 : sp - 1;
        HeapArray array = (HeapArray) nonNull(r[value - 2]);
        int index = checkIndex(array, (int) p[value - 1]);
        if (op == Op.AASTORE && r[value] != null && !r[value].type().isSubtypeOf(array.type().component())) {
            throw thrown("java/lang/ArrayStoreException", ClassIntrinsics.binaryName(r[value].type()));
        }
        effects.checkWrite(array);
        switch (op) {
            case Op.AASTORE -> ((HeapObject[]) array.storage)[index] = r[value];
            case Op.IASTORE -> ((int[]) array.storage)[index] = (int) p[value];
            case Op.LASTORE -> ((long[]) array.storage)[index] = p[value];
            case Op.FASTORE -> ((float[]) array.storage)[index] = Float.intBitsToFloat((int) p[value]);
            case Op.DASTORE -> ((double[]) array.storage)[index] = Double.longBitsToDouble(p[value]);
            case Op.CASTORE -> ((char[]) array.storage)[index] = (char) p[value];
            case Op.SASTORE -> ((short[]) array.storage)[index] = (short) p[value];
            default -> {
                if (array.storage instanceof byte[] bytes) {
                    bytes[index] = (byte) p[value];
                } else {
                    ((boolean[]) array.storage)[index] = (p[value] & 1) != 0;
                }
            }
        }
        return value - 2;
    }

    private int checkIndex(HeapArray array, int index) {
        int length = array.length();
        if (index < 0 || index >= length) {
            throw thrown("java/lang/ArrayIndexOutOfBoundsException",
                    "Index " + index + " out of bounds for length " + length);
        }
        return index;
    }

    // --- Allocation ---

    final HeapInstance newObject(ClassInfo type) {
        rules.trigger(type);
        if (type.isAbstract() || type.name().equals("java/lang/Class")) {
            throw new Refusal("instantiates " + type.name());
        }
        HeapInstance made = heap.newInstance(type);
        effects.created(made);
        return made;
    }

    final HeapArray newArray(ClassInfo arrayType, int length) {
        if (length < 0) {
            throw thrown("java/lang/NegativeArraySizeException", Integer.toString(length));
        }
        effects.countMemory(length);
        HeapArray made = heap.newArray(arrayType, length);
        effects.created(made);
        return made;
    }

    final int multiArray(Body.MultiArray operand, long[] p, HeapObject[] r, int sp) {
        int[] lengths = new int[operand.dimensions()];
        sp -= lengths.length;
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (int) p[sp + i];
        }
        r[sp] = multiArray(lookup(operand.arrayType()), lengths);
        return sp + 1;
    }

    final HeapArray multiArray(ClassInfo type, int[] lengths) {
        for (int length : lengths) {
            if (length < 0) {
                throw thrown("java/lang/NegativeArraySizeException", Integer.toString(length));
            }
        }
        return multiArray(type, lengths, 0);
    }

    private HeapArray multiArray(ClassInfo type, int[] lengths, int at) {
        HeapArray made = newArray(type, lengths[at]);
        if (at + 1 < lengths.length) {
            HeapObject[] elements = (HeapObject[]) made.storage;
            for (int i = 0; i < elements.length; i++) {
                elements[i] = multiArray(type.component(), lengths, at + 1);
            }
        }
        return made;
    }

    // --- Checks ---

    final int intDivide(boolean remainder, int left, int right) {
        if (right == 0) {
            throw thrown("java/lang/ArithmeticException", "/ by zero");
        }
        return remainder ? left % right : left / right;
    }

    final long longDivide(boolean remainder, long left, long right) {
        if (right == 0) {
            throw thrown("java/lang/ArithmeticException", "/ by zero");
        }
        return remainder ? left % right : left / right;
    }

    final <T extends HeapObject> T nonNull(T reference) {
        if (reference == null) {
            throw thrown("java/lang/NullPointerException", null);
        }
        return reference;
    }

    final void checkCast(HeapObject object, Body.TypeSite site) {
        if (object != null && !object.type().isSubtypeOf(type(site))) {
            throw thrown("java/lang/ClassCastException", "class " + ClassIntrinsics.binaryName(object.type())
                    + " cannot be cast to class " + ClassIntrinsics.binaryName(type(site)));
        }
    }

    /** Makes, in interpreted code, an exception of that class, with a message or without. */
    final JavaThrow thrown(String className, String message) {
        ClassInfo type = lookup(className);
        HeapInstance exception = newObject(type);
        if (message == null) {
            call(type.declaredMethod("<init>", "()V"), exception);
        } else {
            call(type.declaredMethod("<init>", "(Ljava/lang/String;)V"), exception, heap.string(message));
        }
        return new JavaThrow(exception);
    }

    final ClassInfo type(Object site) {
        Body.TypeSite s = (Body.TypeSite) site;
        if (s.type == null) {
            s.type = lookup(s.name);
        }
        return s.type;
    }

    final ClassInfo lookup(String internalName) {
        ClassInfo found = heap.world().find(internalName);
        if (found == null) {
            throw new Refusal("needs the class " + internalName.replace('/', '.') + ", which is not on the class path");
        }
        return found;
    }
}
