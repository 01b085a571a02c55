package hiillos.conformance.programs.exceptions;

/** System.exit in a handler, with output on standard error. */
public final class ExitInHandler {
    private ExitInHandler() {}

    public static void main(String[] arguments) {
        try {
            throw new RuntimeException("fatal");
        } catch (RuntimeException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(3);
        }
    }
}
