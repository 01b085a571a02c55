package hiillos.bench.quality;

/** Deep calls inside try blocks that mostly return, and now and then throw a preallocated exception through five frames. */
final class Exceptions implements Workload {
    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Found() {
            super(null, null, false, false);
        }
    }

    private final Found found = new Found();

    @Override
    public String name() {
        return "exceptions";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int i = 0; i < 200_000; i++) {
            try {
                sum += descend(5, i);
            } catch (Found thrown) {
                sum += 7;
            }
        }
        return sum;
    }

    private int descend(int depth, int value) {
        if (depth == 0) {
            if (value % 1000 == 999) {
                throw found;
            }
            return value;
        }
        int result = 0;
        try {
            result = descend(depth - 1, value) + depth;
        } finally {
            result++;
        }
        return result;
    }
}
