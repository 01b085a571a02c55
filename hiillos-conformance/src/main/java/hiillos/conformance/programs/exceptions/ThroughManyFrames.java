package hiillos.conformance.programs.exceptions;

/** An exception crosses frames with handlers that do not want it. */
public final class ThroughManyFrames {
    private ThroughManyFrames() {}

    static int depth;

    static void descend(int n) {
        try {
            if (n == 0) {
                throw new UnsupportedOperationException("bottom");
            }
            descend(n - 1);
        } catch (IllegalStateException e) {
            System.out.println("never");
        } finally {
            depth++;
        }
    }

    public static void main(String[] arguments) {
        try {
            descend(500);
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage() + " " + depth + " " + (e.getStackTrace().length >= 501));
        }
    }
}
