package hiillos.conformance.programs.numbers;

/** Many long and double locals and parameters. */
public final class LocalVariablesOfTwoSlots {
    private LocalVariablesOfTwoSlots() {}

    static double mix(int a, long b, float c, double d, long e, int f, double g, byte h, long i) {
        return a + b * 2 - c * 3 + d / 4 + e % 5 + f * g - h + i;
    }

    public static void main(String[] arguments) {
        long a = 1;
        double b = 2.5;
        int c = 3;
        long d = a << 40;
        float e = 1.5f;
        double f = b * d;
        System.out.println(mix(c, d, e, f, a, c, b, (byte) c, d));
        long t = a;
        a = d;
        d = t;
        System.out.println(a + " " + d + " " + b + " " + f + " " + e + " " + c);
        a += c++;
        f -= --c;
        System.out.println(a + " " + f);
    }
}
