package hiillos.conformance.programs.exceptions;

/** Resources inside resources that all fail. */
public final class NestedResources {
    private NestedResources() {}

    record Resource(int n) implements AutoCloseable {
        @Override
        public void close() {
            throw new IllegalStateException("close " + n);
        }
    }

    public static void main(String[] arguments) {
        try (Resource a = new Resource(1)) {
            try (Resource b = new Resource(2)) {
                throw new IllegalArgumentException("body " + a.n() + b.n());
            }
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            for (Throwable t : e.getSuppressed()) {
                System.out.println(t.getMessage());
            }
        }
    }
}
