package hiillos.conformance.programs.arrays;

/** Arrays of a million elements. */
public final class LargeArrays {
    private LargeArrays() {}

    public static void main(String[] arguments) {
        long[] a = new long[1000000];
        for (int i = 0; i < a.length; i++) {
            a[i] = (long) i * i;
        }
        long sum = 0;
        for (long x : a) {
            sum ^= x * 31;
        }
        System.out.println(sum);
        byte[] b = new byte[5000000];
        b[4999999] = 7;
        System.out.println(b[4999999] + b[0]);
        boolean[] sieve = new boolean[200000];
        int primes = 0;
        for (int i = 2; i < sieve.length; i++) {
            if (!sieve[i]) {
                primes++;
                for (int j = 2 * i; j < sieve.length; j += i) {
                    sieve[j] = true;
                }
            }
        }
        System.out.println(primes);
    }
}
