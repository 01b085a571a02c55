package hiillos.conformance.programs.initialisation;

/** Superclasses are initialised first, interfaces are not. */
public final class SuperclassFirst {
    private SuperclassFirst() {}

    static int show(String name) {
        System.out.println(name);
        return name.length();
    }

    interface Constant {
        int X = show("Constant");
    }

    interface WithDefault {
        int Y = show("WithDefault");

        default void method() {}
    }

    static class Base {
        static int b = show("Base");
    }

    static class Derived extends Base implements Constant, WithDefault {
        static int d = show("Derived");
    }

    public static void main(String[] arguments) {
        System.out.println(Derived.d);
        System.out.println(Derived.X);
    }
}
