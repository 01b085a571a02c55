package hiillos.conformance.programs.algorithms;

/** Euclid's algorithm for int and long. */
public final class GreatestCommonDivisor {
    private GreatestCommonDivisor() {}

    static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    static int binary(int a, int b) {
        if (a == 0 || b == 0) {
            return a | b;
        }
        int shift = Integer.numberOfTrailingZeros(a | b);
        a >>>= Integer.numberOfTrailingZeros(a);
        while (b != 0) {
            b >>>= Integer.numberOfTrailingZeros(b);
            if (a > b) {
                int t = a;
                a = b;
                b = t;
            }
            b -= a;
        }
        return a << shift;
    }

    public static void main(String[] arguments) {
        for (int i = 1; i < 40; i++) {
            System.out.println(gcd(i * 360L, 1L << 40) + " " + gcd(-i * 35, 49) + " " + binary(i * 12, 90));
        }
    }
}
