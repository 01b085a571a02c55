package hiillos.conformance.programs.initialisation;

/** An object's class is initialised before the constructor's arguments are evaluated. */
public final class NewBeforeArguments {
    private NewBeforeArguments() {}

    static int show(String name) {
        System.out.println(name);
        return 1;
    }

    static class Target {
        static {
            System.out.println("Target");
        }

        Target(int n) {
            System.out.println("constructor " + n);
        }
    }

    public static void main(String[] arguments) {
        new Target(show("argument"));
    }
}
