package hiillos.conformance.programs.classes;

/** Captured variables are set before the superclass constructor runs. */
public final class CaptureInConstructors {
    private CaptureInConstructors() {}

    abstract static class Base {
        Base() {
            System.out.println(describe());
        }

        abstract String describe();
    }

    public static void main(String[] arguments) {
        String text = "captured" + arguments.length;
        new Base() {
            private final String own = "own";
            private final String computed = text + "!";

            @Override
            String describe() {
                return text + own + computed;
            }
        };
    }
}
