package hiillos.conformance.programs.threads;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Arrays that several threads sort, sum up and fill; bulk operations of a map; the pool that all share. */
public final class ParallelArrays {
    private static final int LENGTH = 20_000;

    private static final String[] TEXTS = {"pear", "apple", "fig", "lime", "", "quince", "plum", "date"};

    private ParallelArrays() {}

    private static int[] numbers(int kind) {
        Random random = new Random(kind);
        int[] all = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            all[i] = switch (kind) {
                case 0 -> random.nextInt();
                case 1 -> i;
                case 2 -> -i;
                case 3 -> i % 1000;
                default -> random.nextInt(10);
            };
        }
        return all;
    }

    private static void sorts() {
        for (int kind = 0; kind < 5; kind++) {
            int[] ints = numbers(kind);
            int[] expected = ints.clone();
            Arrays.sort(expected);
            long[] longs = Arrays.stream(ints).asLongStream().toArray();
            double[] doubles = Arrays.stream(ints).asDoubleStream().map(d -> d == 0 ? -0.0 : d / 3).toArray();
            float[] floats = new float[LENGTH];
            short[] shorts = new short[LENGTH];
            byte[] bytes = new byte[LENGTH];
            char[] chars = new char[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                floats[i] = ints[i] % 7 == 0 ? Float.NaN : ints[i] / 5f;
                shorts[i] = (short) ints[i];
                bytes[i] = (byte) ints[i];
                chars[i] = (char) ints[i];
            }
            Integer[] boxed = new Integer[LENGTH];
            Arrays.setAll(boxed, i -> ints[i] & 127);
            String[] texts = new String[LENGTH];
            Arrays.setAll(texts, i -> TEXTS[ints[i] & 7]);
            Arrays.parallelSort(ints);
            Arrays.parallelSort(longs);
            Arrays.parallelSort(doubles);
            Arrays.parallelSort(floats);
            Arrays.parallelSort(shorts);
            Arrays.parallelSort(bytes);
            Arrays.parallelSort(chars);
            Arrays.parallelSort(boxed, 100, LENGTH - 100, Comparator.reverseOrder());
            Arrays.parallelSort(texts);
            System.out.println(kind + " " + Arrays.equals(ints, expected) + " " + Arrays.hashCode(longs) + " " + Arrays.hashCode(doubles) + " "
                    + Arrays.hashCode(floats) + " " + Arrays.hashCode(shorts) + " " + Arrays.hashCode(bytes) + " " + Arrays.hashCode(chars) + " "
                    + Arrays.hashCode(boxed) + " " + Arrays.hashCode(texts));
        }
        // As long as several threads run, equal elements stay in their order.
        Integer[] tens = new Integer[LENGTH / 2];
        Arrays.setAll(tens, i -> i);
        Arrays.parallelSort(tens, Comparator.comparing(i -> i % 10));
        System.out.println(Arrays.hashCode(tens) + " " + tens[1] + " " + tens[tens.length - 1]);
    }

    private static void prefixesAndFills() {
        int[] ints = new int[LENGTH];
        Arrays.parallelSetAll(ints, i -> i % 17);
        Arrays.parallelPrefix(ints, Integer::sum);
        System.out.println(ints[LENGTH - 1] + " " + Arrays.hashCode(ints));
        long[] longs = new long[LENGTH];
        Arrays.parallelSetAll(longs, i -> i);
        Arrays.parallelPrefix(longs, 1000, 15_000, Math::max);
        System.out.println(Arrays.hashCode(longs));
        double[] doubles = new double[LENGTH];
        Arrays.parallelSetAll(doubles, i -> i & 3);
        Arrays.parallelPrefix(doubles, Double::sum);
        System.out.println(doubles[LENGTH - 1]);
        String[] texts = new String[300];
        IntFunction<String> letter = i -> "" + (char) ('a' + i % 26);
        Arrays.parallelSetAll(texts, letter);
        Arrays.parallelPrefix(texts, String::concat);
        System.out.println(texts[25] + " " + texts[299].hashCode());
    }

    private static void maps() {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        for (int i = 0; i < 1000; i++) {
            map.put(i, i * 3);
        }
        System.out.println(map.reduceValues(100, Integer::sum) + " " + map.search(10, (k, v) -> v == 999 ? k : null) + " "
                + map.reduceKeysToLong(10, k -> k, 0, Math::max) + " " + map.mappingCount());
        map.forEach(50, (k, v) -> map.put(k, v + 1));
        System.out.println(map.reduceValues(1, Integer::sum));
    }

    private static final class Halves extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final transient CountDownLatch both;
        private final int depth;

        Halves(CountDownLatch both, int depth) {
            this.both = both;
            this.depth = depth;
        }

        @Override
        protected void compute() {
            if (depth > 0) {
                invokeAll(new Halves(both, depth - 1), new Halves(both, depth - 1));
                return;
            }
            both.countDown();
            try {
                System.out.println("both there: " + both.await(60, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                System.out.println(e);
            }
        }
    }

    private static void sharedPool() {
        System.out.println(ForkJoinPool.getCommonPoolParallelism() > 0);
        try (ForkJoinPool pool = new ForkJoinPool(2)) {
            pool.invoke(new Halves(new CountDownLatch(2), 1));
        }
        CompletableFuture<String> future = CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon() + " " + ForkJoinTask.inForkJoinPool());
        System.out.println(future.join());
        BigInteger large = BigInteger.valueOf(7).pow(60_000);
        System.out.println(large.parallelMultiply(large).equals(large.multiply(large)) + " " + large.parallelMultiply(large).bitLength());
    }

    public static void main(String[] arguments) {
        sorts();
        prefixesAndFills();
        maps();
        sharedPool();
    }
}
