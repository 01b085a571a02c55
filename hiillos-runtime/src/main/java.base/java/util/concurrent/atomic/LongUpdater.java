package java.util.concurrent.atomic;

import jdk.internal.misc.Unsafe;

/** Updates fields of type long. */
final class LongUpdater<T> extends AtomicLongFieldUpdater<T> {
    private static final Unsafe MEMORY = Unsafe.getUnsafe();

    private final UpdatedField field;

    LongUpdater(UpdatedField field) {
        this.field = field;
    }

    @Override
    public boolean compareAndSet(T object, long expected, long value) {
        return MEMORY.compareAndSetLong(object, field.in(object), expected, value);
    }

    @Override
    public boolean weakCompareAndSet(T object, long expected, long value) {
        return MEMORY.compareAndSetLong(object, field.in(object), expected, value);
    }

    @Override
    public void set(T object, long value) {
        MEMORY.putLongVolatile(object, field.in(object), value);
    }

    @Override
    public void lazySet(T object, long value) {
        MEMORY.putLongRelease(object, field.in(object), value);
    }

    @Override
    public long get(T object) {
        return MEMORY.getLongVolatile(object, field.in(object));
    }
}
