package hiillos.bench.quality;

/** Primes by Eratosthenes' sieve. */
final class Sieve implements Workload {
    private final boolean[] composite = new boolean[2_000_000];

    @Override
    public String name() {
        return "sieve";
    }

    @Override
    public long run() {
        for (int i = 0; i < composite.length; i++) {
            composite[i] = false;
        }
        long sum = 0;
        for (int i = 2; i < composite.length; i++) {
            if (!composite[i]) {
                sum += i;
                for (long j = (long) i * i; j < composite.length; j += i) {
                    composite[(int) j] = true;
                }
            }
        }
        return sum;
    }
}
