package hiillos.conformance.programs.exceptions;

/** System.exit ends the program at once. */
public final class ExitCode {
    private ExitCode() {}

    public static void main(String[] arguments) {
        try {
            System.out.println("before");
            System.exit(42);
        } finally {
            System.out.println("never");
        }
    }
}
