package hiillos.conformance.programs.exceptions;

/** An exception thrown by a handler runs the finally block. */
public final class ExceptionInCatch {
    private ExceptionInCatch() {}

    static void run() {
        try {
            try {
                throw new RuntimeException("first");
            } catch (RuntimeException e) {
                throw new IllegalStateException("second", e);
            } finally {
                System.out.println("finally");
            }
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " because of " + e.getCause().getMessage());
        }
    }

    public static void main(String[] arguments) {
        run();
        try {
            try {
                throw new Error("one");
            } finally {
                Object o = "text";
                System.out.println(((Integer) o) + 1);
            }
        } catch (ClassCastException e) {
            System.out.println("cast");
        }
    }
}
