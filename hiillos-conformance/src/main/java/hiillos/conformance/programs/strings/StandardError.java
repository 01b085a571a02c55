package hiillos.conformance.programs.strings;

/** Output to both streams. */
public final class StandardError {
    private StandardError() {}

    public static void main(String[] arguments) {
        System.out.println("to output");
        System.err.println("to errors");
        System.err.print(5);
        System.err.println();
    }
}
