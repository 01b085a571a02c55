package hiillos.conformance.programs.exceptions;

/** An error of a class initialiser ends the program. */
public final class UncaughtInInitialiser {
    private UncaughtInInitialiser() {}

    static class Bad {
        static final int VALUE = Integer.parseInt("not a number");
    }

    public static void main(String[] arguments) {
        System.out.println("before");
        System.out.println(Bad.VALUE);
    }
}
