package hiillos.conformance.programs.classes;

/** A superclass constructor sees the subclass's fields before they are initialised. */
public final class ConstructorCallsOverridden {
    private ConstructorCallsOverridden() {}

    static class Base {
        Base() {
            System.out.println("base sees " + describe());
        }

        String describe() {
            return "base";
        }
    }

    static class Derived extends Base {
        private int x = 5;
        private final int constant = 7;
        private final String text;

        Derived() {
            super();
            text = "set";
            System.out.println("derived sees " + describe());
        }

        @Override
        String describe() {
            return x + " " + constant + " " + text;
        }
    }

    public static void main(String[] arguments) {
        new Derived();
    }
}
