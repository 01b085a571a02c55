package hiillos.conformance.programs.exceptions;

/** Resources are closed in reverse order. */
public final class TryWithResources {
    private TryWithResources() {}

    record Resource(String name) implements AutoCloseable {
        Resource {
            System.out.println("open " + name);
        }

        @Override
        public void close() {
            System.out.println("close " + name);
        }
    }

    public static void main(String[] arguments) {
        try (Resource a = new Resource("a"); Resource b = new Resource("b")) {
            System.out.println("body " + a.name() + b.name());
        }
        Resource outer = new Resource("outer");
        try (outer; Resource none = null) {
            System.out.println("body " + none);
        } finally {
            System.out.println("finally");
        }
        for (int i = 0; i < 2; i++) {
            try (Resource r = new Resource("loop" + i)) {
                if (i == 0) {
                    continue;
                }
                break;
            }
        }
    }
}
