package hiillos.conformance.programs.exceptions;

/** Exceptions of close are suppressed by that of the body. */
public final class SuppressedExceptions {
    private SuppressedExceptions() {}

    record Resource(String name, boolean fails) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            System.out.println("close " + name);
            if (fails) {
                throw new Exception("closing " + name);
            }
        }
    }

    static void run(boolean body, boolean first, boolean second) {
        try (Resource a = new Resource("a", first); Resource b = new Resource("b", second)) {
            if (body) {
                throw new IllegalStateException("body of " + a.name() + b.name());
            }
            System.out.println("body");
        } catch (Exception e) {
            System.out.println(e);
            for (Throwable t : e.getSuppressed()) {
                System.out.println("  suppressed " + t + " " + t.getSuppressed().length);
            }
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 8; i++) {
            run((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
        }
    }
}
