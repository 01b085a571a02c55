package hiillos.conformance.programs.threads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Parallel streams: every kind of operation, in encounter order or without; elements that wait for each other; exceptions. */
public final class ParallelStreams {
    private static final int MANY = 1_000;

    private ParallelStreams() {}

    /** Two elements that both wait for the other one need two threads. */
    private static void meet() throws InterruptedException, ExecutionException {
        CountDownLatch both = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        boolean met = IntStream.range(0, 2).parallel().allMatch(i -> {
            threads.add(Thread.currentThread());
            both.countDown();
            return await(both);
        });
        System.out.println("met: " + met + " on " + threads.size() + " threads");
        try (ForkJoinPool pool = new ForkJoinPool(4)) {
            CountDownLatch four = new CountDownLatch(4);
            long sum = pool.submit(() -> List.of(1, 2, 3, 4).parallelStream().mapToInt(i -> {
                four.countDown();
                return await(four) && ForkJoinTask.inForkJoinPool() ? i : 0;
            }).sum()).get();
            System.out.println("four in a pool of their own: " + sum);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void reductions() {
        System.out.println(IntStream.rangeClosed(1, MANY).parallel().sum());
        System.out.println(LongStream.rangeClosed(1, MANY).parallel().map(i -> i * i).filter(i -> i % 3 == 0).reduce(0, Long::sum));
        System.out.println(Stream.iterate(1, i -> i + 1).limit(1000).parallel().reduce(0, (a, b) -> a + b));
        IntSummaryStatistics statistics = IntStream.range(0, MANY).parallel().map(i -> i * 7919 % MANY).summaryStatistics();
        System.out.println(statistics);
        System.out.println(DoubleStream.iterate(1, d -> d / 2).limit(40).parallel().max().getAsDouble());
        System.out.println(IntStream.range(0, MANY).parallel().boxed().max(Integer::compare).get());
        System.out.println(IntStream.range(0, MANY).parallel().filter(i -> i % 2 == 1).count());
        System.out.println(IntStream.range(0, MANY).parallel().average().getAsDouble());
        System.out.println(Stream.of("a", "b", "c", "d").parallel().reduce("", String::concat));
        System.out.println(IntStream.range(0, MANY).parallel().mapToObj(Integer::toString)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString().hashCode());
    }

    private static void orders() {
        List<Integer> numbers = IntStream.range(0, MANY).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(numbers);
        System.out.println(numbers.parallelStream().sorted().toList().equals(IntStream.range(0, MANY).boxed().toList()));
        System.out.println(numbers.parallelStream().map(i -> i % 100).distinct().limit(5).toList());
        System.out.println(numbers.parallelStream().skip(100).limit(5).toList());
        System.out.println(numbers.parallelStream().filter(i -> i < 500).findFirst().get());
        System.out.println(numbers.parallelStream().filter(i -> i == 77).findAny().get());
        System.out.println(numbers.parallelStream().anyMatch(i -> i == 7) + " " + numbers.parallelStream().noneMatch(i -> i < 0));
        System.out.println(numbers.parallelStream().takeWhile(i -> i > MANY - 6).toList());
        System.out.println(numbers.parallelStream().dropWhile(i -> i > 4).toList());
        List<Integer> seen = new ArrayList<>();
        numbers.parallelStream().limit(200).forEachOrdered(seen::add);
        System.out.println(seen.equals(numbers.subList(0, 200)));
        Object[] array = numbers.parallelStream().map(i -> i * 2).toArray();
        System.out.println(array.length + " " + array[0] + " " + array[MANY - 1]);
        System.out.println(Arrays.toString(IntStream.range(0, 12).parallel().flatMap(i -> IntStream.range(0, i % 3)).toArray()));
        System.out.println(numbers.parallelStream().unordered().distinct().count());
        System.out.println(Stream.concat(Stream.of(1, 2), Stream.of(3, 4)).parallel().mapMulti((i, sink) -> {
            sink.accept(i);
            sink.accept(-(int) i);
        }).toList());
        System.out.println(new TreeSet<>(numbers).parallelStream().skip(MANY - 10).toList());
        System.out.println(new LinkedList<>(numbers).parallelStream().mapToLong(i -> i).sum());
        System.out.println(new HashSet<>(numbers).parallelStream().mapToLong(i -> i).sum());
        System.out.println("the quick brown fox".chars().parallel().filter(c -> c != ' ').mapToObj(c -> "" + (char) c).collect(Collectors.joining()));
    }

    private static void collections() {
        Map<Integer, List<Integer>> groups = IntStream.range(0, 50).boxed().parallel().collect(Collectors.groupingBy(i -> i % 7));
        System.out.println(new TreeMap<>(groups));
        Map<Boolean, Long> parts = IntStream.range(0, MANY).boxed().parallel().collect(Collectors.partitioningBy(i -> i % 3 == 0, Collectors.counting()));
        System.out.println(parts);
        Map<Integer, LongAdder> counts = new ConcurrentHashMap<>();
        IntStream.range(0, MANY).parallel().forEach(i -> counts.computeIfAbsent(i % 5, k -> new LongAdder()).increment());
        System.out.println(new TreeMap<>(counts));
        System.out.println(new TreeMap<>(IntStream.range(0, 1000).boxed().parallel()
                .collect(Collectors.groupingByConcurrent(i -> i % 4, Collectors.summingInt(i -> i)))));
        String both = IntStream.range(0, 20).boxed().parallel().collect(Collectors.teeing(Collectors.counting(),
                Collectors.averagingInt(i -> i), (n, average) -> n + " of " + average));
        System.out.println(both);
        System.out.println(IntStream.range(0, 30).parallel().mapToObj(i -> "" + i % 10).collect(Collectors.toUnmodifiableSet()).size());
    }

    private static void flags() {
        Collection<Integer> list = List.of(1, 2, 3);
        System.out.println(list.stream().isParallel() + " " + list.parallelStream().isParallel() + " " + list.stream().parallel().isParallel()
                + " " + list.parallelStream().sequential().isParallel());
        System.out.println(StreamSupport.stream(list.spliterator(), true).isParallel() + " " + StreamSupport.stream(list.spliterator(), false).isParallel());
        System.out.println(Stream.concat(list.stream(), list.parallelStream()).isParallel());
        AtomicInteger closed = new AtomicInteger();
        try (Stream<Integer> stream = list.parallelStream().onClose(closed::incrementAndGet)) {
            System.out.println(stream.map(i -> i + 1).toList());
        }
        System.out.println("closed " + closed.get());
    }

    private static void exceptions() {
        try {
            IntStream.range(0, 1000).parallel().forEach(i -> {
                if (i == 613) {
                    throw new IllegalStateException("at 613");
                }
            });
        } catch (IllegalStateException e) {
            System.out.println("caught " + (e.getMessage().contains("at 613") ? "at 613" : e.getMessage()));
        }
        try {
            List.of(1, 2, 3, 0).parallelStream().mapToInt(i -> 6 / i).sum();
        } catch (ArithmeticException e) {
            System.out.println("caught an ArithmeticException");
        }
        Stream<Integer> used = Stream.of(1, 2).parallel();
        used.count();
        try {
            used.count();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) throws Exception {
        meet();
        reductions();
        orders();
        collections();
        flags();
        exceptions();
    }
}
