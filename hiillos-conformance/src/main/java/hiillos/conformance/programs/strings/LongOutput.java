package hiillos.conformance.programs.strings;

/** Many lines of output. */
public final class LongOutput {
    private LongOutput() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < 3000; i++) {
            System.out.println("line " + i + " " + "x".repeat(i % 70));
        }
    }
}
