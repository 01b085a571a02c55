package hiillos.conformance.collector;

/**
 * Code whose references optimisation may hide from a collector that looks at stacks and registers: an array that only an
 * address outside of it leads to, and two objects that are nowhere but in a vector register. Both were seen. The second half
 * has a thread do the same without ever calling anything while another collects.
 */
public final class HiddenReferences {
    private static final int OFFSET = 1000;
    private static final int PAIRS = 64;

    private static Object sink;

    private HiddenReferences() {}

    private static final class Pair {
        Object first;
        Object second;
    }

    private record Named(int number, int[] payload) {
        static Named of(int number) {
            int[] payload = new int[5];
            java.util.Arrays.fill(payload, number);
            return new Named(number, payload);
        }

        boolean isSound() {
            boolean sound = true;
            for (int each : payload) {
                sound &= each == number;
            }
            return sound;
        }
    }

    /** The loop counts from the offset on, and nobody needs the array after it. */
    private static long sum(int length) {
        int[] array = new int[length];
        for (int i = 0; i < length; i++) {
            array[i] = i;
        }
        long sum = 0;
        for (int i = OFFSET; i < OFFSET + length; i += 3) {
            sum += array[i - OFFSET];
            sink = new long[3];
        }
        return sum;
    }

    private static long sumBackwards(int length) {
        long[] array = new long[length];
        for (int i = 0; i < length; i++) {
            array[i] = i;
        }
        long sum = 0;
        for (int i = length - 1; i >= 0; i--) {
            sum = sum * 3 + array[i];
            sink = new int[i & 7];
        }
        return sum;
    }

    private static void swap(Pair pair) {
        Object first = pair.first;
        Object second = pair.second;
        pair.first = null;
        pair.second = null;
        sink = new long[4];
        pair.first = second;
        pair.second = first;
    }

    private static Pair[] pairs() {
        Pair[] pairs = new Pair[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            pairs[i] = new Pair();
            pairs[i].first = Named.of(2 * i);
            pairs[i].second = Named.of(2 * i + 1);
        }
        return pairs;
    }

    private static boolean isSound(Pair[] pairs) {
        boolean sound = true;
        for (int i = 0; i < PAIRS; i++) {
            Named first = (Named) pairs[i].first;
            Named second = (Named) pairs[i].second;
            sound &= first.isSound() && second.isSound() && first.number() + second.number() == 4 * i + 1;
        }
        return sound;
    }

    /** Objects are moved about without a call: at times they are in registers alone. */
    private static void shuffle(Pair[] pairs, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (Pair pair : pairs) {
                Object first = pair.first;
                Object second = pair.second;
                pair.first = null;
                pair.second = null;
                pair.first = second;
                pair.second = first;
            }
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(sum(100) + " " + sumBackwards(60));
        Pair[] pairs = pairs();
        for (int i = 0; i < PAIRS; i++) {
            swap(pairs[i]);
        }
        System.out.println("after swaps: " + isSound(pairs));
        Pair[] shared = pairs();
        Thread shuffling = new Thread(() -> shuffle(shared, 200_000));
        shuffling.start();
        for (int i = 0; i < 50; i++) {
            System.gc();
            // What was freed by mistake is soon something else.
            sink = new long[100][10];
        }
        shuffling.join();
        System.out.println("after shuffling: " + isSound(shared));
    }
}
