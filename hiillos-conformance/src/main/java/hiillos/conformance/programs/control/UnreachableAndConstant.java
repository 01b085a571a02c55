package hiillos.conformance.programs.control;

/** Conditions that are constants. */
public final class UnreachableAndConstant {
    private UnreachableAndConstant() {}

    static final boolean DEBUG = false;
    static final int LEVEL = 3;

    public static void main(String[] arguments) {
        if (DEBUG) {
            System.out.println("debug");
        }
        if (LEVEL > 2) {
            System.out.println("level");
        }
        while (!DEBUG) {
            System.out.println("once");
            break;
        }
        System.out.println(DEBUG ? 1 : LEVEL == 3 ? 2 : 3);
        do {
            System.out.println("body");
        } while (DEBUG && LEVEL > 0);
    }
}
