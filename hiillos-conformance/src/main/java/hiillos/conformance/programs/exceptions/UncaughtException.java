package hiillos.conformance.programs.exceptions;

/** An exception that nobody catches ends the program. */
public final class UncaughtException {
    private UncaughtException() {}

    static void deeper(int n) {
        if (n == 0) {
            throw new IllegalStateException("nobody catches this");
        }
        deeper(n - 1);
    }

    public static void main(String[] arguments) {
        System.out.println("before");
        deeper(3);
        System.out.println("never");
    }
}
