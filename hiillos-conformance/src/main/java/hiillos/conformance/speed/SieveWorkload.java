package hiillos.conformance.speed;

/** The sieve of Eratosthenes. */
final class SieveWorkload implements Workload {
    private static final int LIMIT = 1_000_000;
    private final boolean[] composite = new boolean[LIMIT + 1];

    @Override
    public String name() {
        return "sieve";
    }

    @Override
    public long run() {
        for (int i = 0; i <= LIMIT; i++) {
            composite[i] = false;
        }
        long sum = 0;
        for (int i = 2; i <= LIMIT; i++) {
            if (!composite[i]) {
                sum += i;
                for (long j = (long) i * i; j <= LIMIT; j += i) {
                    composite[(int) j] = true;
                }
            }
        }
        return sum;
    }
}
