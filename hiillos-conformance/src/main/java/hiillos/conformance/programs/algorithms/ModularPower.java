package hiillos.conformance.programs.algorithms;

/** Powers modulo a prime, and the primes so found. */
public final class ModularPower {
    private ModularPower() {}

    static long power(long base, long exponent, long modulus) {
        long result = 1;
        base %= modulus;
        while (exponent > 0) {
            if ((exponent & 1) == 1) {
                result = result * base % modulus;
            }
            base = base * base % modulus;
            exponent >>= 1;
        }
        return result;
    }

    static boolean prime(int n) {
        for (int b : new int[] {2, 3, 5, 7}) {
            if (n == b) {
                return true;
            }
            if (n < 2 || power(b, n - 1, n) != 1) {
                return false;
            }
        }
        return true;
    }

    public static void main(String[] arguments) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            if (prime(i)) {
                b.append(i).append(' ');
            }
        }
        System.out.println(b + "" + power(3, 1000000006, 1000000007));
    }
}
