package hiillos.bench.quality;

/**
 * Runs each workload for a while and prints {@code name nanoseconds-of-the-best-run checksum} lines. The same class files run
 * on HotSpot and through profile {@code linux}.
 */
public final class Workloads {
    private static final Workload[] ALL = {
        new Hashing(), new Sorting(), new Sieve(), new Matrix(), new StringSearch(), new PageTableWalk(), new RedBlackInsert(),
        new BitTricks(), new InterfaceDispatch(), new Exceptions()
    };

    private Workloads() {}

    /** @param arguments milliseconds per workload (default 1000), then names to restrict it to */
    public static void main(String[] arguments) {
        long nanosEach = (arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000) * 1_000_000L;
        for (Workload workload : ALL) {
            if (arguments.length < 2 || contains(arguments, workload.name())) {
                measure(workload, nanosEach);
            }
        }
    }

    private static boolean contains(String[] arguments, String name) {
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void measure(Workload workload, long nanosEach) {
        long end = System.nanoTime() + nanosEach;
        long best = Long.MAX_VALUE;
        long checksum = 0;
        long now;
        do {
            long start = System.nanoTime();
            checksum = workload.run();
            now = System.nanoTime();
            best = Math.min(best, now - start);
        } while (now < end);
        System.out.println(workload.name() + " " + best + " " + checksum);
    }
}
