package java.util.concurrent.atomic;

/** Makes the updaters of fields. */
public final class Updaters {
    private Updaters() {}

    public static <U> AtomicIntegerFieldUpdater<U> ofInt(Class<U> holder, String name) {
        return new IntegerUpdater<>(UpdatedField.of(holder, name, int.class, null));
    }

    public static <U> AtomicLongFieldUpdater<U> ofLong(Class<U> holder, String name) {
        return new LongUpdater<>(UpdatedField.of(holder, name, long.class, null));
    }

    public static <U, W> AtomicReferenceFieldUpdater<U, W> ofReference(Class<U> holder, Class<W> type, String name) {
        return new ReferenceUpdater<>(UpdatedField.of(holder, name, null, type), type);
    }
}
