package java.util.concurrent.atomic;

import jdk.internal.misc.Unsafe;

/** Updates fields of a reference type. */
final class ReferenceUpdater<T, V> extends AtomicReferenceFieldUpdater<T, V> {
    private static final Unsafe MEMORY = Unsafe.getUnsafe();

    private final UpdatedField field;
    private final Class<V> type;

    ReferenceUpdater(UpdatedField field, Class<V> type) {
        this.field = field;
        this.type = type;
    }

    @Override
    public boolean compareAndSet(T object, V expected, V value) {
        return MEMORY.compareAndSetReference(object, field.in(object), expected, type.cast(value));
    }

    @Override
    public boolean weakCompareAndSet(T object, V expected, V value) {
        return compareAndSet(object, expected, value);
    }

    @Override
    public void set(T object, V value) {
        MEMORY.putReferenceVolatile(object, field.in(object), type.cast(value));
    }

    @Override
    public void lazySet(T object, V value) {
        MEMORY.putReferenceRelease(object, field.in(object), type.cast(value));
    }

    @Override
    @SuppressWarnings("unchecked")
    public V get(T object) {
        return (V) MEMORY.getReferenceVolatile(object, field.in(object));
    }
}
