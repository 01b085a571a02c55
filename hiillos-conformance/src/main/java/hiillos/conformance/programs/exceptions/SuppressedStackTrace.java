package hiillos.conformance.programs.exceptions;

/** A trace with suppressed exceptions. */
public final class SuppressedStackTrace {
    private SuppressedStackTrace() {}

    public static void main(String[] arguments) {
        Exception main = new Exception("main");
        main.addSuppressed(new RuntimeException("first"));
        main.addSuppressed(new Error("second", new Exception("cause of second")));
        main.printStackTrace(System.out);
        System.out.println(main.getSuppressed().length);
        try {
            main.addSuppressed(main);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
