package hiillos.conformance.programs.exceptions;

/** An error that nobody catches. */
public final class UncaughtError {
    private UncaughtError() {}

    public static void main(String[] arguments) {
        System.out.println("before");
        Object o = "text";
        try {
            System.out.println(((Integer) o) + 1);
        } finally {
            System.out.println("finally");
        }
    }
}
