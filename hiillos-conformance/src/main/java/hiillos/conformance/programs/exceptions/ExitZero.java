package hiillos.conformance.programs.exceptions;

/** System.exit with zero after output without a line end. */
public final class ExitZero {
    private ExitZero() {}

    public static void main(String[] arguments) {
        System.out.print("no line end");
        System.exit(0);
    }
}
