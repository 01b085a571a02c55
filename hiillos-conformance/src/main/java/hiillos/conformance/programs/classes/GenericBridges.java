package hiillos.conformance.programs.classes;

/** Bridge methods of generic superclasses and interfaces. */
public final class GenericBridges {
    private GenericBridges() {}

    abstract static class Handler<T> {
        abstract String handle(T value);

        String twice(T value) {
            return handle(value) + handle(value);
        }
    }

    static class Texts extends Handler<String> implements Comparable<Texts> {
        final int n;

        Texts(int n) {
            this.n = n;
        }

        @Override
        String handle(String value) {
            return value.toUpperCase() + n;
        }

        @Override
        public int compareTo(Texts other) {
            return Integer.compare(n, other.n);
        }
    }

    public static void main(String[] arguments) {
        Handler<String> h = new Texts(3);
        System.out.println(h.handle("a") + h.twice("b"));
        @SuppressWarnings({"unchecked", "rawtypes"})
        Handler<Object> raw = (Handler) h;
        try {
            raw.handle(5);
        } catch (ClassCastException e) {
            System.out.println("cast in bridge");
        }
        Comparable<Texts> c = new Texts(1);
        System.out.println(c.compareTo(new Texts(2)));
    }
}
