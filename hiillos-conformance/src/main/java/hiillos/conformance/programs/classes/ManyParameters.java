package hiillos.conformance.programs.classes;

/** More parameters than registers, of every type. */
public final class ManyParameters {
    private ManyParameters() {}

    static String all(byte a, short b, char c, int d, long e, float f, double g, boolean h, String i, int[] j, long k, double l,
            float m, byte n, Object o, double q,
            double r, double s, double t, long u) {
        return a + " " + b + c + d + " " + e + f + g + h + i + j.length + " " + k + " " + l + " " + m + n + o + q + r + s + t + u;
    }

    public static void main(String[] arguments) {
        System.out.println(all((byte) -1, (short) -2, 'c', 4, 5L << 40, 6.5f, 7.25, true, "nine", new int[10], 11, 12.5, 13.5f,
                (byte) 14, 'o', 16, 17, 18, 19.5, 20));
    }
}
