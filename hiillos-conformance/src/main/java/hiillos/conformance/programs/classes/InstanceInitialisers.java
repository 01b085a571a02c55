package hiillos.conformance.programs.classes;

/** Field initialisers and blocks run in the order of the text. */
public final class InstanceInitialisers {
    int a = show("a", 1);
    {
        b = show("block", a + 1);
    }
    int b;
    int c = show("c", a + b);

    InstanceInitialisers() {
        show("constructor", c);
    }

    InstanceInitialisers(int n) {
        this();
        show("second constructor", n);
    }

    static int show(String name, int value) {
        System.out.println(name + " " + value);
        return value;
    }

    public static void main(String[] arguments) {
        new InstanceInitialisers();
        new InstanceInitialisers(9);
    }
}
