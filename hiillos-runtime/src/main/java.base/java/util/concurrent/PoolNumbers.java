package java.util.concurrent;

import jdk.internal.misc.Unsafe;

/**
 * What {@code ForkJoinPool} asks reflection for: the place of a static counter. Here it counts in an array, which stands for
 * the static variable's holder.
 */
public final class PoolNumbers {
    private PoolNumbers() {}

    /** Instead of {@code Class.getDeclaredField}; the result goes to the two others. */
    public static java.lang.reflect.Field field(Class<?> type, String name) {
        return null;
    }

    /** Instead of {@code Unsafe.staticFieldBase}. */
    public static Object base(Unsafe unsafe, java.lang.reflect.Field field) {
        return new int[1];
    }

    /** Instead of {@code Unsafe.staticFieldOffset}. */
    public static long offset(Unsafe unsafe, java.lang.reflect.Field field) {
        return Unsafe.ARRAY_INT_BASE_OFFSET;
    }

    /** Instead of {@code ClassLoader.getSystemClassLoader}: images have no class loaders. */
    public static ClassLoader classLoader() {
        return null;
    }
}
