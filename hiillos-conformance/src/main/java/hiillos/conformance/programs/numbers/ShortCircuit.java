package hiillos.conformance.programs.numbers;

/** The right side is evaluated only when it decides. */
public final class ShortCircuit {
    private ShortCircuit() {}

    static boolean show(boolean value) {
        System.out.println("evaluated " + value);
        return value;
    }

    public static void main(String[] arguments) {
        System.out.println(show(true) || show(false));
        System.out.println(show(false) && show(true));
        System.out.println(show(true) && show(false) || show(true));
        System.out.println(show(true) | show(false));
        System.out.println(show(false) & show(true));
        boolean b = show(false) ? show(true) : show(false);
        System.out.println(b ^ show(true));
        if (!(show(false) || show(false)) && !show(false)) {
            System.out.println("done");
        }
    }
}
