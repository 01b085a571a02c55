package java.util;

import java.lang.reflect.ClassMembers;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The providers of a service, as the class path named them at build time. */
public final class ServiceLoader<S> implements Iterable<S> {
    /** One provider. */
    public interface Provider<S> extends Supplier<S> {
        Class<? extends S> type();

        @Override
        S get();
    }

    private final Class<S> service;
    /** Made so far, by their places. */
    private List<S> made = new ArrayList<>();

    private ServiceLoader(Class<S> service) {
        this.service = Objects.requireNonNull(service, "Service interface cannot be null");
    }

    public static <S> ServiceLoader<S> load(Class<S> service) {
        return new ServiceLoader<>(service);
    }

    public static <S> ServiceLoader<S> load(Class<S> service, ClassLoader loader) {
        return new ServiceLoader<>(service);
    }

    public static <S> ServiceLoader<S> loadInstalled(Class<S> service) {
        return new ServiceLoader<>(service);
    }

    /** Makes the providers one by one, each once for this loader. */
    @Override
    public Iterator<S> iterator() {
        return new Iterator<>() {
            private final Class<?>[] all = ClassMembers.providers(service);
            private final List<S> known = made;
            private int next;

            @Override
            public boolean hasNext() {
                return next < all.length;
            }

            @Override
            public S next() {
                if (next >= all.length) {
                    throw new NoSuchElementException();
                }
                if (next == known.size()) {
                    known.add(make(next, all[next]));
                }
                return known.get(next++);
            }
        };
    }

    private S make(int provider, Class<?> type) {
        try {
            return service.cast(ClassMembers.provide(service, provider));
        } catch (Throwable thrown) {
            throw new ServiceConfigurationError(service.getName() + ": Provider " + type.getName() + " could not be instantiated", thrown);
        }
    }

    /** The providers without making them. */
    public Stream<Provider<S>> stream() {
        List<Provider<S>> all = new ArrayList<>();
        for (Class<?> type : ClassMembers.providers(service)) {
            int provider = all.size();
            all.add(new Provider<>() {
                @Override
                public Class<? extends S> type() {
                    return type.asSubclass(service);
                }

                @Override
                public S get() {
                    return make(provider, type);
                }
            });
        }
        return all.stream();
    }

    public Optional<S> findFirst() {
        Iterator<S> all = iterator();
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    /** Forgets the providers that were made. */
    public void reload() {
        made = new ArrayList<>();
    }

    @Override
    public String toString() {
        return "java.util.ServiceLoader[" + service.getName() + "]";
    }
}
