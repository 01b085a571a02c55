package hiillos.conformance.programs.numbers;

/** Binary numeric promotion picks the wider operand's type. */
public final class MixedPromotion {
    private MixedPromotion() {}

    static String type(int x) {
        return "int";
    }

    static String type(long x) {
        return "long";
    }

    static String type(float x) {
        return "float";
    }

    static String type(double x) {
        return "double";
    }

    public static void main(String[] arguments) {
        byte b = 1;
        char c = 2;
        short s = 3;
        long l = 4;
        float f = 5;
        double d = 6;
        System.out.println(type(b + c) + type(s + l) + type(l + f) + type(f + d) + type(b) + type(c) + type(-s) + type(~b));
        System.out.println(type(l << 1) + type(1 << l) + type(b > 0 ? b : l) + type('a' * 1f));
        System.out.println(l + f * d - b / s + c % s);
        System.out.println((1 + 2 + "3" + 4 + 5) + (l + c));
    }
}
