package hiillos.conformance.programs.initialisation;

/** A field of a superclass does not initialise the subclass. */
public final class FieldOfSuperclass {
    private FieldOfSuperclass() {}

    static class Base {
        static int shared = 3;

        static {
            System.out.println("Base");
        }

        static void method() {
            System.out.println("method");
        }
    }

    static class Derived extends Base {
        static {
            System.out.println("Derived");
        }
    }

    public static void main(String[] arguments) {
        System.out.println(Derived.shared);
        Derived.method();
        System.out.println("now");
        new Derived();
    }
}
