package hiillos.conformance.programs.exceptions;

/** A caught exception is rethrown with its own type. */
public final class PreciseRethrow {
    private PreciseRethrow() {}

    static void run(boolean first) throws java.io.IOException {
        try {
            if (first) {
                throw new java.io.IOException("io");
            }
            throw new IllegalStateException("state");
        } catch (Exception e) {
            System.out.println("rethrow " + e.getMessage());
            throw e;
        }
    }

    public static void main(String[] arguments) {
        for (boolean first : new boolean[] {true, false}) {
            try {
                run(first);
            } catch (java.io.IOException e) {
                System.out.println("io");
            } catch (IllegalStateException e) {
                System.out.println("state");
            }
        }
    }
}
