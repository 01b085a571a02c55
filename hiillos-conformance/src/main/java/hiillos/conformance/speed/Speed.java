package hiillos.conformance.speed;

/**
 * Runs every workload for a while and prints, one line each, its name, the best time of one call in nanoseconds and the
 * checksum. Enough calls are made for HotSpot to reach its steady state.
 */
public final class Speed {
    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private static final int MEASURED_CALLS = 12;

    private Speed() {}

    private static final Workload[] ALL = {new HashWorkload(), new SortWorkload(), new SieveWorkload(), new MatrixWorkload(),
        new StringSearchWorkload(), new PageTableWorkload(), new RedBlackWorkload(), new BitTricksWorkload(),
        new InterfaceWorkload(), new ExceptionWorkload()};

    public static void main(String[] arguments) {
        for (Workload w : ALL) {
            if (arguments.length > 0 && !arguments[0].equals(w.name())) {
                continue;
            }
            long checksum = 0;
            long start = System.nanoTime();
            do {
                checksum = w.run();
            } while (System.nanoTime() - start < WARM_UP_NANOS);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < MEASURED_CALLS; i++) {
                long before = System.nanoTime();
                long again = w.run();
                best = Math.min(best, System.nanoTime() - before);
                if (again != checksum) {
                    throw new IllegalStateException(w.name() + " is not repeatable");
                }
            }
            System.out.println(w.name() + " " + best + " " + checksum);
        }
    }
}
