package hiillos.conformance.programs.control;

/** Booleans as values, parameters and results. */
public final class BooleanExpressions {
    private BooleanExpressions() {}

    static boolean not(boolean b) {
        return !b;
    }

    static boolean both(boolean a, boolean b) {
        return a && b;
    }

    public static void main(String[] arguments) {
        boolean[] values = {true, false};
        for (boolean a : values) {
            for (boolean b : values) {
                boolean c = a == b;
                boolean d = a != b;
                System.out.println(not(a) + " " + both(a, b) + " " + both(not(a), not(b)) + " " + c + d + (a ^ b) + (a | b)
                        + (a & b) + (a && !b || !a && b) + (a ? b : !b));
                int n = a ? 1 : 0;
                n += b ? 2 : 0;
                System.out.println(n + (c ? 10 : 20));
            }
        }
    }
}
