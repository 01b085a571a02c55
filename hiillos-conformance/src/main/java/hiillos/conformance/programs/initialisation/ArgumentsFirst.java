package hiillos.conformance.programs.initialisation;

/** Arguments are evaluated before the class is initialised. */
public final class ArgumentsFirst {
    private ArgumentsFirst() {}

    static int show(String name) {
        System.out.println(name);
        return 1;
    }

    static class Target {
        static {
            System.out.println("Target");
        }

        static int field;

        static void call(int a) {
            System.out.println("call " + a);
        }
    }

    static class Other {
        static {
            System.out.println("Other");
        }

        static int field;
    }

    public static void main(String[] arguments) {
        Target.call(show("argument"));
        Other.field = show("value");
        System.out.println(Other.field);
    }
}
