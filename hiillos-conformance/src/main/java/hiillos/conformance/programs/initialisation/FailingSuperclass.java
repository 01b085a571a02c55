package hiillos.conformance.programs.initialisation;

/** A class whose superclass cannot be initialised. */
public final class FailingSuperclass {
    private FailingSuperclass() {}

    static class Base {
        static int zero;
        static int x = 1 / zero;
    }

    static class Derived extends Base {
        static {
            System.out.println("never");
        }

        static void method() {
            System.out.println("never");
        }
    }

    public static void main(String[] arguments) {
        try {
            Derived.method();
        } catch (ExceptionInInitializerError e) {
            System.out.println(e.getCause());
        }
        try {
            Derived.method();
        } catch (NoClassDefFoundError e) {
            System.out.println("unusable");
        }
        try {
            System.out.println(Base.x);
        } catch (NoClassDefFoundError e) {
            System.out.println("unusable too");
        }
    }
}
