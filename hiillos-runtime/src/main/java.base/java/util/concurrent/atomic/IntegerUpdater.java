package java.util.concurrent.atomic;

import jdk.internal.misc.Unsafe;

/** Updates fields of type int. */
final class IntegerUpdater<T> extends AtomicIntegerFieldUpdater<T> {
    private static final Unsafe MEMORY = Unsafe.getUnsafe();

    private final UpdatedField field;

    IntegerUpdater(UpdatedField field) {
        this.field = field;
    }

    @Override
    public boolean compareAndSet(T object, int expected, int value) {
        return MEMORY.compareAndSetInt(object, field.in(object), expected, value);
    }

    @Override
    public boolean weakCompareAndSet(T object, int expected, int value) {
        return MEMORY.compareAndSetInt(object, field.in(object), expected, value);
    }

    @Override
    public void set(T object, int value) {
        MEMORY.putIntVolatile(object, field.in(object), value);
    }

    @Override
    public void lazySet(T object, int value) {
        MEMORY.putIntRelease(object, field.in(object), value);
    }

    @Override
    public int get(T object) {
        return MEMORY.getIntVolatile(object, field.in(object));
    }
}
