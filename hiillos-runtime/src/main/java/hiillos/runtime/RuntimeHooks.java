package hiillos.runtime;

import hiillos.runtime.heap.Heap;
import hiillos.runtime.heap.ObjectCopy;
import hiillos.runtime.os.StartArguments;
import hiillos.runtime.unwind.Unwinder;
import hiillos.word.AlwaysInline;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.NeverInline;

/**
 * What compiled code calls for operations that need the runtime; the names and types are fixed by contracts.md.
 * Messages of exceptions are HotSpot's.
 */
public final class RuntimeHooks {
    private RuntimeHooks() {}

    /** Called by {@code _start}; does not return. */
    @EntryPoint("hiillos_start")
    static void start(long start) {
        Start.start(start);
    }

    // --- Exceptions that instructions throw. None of these returns. ---

    @NeverInline(reason = "never taken in good code")
    public static void throwNullPointer() {
        throw new NullPointerException();
    }

    /** @param text address of the message in UTF-8 with a zero at its end */
    @NeverInline(reason = "never taken in good code")
    public static void throwNullPointerBecause(long text) {
        throw new NullPointerException(StartArguments.text(text));
    }

    @NeverInline(reason = "never taken in good code")
    public static void throwArrayIndex(int index, int length) {
        throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
    }

    @NeverInline(reason = "never taken in good code")
    public static void throwArithmetic() {
        throw new ArithmeticException("/ by zero");
    }

    @NeverInline(reason = "never taken in good code")
    public static void throwNegativeArraySize(int length) {
        throw new NegativeArraySizeException(Integer.toString(length));
    }

    @NeverInline(reason = "never taken in good code")
    public static void throwClassCast(Object object, Class<?> target) {
        throw new ClassCastException(Messages.classCast(object.getClass(), target));
    }

    @NeverInline(reason = "never taken in good code")
    public static void throwArrayStore(Object value) {
        throw new ArrayStoreException(value.getClass().getName());
    }

    @NeverInline(reason = "never taken in good code")
    public static void throwAbstractMethod() {
        throw new AbstractMethodError();
    }

    /** What {@code athrow} does; with null it throws a {@link NullPointerException}. */
    @NeverInline(reason = "the unwinder starts at its caller")
    public static void throwException(Throwable exception) {
        if (exception == null) {
            throw new NullPointerException();
        }
        Unwinder.raise(Memory.addressOf(exception));
    }

    // --- Objects ---

    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object allocateInstance(Class<?> type, int countBytes) {
        return Heap.instance(type, countBytes);
    }

    /** As {@link #allocateArray}, where the compiler knows how large an element is: of a known length all is known. */
    @AlwaysInline(reason = "the fast path of every allocation")
    public static Object allocateArrayOf(Class<?> arrayType, int elementLog2, int length) {
        if (length < 0) {
            throwNegativeArraySize(length);
        }
        return Heap.array(arrayType, elementLog2, length);
    }

    /** An array of a type that is known at run time only. */
    public static Object allocateArray(Class<?> arrayType, int length) {
        return allocateArrayOf(arrayType, TypeAccess.instanceBytes(arrayType), length);
    }

    /** An array of arrays as deep as there are lengths; all lengths are checked before anything is allocated. */
    public static Object allocateMultiArray(Class<?> arrayType, int[] lengths) {
        for (int length : lengths) {
            if (length < 0) {
                throwNegativeArraySize(length);
            }
        }
        return allocateDimension(arrayType, lengths, 0);
    }

    private static Object allocateDimension(Class<?> arrayType, int[] lengths, int dimension) {
        Object array = allocateArray(arrayType, lengths[dimension]);
        if (dimension + 1 < lengths.length) {
            Object[] rows = (Object[]) array;
            for (int i = 0; i < rows.length; i++) {
                rows[i] = allocateDimension(arrayType.getComponentType(), lengths, dimension + 1);
            }
        }
        return array;
    }

    /** {@code clone} of an array or of an object whose class allows it. */
    public static Object cloneObject(Object object) {
        return ObjectCopy.of(object);
    }

    /**
     * The type of arrays of a type.
     *
     * @throws UnsupportedOperationException if no code of the image names it: types are not made at run time
     */
    public static Class<?> arrayClassOf(Class<?> componentType) {
        Class<?> found = TypeAccess.arrayTypeOrNull(componentType);
        if (found == null) {
            throw new UnsupportedOperationException("the image has no type " + componentType.getTypeName() + "[]");
        }
        return found;
    }

    // --- Types ---

    /** Whether the object, which may be null, is an instance. */
    public static boolean isInstance(Class<?> type, Object object) {
        return object != null && isSubtype(object.getClass(), type);
    }

    /** Assignment compatibility of types: {@code target} is the same as, or more general than, {@code type}. */
    public static boolean isSubtype(Class<?> type, Class<?> target) {
        if (type == target || target == Object.class && !type.isPrimitive()) {
            return true;
        }
        int targetKind = TypeAccess.kind(target);
        if ((targetKind & TypeKind.ARRAY) != 0) {
            return type.isArray() && isSubtype(type.getComponentType(), target.getComponentType());
        }
        if ((targetKind & TypeKind.INTERFACE) != 0) {
            return implementsInterface(type, target);
        }
        for (Class<?> c = superclass(type); c != null; c = superclass(c)) {
            if (c == target) {
                return true;
            }
        }
        return false;
    }

    /** Not {@code Class.getSuperclass}, which hides that an interface's is Object. */
    private static Class<?> superclass(Class<?> type) {
        return TypeAccess.superclass(type);
    }

    private static boolean implementsInterface(Class<?> type, Class<?> target) {
        for (Class<?> c = type; c != null; c = superclass(c)) {
            Class<?>[] interfaces = TypeAccess.interfaces(c);
            if (interfaces != null) {
                for (Class<?> each : interfaces) {
                    if (each == target || implementsInterface(each, target)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Initialises a class whose initialiser was left for run time (JLS 12.4.2). */
    public static void initializeClass(Class<?> type) {
        ClassInitialization.initialize(type);
    }

    // --- Monitors ---

    public static void monitorEnter(Object object) {
        if (object == null) {
            throwNullPointer();
        }
        Monitors.enter(object);
    }

    public static void monitorExit(Object object) {
        if (object == null) {
            throwNullPointer();
        }
        Monitors.exit(object);
    }

    // --- Arithmetic ---

    public static float frem(float dividend, float divisor) {
        // Exact: a float's remainder is a float, and the operands are doubles without change.
        return (float) Remainders.remainder(dividend, divisor);
    }

    public static double drem(double dividend, double divisor) {
        return Remainders.remainder(dividend, divisor);
    }
}
