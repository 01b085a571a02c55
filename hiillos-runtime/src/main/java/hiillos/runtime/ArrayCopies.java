package hiillos.runtime;

import hiillos.word.Memory;

/** {@code System.arraycopy} with all its checks, and the words that HotSpot has for each. */
public final class ArrayCopies {
    private static final int ARRAY_BASE = 16;

    private ArrayCopies() {}

    public static void copy(Object source, int sourceIndex, Object target, int targetIndex, int length) {
        Class<?> sourceType = source.getClass();
        Class<?> targetType = target.getClass();
        if (sourceType != targetType || !sourceType.isArray()) {
            checkTypes(sourceType, targetType);
        }
        int sourceLength = Memory.loadInt(Memory.addressOf(source) + 12);
        int targetLength = Memory.loadInt(Memory.addressOf(target) + 12);
        if ((sourceIndex | targetIndex | length) < 0 || sourceLength - sourceIndex < length
                || targetLength - targetIndex < length) {
            throw outOfBounds(source, sourceIndex, sourceLength, target, targetIndex, targetLength, length);
        }
        int log2 = TypeAccess.instanceBytes(sourceType);
        long from = Memory.addressOf(source) + ARRAY_BASE + ((long) sourceIndex << log2);
        long to = Memory.addressOf(target) + ARRAY_BASE + ((long) targetIndex << log2);
        if (sourceType != targetType && !targetType.isAssignableFrom(sourceType)) {
            copyChecked((Object[]) source, sourceIndex, (Object[]) target, targetIndex, length);
        } else {
            Memory.copy(to, from, (long) length << log2);
        }
    }

    private static void checkTypes(Class<?> source, Class<?> target) {
        if (!source.isArray()) {
            throw new ArrayStoreException("arraycopy: source type " + source.getName() + " is not an array");
        }
        if (!target.isArray()) {
            throw new ArrayStoreException("arraycopy: destination type " + target.getName() + " is not an array");
        }
        boolean primitives = source.getComponentType().isPrimitive();
        if (primitives != target.getComponentType().isPrimitive() || primitives && source != target) {
            throw new ArrayStoreException("arraycopy: type mismatch: can not copy " + describe(source) + "[] into "
                    + describe(target) + "[]");
        }
    }

    private static void copyChecked(Object[] source, int sourceIndex, Object[] target, int targetIndex, int length) {
        Class<?> element = target.getClass().getComponentType();
        for (int i = 0; i < length; i++) {
            Object value = source[sourceIndex + i];
            if (value != null && !element.isInstance(value)) {
                throw new ArrayStoreException("arraycopy: element type mismatch: can not cast one of the elements of "
                        + source.getClass().getComponentType().getTypeName() + "[] to the type of the destination array, "
                        + element.getName());
            }
            target[targetIndex + i] = value;
        }
    }

    private static RuntimeException outOfBounds(Object source, int sourceIndex, int sourceLength, Object target,
            int targetIndex, int targetLength, int length) {
        String from = describe(source.getClass()) + "[" + sourceLength + "]";
        String to = describe(target.getClass()) + "[" + targetLength + "]";
        String what;
        if (sourceIndex < 0) {
            what = "source index " + sourceIndex + " out of bounds for " + from;
        } else if (targetIndex < 0) {
            what = "destination index " + targetIndex + " out of bounds for " + to;
        } else if (length < 0) {
            what = "length " + length + " is negative";
        } else if (sourceLength - sourceIndex < length) {
            what = "last source index " + Integer.toUnsignedString(sourceIndex + length) + " out of bounds for " + from;
        } else {
            what = "last destination index " + Integer.toUnsignedString(targetIndex + length) + " out of bounds for " + to;
        }
        return new ArrayIndexOutOfBoundsException("arraycopy: " + what);
    }

    private static String describe(Class<?> arrayType) {
        Class<?> component = arrayType.getComponentType();
        return component.isPrimitive() ? component.getName() : "object array";
    }
}
