package java.lang.reflect;

import hiillos.runtime.RuntimeHooks;

/** Arrays whose type is known only at run time. */
public final class Array {
    private Array() {}

    /**
     * Makes an array.
     *
     * @throws NegativeArraySizeException if {@code length} is negative
     * @throws IllegalArgumentException if {@code componentType} is {@code void}
     */
    public static Object newInstance(Class<?> componentType, int length) {
        if (componentType == void.class) {
            throw new IllegalArgumentException();
        }
        return RuntimeHooks.allocateArray(RuntimeHooks.arrayClassOf(componentType), length);
    }

    public static int getLength(Object array) {
        return switch (array) {
            case Object[] a -> a.length;
            case int[] a -> a.length;
            case byte[] a -> a.length;
            case char[] a -> a.length;
            case long[] a -> a.length;
            case double[] a -> a.length;
            case boolean[] a -> a.length;
            case short[] a -> a.length;
            case float[] a -> a.length;
            default -> throw new IllegalArgumentException("Argument is not an array");
        };
    }

    public static Object get(Object array, int index) {
        return switch (array) {
            case Object[] a -> a[index];
            case int[] a -> a[index];
            case byte[] a -> a[index];
            case char[] a -> a[index];
            case long[] a -> a[index];
            case double[] a -> a[index];
            case boolean[] a -> a[index];
            case short[] a -> a[index];
            case float[] a -> a[index];
            default -> throw new IllegalArgumentException("Argument is not an array");
        };
    }

    /**
     * Writes an element.
     *
     * @throws IllegalArgumentException when the value is not of the array's type, also after unboxing and widening
     */
    public static void set(Object array, int index, Object value) {
        if (array instanceof Object[] a) {
            if (value != null && !a.getClass().getComponentType().isInstance(value)) {
                throw new IllegalArgumentException("array element type mismatch");
            }
            a[index] = value;
            return;
        }
        if (!array.getClass().isArray()) {
            throw new IllegalArgumentException("Argument is not an array");
        }
        Object element = Conversions.convert(value, array.getClass().getComponentType(), "argument type mismatch");
        switch (array) {
            case int[] a -> a[index] = (Integer) element;
            case byte[] a -> a[index] = (Byte) element;
            case char[] a -> a[index] = (Character) element;
            case long[] a -> a[index] = (Long) element;
            case double[] a -> a[index] = (Double) element;
            case boolean[] a -> a[index] = (Boolean) element;
            case short[] a -> a[index] = (Short) element;
            default -> ((float[]) array)[index] = (Float) element;
        }
    }
}
