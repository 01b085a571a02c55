package hiillos.conformance.programs.strings;

/** Arguments of a concatenation are converted in order. */
public final class ConcatenationOrder {
    private ConcatenationOrder() {}

    static int n;
    static final StringBuilder SHARED = new StringBuilder("a");

    static Object show() {
        int number = ++n;
        return new Object() {
            @Override
            public String toString() {
                return "<" + number + "," + ++n + ">";
            }
        };
    }

    public static void main(String[] arguments) {
        System.out.println("x" + show() + show() + n);
        System.out.println(SHARED + "" + SHARED.append("b") + SHARED);
        Object returnsNull = new Object() {
            @Override
            public String toString() {
                return null;
            }
        };
        System.out.println("null? " + returnsNull);
    }
}
