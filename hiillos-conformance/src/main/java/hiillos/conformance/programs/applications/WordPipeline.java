package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts words in stages that run at the same time, with queues between them, and compares that with one loop and with futures. */
public final class WordPipeline {
    private static final int CUTTERS = 2;
    private static final int COUNTERS = 3;
    private static final String END = "\0";
    private static final String[] WORDS = {"the", "quick", "brown", "fox", "jumps", "over", "lazy", "dog", "and", "Runs", "away", "from",
        "a", "cat", "that", "sleeps", "under", "tall", "tree"};

    private WordPipeline() {}

    private static List<String> pages(int count) {
        List<String> pages = new ArrayList<>();
        int seed = 12345;
        for (int page = 0; page < count; page++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 80; i++) {
                seed = seed * 1103515245 + 12345;
                int a = seed >>> 16 & 0x7fff;
                seed = seed * 1103515245 + 12345;
                int b = seed >>> 16 & 0x7fff;
                text.append(WORDS[a % WORDS.length * (b % WORDS.length) / WORDS.length]);
                text.append(b % 17 == 0 ? ". " : b % 11 == 0 ? ", " : b % 29 == 0 ? "\n" : " ");
            }
            pages.add(text.toString());
        }
        return pages;
    }

    private static List<String> words(String page) {
        List<String> words = new ArrayList<>();
        for (String word : page.split("[^A-Za-z]+")) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase());
            }
        }
        return words;
    }

    private static Map<String, Long> oneLoop(List<String> pages) {
        Map<String, Long> counts = new TreeMap<>();
        for (String page : pages) {
            for (String word : words(page)) {
                counts.merge(word, 1L, Long::sum);
            }
        }
        return counts;
    }

    /** One reader, some who cut, some who count; each stage ends when the one before has. */
    static final class Pipeline {
        private final BlockingQueue<String> pages = new ArrayBlockingQueue<>(4);
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>(64);
        private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();
        private final AtomicInteger cuttersLeft = new AtomicInteger(CUTTERS);
        private final LongAdder handed = new LongAdder();

        private void read(List<String> all) {
            try {
                for (String page : all) {
                    pages.put(page);
                }
                for (int i = 0; i < CUTTERS; i++) {
                    pages.put(END);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private void cut() {
            try {
                for (String page = pages.take(); !page.equals(END); page = pages.take()) {
                    for (String word : words(page)) {
                        words.put(word);
                        handed.increment();
                    }
                }
                // The last one tells all who count.
                if (cuttersLeft.decrementAndGet() == 0) {
                    for (int i = 0; i < COUNTERS; i++) {
                        words.put(END);
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private void count() {
            try {
                for (String word = words.take(); !word.equals(END); word = words.take()) {
                    counts.computeIfAbsent(word, key -> new LongAdder()).increment();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        Map<String, Long> run(List<String> all) throws InterruptedException {
            List<Thread> threads = new ArrayList<>(List.of(new Thread(() -> read(all))));
            for (int i = 0; i < CUTTERS; i++) {
                threads.add(new Thread(this::cut));
            }
            for (int i = 0; i < COUNTERS; i++) {
                threads.add(new Thread(this::count));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().sum(), Long::sum, TreeMap::new));
        }
    }

    private static Map<String, Long> futures(List<String> pages) {
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<CompletableFuture<Map<String, Long>>> parts = pages.stream()
                    .map(page -> CompletableFuture.supplyAsync(() -> words(page), pool).thenApplyAsync(words -> words.stream()
                            .collect(Collectors.groupingBy(word -> word, Collectors.counting())), pool)).toList();
            return parts.stream().reduce((a, b) -> a.thenCombine(b, (x, y) -> {
                Map<String, Long> sum = new TreeMap<>(x);
                y.forEach((word, count) -> sum.merge(word, count, Long::sum));
                return sum;
            })).orElseThrow().join();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<String> pages = pages(40);
        Map<String, Long> expected = oneLoop(pages);
        Pipeline pipeline = new Pipeline();
        Map<String, Long> piped = pipeline.run(pages);
        System.out.println("pages " + pages.size() + ", words " + pipeline.handed.sum() + ", different " + expected.size());
        System.out.println("pipeline agrees: " + piped.equals(expected) + ", futures agree: " + futures(pages).equals(expected));
        expected.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> System.out.printf("%-7s %4d %s%n", each.getKey(), each.getValue(), "#".repeat((int) (each.getValue() / 25))));
        System.out.println("queues are empty: " + (pipeline.pages.isEmpty() && pipeline.words.isEmpty()));
    }
}
