package hiillos.conformance.programs.initialisation;

/** An interface is initialised when its field is read. */
public final class InterfaceInitialisation {
    private InterfaceInitialisation() {}

    static int show(String name, int value) {
        System.out.println(name);
        return value;
    }

    interface A {
        int X = show("A", 1);
    }

    interface B extends A {
        int Y = show("B", 2);
    }

    static class C implements B {}

    public static void main(String[] arguments) {
        new C();
        System.out.println("created");
        System.out.println(C.Y);
        System.out.println(C.X);
        System.out.println(B.X);
    }
}
