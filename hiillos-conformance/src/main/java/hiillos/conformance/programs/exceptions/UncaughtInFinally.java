package hiillos.conformance.programs.exceptions;

/** The finally block runs before the program ends. */
public final class UncaughtInFinally {
    private UncaughtInFinally() {}

    public static void main(String[] arguments) {
        try {
            throw new UnsupportedOperationException();
        } finally {
            System.out.println("finally runs");
        }
    }
}
