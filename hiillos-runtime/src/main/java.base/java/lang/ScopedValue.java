package java.lang;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;

/** A value that is bound for the time of a call. The bindings of a thread are a list, innermost first. */
public final class ScopedValue<T> {
    /** Something that returns a value. */
    @FunctionalInterface
    public interface CallableOp<T, X extends Throwable> {
        T call() throws X;
    }

    /** Bindings; each is one key and value before others. Immutable. */
    public static final class Carrier {
        private final ScopedValue<?> key;
        private final Object value;
        private final Carrier others;

        private Carrier(ScopedValue<?> key, Object value, Carrier others) {
            this.key = Objects.requireNonNull(key);
            this.value = value;
            this.others = others;
        }

        public <T> Carrier where(ScopedValue<T> other, T itsValue) {
            return new Carrier(other, itsValue, this);
        }

        /**
         * The value that this binds.
         *
         * @throws NoSuchElementException when it binds the key to nothing
         */
        @SuppressWarnings("unchecked")
        public <T> T get(ScopedValue<T> wanted) {
            Carrier found = find(this, wanted);
            if (found == null) {
                throw new NoSuchElementException("No mapping present");
            }
            return (T) found.value;
        }

        public void run(Runnable operation) {
            Objects.requireNonNull(operation);
            Thread thread = Thread.currentThread();
            Carrier outer = thread.scopedValues;
            thread.scopedValues = onto(outer);
            try {
                operation.run();
            } finally {
                thread.scopedValues = outer;
            }
        }

        public <R, X extends Throwable> R call(CallableOp<? extends R, X> operation) throws X {
            Objects.requireNonNull(operation);
            Thread thread = Thread.currentThread();
            Carrier outer = thread.scopedValues;
            thread.scopedValues = onto(outer);
            try {
                return operation.call();
            } finally {
                thread.scopedValues = outer;
            }
        }

        /** These bindings before those. */
        private Carrier onto(Carrier outer) {
            return new Carrier(key, value, others == null ? outer : others.onto(outer));
        }

        private static Carrier find(Carrier from, ScopedValue<?> wanted) {
            Carrier each = from;
            while (each != null && each.key != wanted) {
                each = each.others;
            }
            return each;
        }
    }

    private ScopedValue() {}

    public static <T> ScopedValue<T> newInstance() {
        return new ScopedValue<>();
    }

    public static <T> Carrier where(ScopedValue<T> key, T value) {
        return new Carrier(key, value, null);
    }

    private Carrier binding() {
        return Carrier.find(Thread.currentThread().scopedValues, this);
    }

    /**
     * The innermost value of the calling thread.
     *
     * @throws NoSuchElementException when there is none
     */
    @SuppressWarnings("unchecked")
    public T get() {
        Carrier found = binding();
        if (found == null) {
            throw new NoSuchElementException("ScopedValue not bound");
        }
        return (T) found.value;
    }

    public boolean isBound() {
        return binding() != null;
    }

    @SuppressWarnings("unchecked")
    public T orElse(T other) {
        Objects.requireNonNull(other);
        Carrier found = binding();
        return found == null ? other : (T) found.value;
    }

    @SuppressWarnings("unchecked")
    public <X extends Throwable> T orElseThrow(Supplier<? extends X> exception) throws X {
        Objects.requireNonNull(exception);
        Carrier found = binding();
        if (found == null) {
            throw exception.get();
        }
        return (T) found.value;
    }
}
