package hiillos.conformance.collector;

/**
 * Threads that allocate in three shapes, each with a checksum of what it keeps, while others are made and end. Arguments by
 * properties of the environment are not portable, so the amounts are fixed.
 */
public final class ThreadChurn {
    private static final int THREADS = 8;
    private static final long BYTES_EACH = 100L << 20;

    private ThreadChurn() {}

    private record Pair(Object first, Object second, long value) {}

    private static final class Worker extends Thread {
        private final int seed;
        private long allocated;
        private String failure;

        Worker(int seed) {
            this.seed = seed;
        }

        @Override
        public void run() {
            Object[] window = new Object[256];
            int index = seed;
            Pair list = null;
            while (allocated < BYTES_EACH && failure == null) {
                int slot = index & 255;
                check(window[slot]);
                switch (index % 5) {
                    case 0 -> {
                        list = index % 1024 < 5 ? null : new Pair(list, null, index);
                        window[slot] = list;
                        allocated += 32;
                    }
                    case 1, 2 -> {
                        window[slot] = tree(index, 4);
                        allocated += 31 * 32;
                    }
                    case 3 -> {
                        long[] array = new long[index % 64 == 3 ? index % 3500 : index % 600];
                        java.util.Arrays.fill(array, array.length);
                        window[slot] = array;
                        allocated += 16 + 8L * array.length;
                    }
                    default -> {
                        byte[] array = new byte[index % 64 == 4 ? 40_000 : 40];
                        array[7] = 7;
                        array[array.length - 1] = 9;
                        window[slot] = array;
                        allocated += array.length + 16;
                    }
                }
                index++;
            }
            for (Object each : window) {
                check(each);
            }
        }

        private static Pair tree(long value, int depth) {
            return depth == 0 ? new Pair(null, null, value) : new Pair(tree(value, depth - 1), tree(value, depth - 1), value);
        }

        private void check(Object object) {
            if (object instanceof Pair pair) {
                if (pair.second() != null && (((Pair) pair.first()).value() != pair.value()
                        || ((Pair) ((Pair) pair.second()).first()).value() != pair.value())) {
                    failure = "a tree of " + pair.value() + " is broken";
                } else if (pair.second() == null && pair.first() != null && ((Pair) pair.first()).value() != pair.value() - 5) {
                    failure = "a list at " + pair.value() + " is broken";
                }
            } else if (object instanceof long[] array) {
                for (long each : array) {
                    if (each != array.length) {
                        failure = "an array of " + array.length + " holds " + each;
                    }
                }
            } else if (object instanceof byte[] array && (array[7] != 7 || array[array.length - 1] != 9)) {
                failure = "a byte array is broken";
            }
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Worker[] workers = new Worker[THREADS];
        for (int i = 0; i < THREADS; i++) {
            workers[i] = new Worker(i * 1000);
            workers[i].start();
        }
        long ended = 0;
        for (int i = 0; i < 200; i++) {
            byte[][] made = new byte[1][];
            Thread brief = new Thread(() -> made[0] = new byte[1000]);
            brief.start();
            brief.join();
            ended += made[0].length;
        }
        boolean sound = true;
        long all = 0;
        for (Worker worker : workers) {
            worker.join();
            all += worker.allocated >>> 20;
            if (worker.failure != null) {
                System.out.println(worker.failure);
                sound = false;
            }
        }
        System.out.println(all + " MiB by " + THREADS + " threads, " + ended / 1000 + " brief ones, " + (sound ? "sound" : "broken"));
    }
}
