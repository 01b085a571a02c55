package hiillos.conformance.programs.control;

/** Nested conditional expressions. */
public final class ConditionalExpressions {
    private ConditionalExpressions() {}

    static String sign(double d) {
        return d > 0 ? "plus" : d < 0 ? "minus" : d == 0 ? "zero" : "nan";
    }

    public static void main(String[] arguments) {
        System.out.println(sign(1) + sign(-1) + sign(0) + sign(Double.NaN));
        int a = 3;
        int b = a > 2 ? a < 5 ? a == 3 ? 1 : 2 : 3 : 4;
        System.out.println(b);
        boolean t = (a > 1 ? b > 1 : b < 1) ? a > b : a < b;
        System.out.println(t);
        String s = a > b ? null : "x";
        System.out.println(s + (s == null ? "none" : s.length()));
    }
}
