package hiillos.conformance.programs.strings;

/** String concatenation of every type. */
public final class ConcatenationOfEveryType {
    private ConcatenationOfEveryType() {}

    static Object nothing;

    public static void main(String[] arguments) {
        boolean z = true;
        byte b = -128;
        char c = 'x';
        short s = 32767;
        int i = Integer.MIN_VALUE;
        long l = Long.MIN_VALUE;
        float f = 1.1f;
        double d = -0.0;
        String t = null;
        System.out.println("" + z + b + c + s + i + l + f + d + t + nothing);
        System.out.println(c + "" + c + (c + c) + (char) (c + 1));
        System.out.println(1 + 2 + "=" + 1 + 2 + ('a' + 1) + (t + t));
        String u = "u";
        u += 5;
        u += 'c';
        u += 1.5f;
        u += null;
        u += z;
        System.out.println(u);
        System.out.println("a\u0001b" + i + "\u0002" + l);
    }
}
