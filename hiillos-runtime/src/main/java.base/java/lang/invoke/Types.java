package java.lang.invoke;

import java.lang.reflect.Conversions;

/** Conversions of arguments and results, as {@link MethodHandle#asType} specifies them. Primitives are passed boxed. */
final class Types {
    private static final Class<?>[] PRIMITIVES = {boolean.class, byte.class, char.class, short.class, int.class, long.class,
            float.class, double.class, void.class};
    private static final Class<?>[] WRAPPERS = {Boolean.class, Byte.class, Character.class, Short.class, Integer.class, Long.class,
            Float.class, Double.class, Void.class};

    private Types() {}

    static Class<?> wrapper(Class<?> type) {
        return other(type, PRIMITIVES, WRAPPERS);
    }

    static Class<?> primitive(Class<?> type) {
        return other(type, WRAPPERS, PRIMITIVES);
    }

    private static Class<?> other(Class<?> type, Class<?>[] from, Class<?>[] to) {
        for (int i = 0; i < from.length; i++) {
            if (from[i] == type) {
                return to[i];
            }
        }
        return type;
    }

    /** Whether a value of one type may be passed as the other, perhaps with an exception at run time. */
    static boolean canConvert(Class<?> from, Class<?> to) {
        if (from == to || from == void.class || to == void.class || to == Object.class || from == Object.class) {
            return true;
        }
        if (from.isPrimitive() && to.isPrimitive()) {
            return widens(from, to);
        }
        if (from.isPrimitive()) {
            return to.isAssignableFrom(wrapper(from));
        }
        if (to.isPrimitive()) {
            Class<?> unboxed = primitive(from);
            return unboxed.isPrimitive() ? widens(unboxed, to) : from.isAssignableFrom(wrapper(to));
        }
        return true;
    }

    private static boolean widens(Class<?> from, Class<?> to) {
        if (from == to) {
            return true;
        }
        int source = place(from);
        int target = place(to);
        // char is as wide as short, but goes to int and above only; boolean goes nowhere.
        return from != boolean.class && to != boolean.class && to != char.class && source < target
                && (from != char.class || target >= place(int.class));
    }

    private static int place(Class<?> primitive) {
        for (int i = 0; i < PRIMITIVES.length; i++) {
            if (PRIMITIVES[i] == primitive) {
                return i;
            }
        }
        return -1;
    }

    /** The value, which has the one type, as the other. */
    static Object convert(Object value, Class<?> from, Class<?> to) {
        if (to == void.class) {
            return null;
        }
        if (from == void.class) {
            return to.isPrimitive() ? zero(to) : null;
        }
        if (!to.isPrimitive()) {
            return to.isInterface() ? value : to.cast(value);
        }
        if (value == null) {
            throw new NullPointerException();
        }
        Object converted = Conversions.primitive(value, to);
        if (converted == null) {
            throw new ClassCastException("Cannot cast " + value.getClass().getName() + " to " + wrapper(to).getName());
        }
        return converted;
    }

    static Object zero(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == char.class ? (Object) '\0' : Conversions.primitive((byte) 0, type);
    }
}
