package hiillos.conformance.programs.threads;

/**
 * Stacks that end while the runtime allocates, collects, or makes a monitor: the thread gets its error, and what the runtime had
 * begun does not stay half done for the others.
 */
public final class OverflowWhileAllocating {
    private OverflowWhileAllocating() {}

    private static final Object SHARED = new Object();
    private static int entered;

    private interface Dive {
        int at(int depth);
    }

    private static int large(int depth) {
        byte[] bytes = new byte[2_000 + depth % 3];
        return bytes.length + large(depth + 1) + bytes[depth % 7];
    }

    private static int small(int depth) {
        Object[] nodes = {depth, null, null};
        nodes[1] = nodes;
        return nodes.length + small(depth + 1) + nodes.hashCode();
    }

    private static int wide(int depth, long a, long b, long c, long d) {
        long[] numbers = new long[250];
        numbers[depth & 15] = a * b + c * d;
        return wide(depth + 1, b ^ numbers[1], c + a, d - b, a + 1) + (int) (numbers[2] + a + b + c + d);
    }

    /** A monitor and a hash at once need more than the header has room for. */
    private static int monitors(int depth) {
        Object object = new Object();
        synchronized (object) {
            return System.identityHashCode(object) % 2 + monitors(depth + 1) + depth;
        }
    }

    private static int shared(int depth) {
        synchronized (SHARED) {
            entered++;
            try {
                return shared(depth + 1) + 1;
            } finally {
                entered--;
            }
        }
    }

    private static int gc(int depth) {
        if (depth % 200 == 199) {
            System.gc();
        }
        return gc(depth + 1) + 1;
    }

    private static void on(String name, int rounds, Dive dive) throws InterruptedException {
        int overflows = 0;
        for (int i = 0; i < rounds; i++) {
            int[] result = new int[1];
            // Stacks of different sizes end at different places of the same code.
            Thread diver = new Thread(null, () -> {
                try {
                    result[0] = dive.at(0);
                } catch (StackOverflowError error) {
                    result[0] = -1;
                }
            }, name, 160_000 + i * 16L);
            diver.start();
            Object[] meanwhile = null;
            for (int k = 0; k < 50; k++) {
                meanwhile = new Object[] {meanwhile, new byte[k]};
            }
            diver.join();
            overflows += result[0] == -1 && meanwhile != null ? 1 : 0;
        }
        System.out.println(name + ": " + (overflows == rounds) + ", " + entered + " left in, lock held " + Thread.holdsLock(SHARED));
    }

    public static void main(String[] arguments) throws InterruptedException {
        synchronized (SHARED) {
            System.identityHashCode(SHARED);
        }
        on("large", 10, OverflowWhileAllocating::large);
        on("small", 10, OverflowWhileAllocating::small);
        on("wide", 10, depth -> wide(depth, 1, 2, 3, 4));
        on("monitors", 10, OverflowWhileAllocating::monitors);
        on("shared", 10, OverflowWhileAllocating::shared);
        on("collections", 5, OverflowWhileAllocating::gc);
        Thread other = new Thread(() -> {
            synchronized (SHARED) {
                System.out.println("the lock is free");
            }
        });
        other.start();
        other.join();
    }
}
