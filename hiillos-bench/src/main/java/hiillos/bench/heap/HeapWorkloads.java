package hiillos.bench.heap;

/**
 * Runs each workload for a while and prints {@code name nanoseconds-per-run checksum} lines. The mean of many runs counts:
 * memory that is given out must be got back. The same class files run on HotSpot and through profile {@code linux}.
 */
public final class HeapWorkloads {
    /** Of so many equal parts of the time the best one counts: each sees many collections, and other programs disturb. */
    private static final int WINDOWS = 5;

    private HeapWorkloads() {}

    /** @param arguments milliseconds per workload (default 1000), then names to restrict it to */
    public static void main(String[] arguments) {
        long nanosEach = (arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000) * 1_000_000L;
        for (int i = 0; i < 5; i++) {
            HeapWorkload workload = make(i);
            if (arguments.length < 2 || contains(arguments, workload.name())) {
                measure(workload, nanosEach);
            }
        }
    }

    static HeapWorkload make(int number) {
        return switch (number) {
            case 0 -> new BinaryTrees();
            case 1 -> new ListChurn();
            case 2 -> new MapChurn();
            case 3 -> new StringChurn();
            default -> new ArrayChurn();
        };
    }

    private static boolean contains(String[] arguments, String name) {
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void measure(HeapWorkload workload, long nanosEach) {
        // HotSpot's compiler gets the first third.
        long warm = System.nanoTime() + nanosEach / 3;
        while (System.nanoTime() < warm) {
            workload.run();
        }
        long best = Long.MAX_VALUE;
        long checksum = 0;
        for (int i = 0; i < WINDOWS; i++) {
            long start = System.nanoTime();
            long runs = 0;
            long now;
            do {
                checksum = workload.run();
                runs++;
                now = System.nanoTime();
            } while (now < start + nanosEach * 2 / 3 / WINDOWS);
            best = Math.min(best, (now - start) / runs);
        }
        System.out.println(workload.name() + " " + best + " " + checksum);
    }
}
