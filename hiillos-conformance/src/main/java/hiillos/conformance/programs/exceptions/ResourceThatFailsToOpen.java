package hiillos.conformance.programs.exceptions;

/** Only opened resources are closed. */
public final class ResourceThatFailsToOpen {
    private ResourceThatFailsToOpen() {}

    static class Resource implements AutoCloseable {
        private final String name;

        Resource(String name, boolean fails) {
            this.name = name;
            if (fails) {
                throw new IllegalArgumentException("cannot open " + name);
            }
        }

        @Override
        public void close() {
            System.out.println("close " + name);
        }
    }

    public static void main(String[] arguments) {
        try (Resource a = new Resource("a", false); Resource b = new Resource("b", true); Resource c = new Resource("c", false)) {
            System.out.println("never " + a + b + c);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        } finally {
            System.out.println("finally");
        }
    }
}
