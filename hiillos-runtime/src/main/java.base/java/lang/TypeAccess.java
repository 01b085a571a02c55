package java.lang;

import hiillos.word.Memory;
import jdk.internal.misc.Unsafe;

/** What the runtime's own packages may ask of a {@link Class} beyond its public interface. */
public final class TypeAccess {
    private TypeAccess() {}

    /** Bits of {@code hiillos.runtime.TypeKind}. */
    public static int kind(Class<?> type) {
        return type.kind();
    }

    /** Bytes of an instance; for an array type the base-2 logarithm of the bytes of an element. */
    public static int instanceBytes(Class<?> type) {
        return type.instanceBytes();
    }

    /**
     * Which words of an instance are references: bit i stands for the one at 16 + 8·i. Negative: any word may be one. The
     * referent of a reference object is left out.
     */
    public static long referenceMap(Class<?> type) {
        return type.referenceMap();
    }

    /** As the class file says: the superclass of an interface is Object. */
    public static Class<?> superclass(Class<?> type) {
        return type.superclassOrNull();
    }

    /** The directly implemented interfaces, not a copy; null where there are none. */
    public static Class<?>[] interfaces(Class<?> type) {
        return type.interfaceTable();
    }

    /** The type of arrays of this type; null when no code of the image names it. */
    public static Class<?> arrayTypeOrNull(Class<?> type) {
        return type.arrayTypeOrNull();
    }

    /** How far initialisation is: 0 not begun, 1 running, 2 done, 3 failed, 4 running and others wait. */
    public static int initState(Class<?> type) {
        return type.initState();
    }

    /** Address of the int that {@link #initState} reads; a futex. */
    public static long initStateAddress(Class<?> type) {
        return Memory.addressOf(type) + Unsafe.getUnsafe().objectFieldOffset(Class.class, "initState");
    }

    /** What {@link #initOwner(Class, int)} has left. */
    public static int initOwner(Class<?> type) {
        return type.initOwner();
    }

    /** Takes note of the thread that initialises the class. */
    public static void initOwner(Class<?> type, int owner) {
        type.initOwner(owner);
    }

    /** Address of the initialiser's code, or 0. */
    public static long initializer(Class<?> type) {
        return type.initializer();
    }

    /** What the initialiser threw when it failed; null when it did not. */
    public static Throwable initFailure(Class<?> type) {
        return type.initFailure();
    }

    public static void initFailure(Class<?> type, Throwable failure) {
        type.initFailure(failure);
    }

    /** The return addresses of the frames that were active when the throwable was made; null if none were taken. */
    public static int[] frames(Throwable throwable) {
        return throwable.frames();
    }

    /** What the image knows of the members; null when nothing is asked of this type. */
    public static java.lang.reflect.Members members(Class<?> type) {
        return type.members();
    }
}
