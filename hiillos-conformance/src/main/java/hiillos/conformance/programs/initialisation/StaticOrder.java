package hiillos.conformance.programs.initialisation;

/** Static initialisers run in the order of the text. */
public final class StaticOrder {
    private StaticOrder() {}

    static int a = show("a", 1);
    static final int B = show("B", a + 1);
    static int c;

    static {
        c = show("block", B + a);
    }

    static int d = c++ + show("d", c);

    static int show(String name, int value) {
        System.out.println(name + " " + value);
        return value;
    }

    public static void main(String[] arguments) {
        System.out.println(a + " " + B + " " + c + " " + d);
    }
}
