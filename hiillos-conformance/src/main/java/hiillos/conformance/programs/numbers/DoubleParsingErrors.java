package hiillos.conformance.programs.numbers;

/** Text that is not a number. */
public final class DoubleParsingErrors {
    private DoubleParsingErrors() {}

    static void attempt(String text) {
        try {
            System.out.println(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        attempt("");
        attempt("   ");
        attempt("abc");
        attempt("1.2.3");
        attempt("1e");
        attempt("--1");
        attempt("0x");
        attempt("Nan");
        attempt("1 2");
        try {
            System.out.println(Float.valueOf("1,5"));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(Double.parseDouble(null));
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
