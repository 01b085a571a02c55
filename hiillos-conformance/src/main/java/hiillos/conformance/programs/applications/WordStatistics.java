package hiillos.conformance.programs.applications;

import static java.util.stream.Collectors.averagingInt;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.summarizingInt;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statistics of a text with streams and collectors of every kind. */
public final class WordStatistics {
    private static final String TEXT = """
            It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
            foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light,
            it was the season of Darkness, it was the spring of hope, it was the winter of despair, we had
            everything before us, we had nothing before us, we were all going direct to Heaven, we were all going
            direct the other way - in short, the period was so far like the present period, that some of its
            noisiest authorities insisted on its being received, for good or for evil, in the superlative degree
            of comparison only.
            """;

    record Count(String word, long times) {
        static final Comparator<Count> ORDER = Comparator.comparingLong(Count::times).reversed().thenComparing(Count::word);
    }

    private WordStatistics() {}

    static Stream<String> words() {
        return TEXT.lines().flatMap(line -> Arrays.stream(line.split("[^\\p{Alpha}]+"))).filter(w -> !w.isEmpty())
                .map(w -> w.toLowerCase(Locale.ROOT));
    }

    static void frequencies() {
        List<Count> counts = words().collect(groupingBy(Function.identity(), counting())).entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue())).sorted(Count.ORDER).limit(8).toList();
        long widest = counts.stream().mapToInt(c -> c.word().length()).max().orElseThrow();
        for (Count c : counts) {
            System.out.println(String.format("%-" + widest + "s %3d %s", c.word(), c.times(), "#".repeat((int) c.times())));
        }
    }

    static void lengths() {
        Map<Integer, TreeSet<String>> byLength = words().collect(groupingBy(String::length, TreeMap::new,
                toCollection(TreeSet::new)));
        byLength.forEach((length, set) -> System.out.println(length + ": " + set.size() + " " + set.first() + ".." + set.last()));
        IntSummaryStatistics statistics = words().collect(summarizingInt(String::length));
        System.out.println(statistics);
        System.out.printf("mean %.3f, of distinct words %.3f%n", statistics.getAverage(),
                words().distinct().collect(averagingInt(String::length)));
    }

    static void letters() {
        TreeMap<Character, Long> letters = TEXT.chars().filter(Character::isLetter).map(Character::toLowerCase)
                .mapToObj(c -> (char) c).collect(groupingBy(c -> c, TreeMap::new, counting()));
        long all = letters.values().stream().mapToLong(Long::longValue).sum();
        System.out.println(letters.entrySet().stream().sorted(Map.Entry.<Character, Long>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).limit(6)
                .map(e -> String.format("%c %.1f%%", e.getKey(), 100.0 * e.getValue() / all)).collect(joining(", ", "[", "]")));
        Map<Boolean, Long> vowels = letters.entrySet().stream().collect(partitioningBy(e -> "aeiou".indexOf(e.getKey()) >= 0,
                Collectors.summingLong(Map.Entry::getValue)));
        System.out.println("vowels " + vowels.get(true) + ", others " + vowels.get(false));
    }

    static void sentences() {
        Map<Character, String> initials = words().distinct().sorted().collect(groupingBy(w -> w.charAt(0), TreeMap::new,
                mapping(w -> w, joining("/"))));
        initials.entrySet().stream().filter(e -> e.getValue().contains("/")).skip(2).limit(4).forEach(System.out::println);
        Map<String, Integer> firstUse = new TreeMap<>();
        List<String> list = words().toList();
        IntStream.range(0, list.size()).forEach(i -> firstUse.putIfAbsent(list.get(i), i));
        System.out.println(firstUse.entrySet().stream().filter(e -> e.getValue() > 95).map(Map.Entry::getKey).toList());
        Map<String, Integer> lastUse = IntStream.range(0, list.size()).boxed().collect(toMap(list::get, i -> i, Math::max, TreeMap::new));
        System.out.println(lastUse.get("it") + " " + lastUse.get("the") + " " + lastUse.getOrDefault("none", -1));
        Stream.iterate(1, n -> n < list.size(), n -> n * 3).map(list::get).takeWhile(w -> !w.equals("zebra"))
                .peek(w -> System.out.print(w + " ")).reduce((a, b) -> b).ifPresent(w -> System.out.println("... " + w));
        String pairs = IntStream.range(0, list.size() - 1).mapToObj(i -> list.get(i) + " " + list.get(i + 1))
                .collect(groupingBy(p -> p, counting())).entrySet().stream().filter(e -> e.getValue() > 5)
                .sorted(Map.Entry.comparingByKey()).map(Object::toString).collect(joining("; "));
        System.out.println(pairs);
    }

    public static void main(String[] arguments) {
        System.out.println(words().count() + " words, " + words().distinct().count() + " distinct");
        frequencies();
        lengths();
        letters();
        sentences();
        System.out.println("lengths " + words().map(String::length).collect(Collectors.teeing(Collectors.minBy(Comparator.<Integer>naturalOrder()),
                Collectors.maxBy(Comparator.<Integer>naturalOrder()), (a, b) -> a.get() + "-" + b.get())));
        System.out.println(words().anyMatch("heaven"::equals) + " " + words().allMatch(w -> w.length() < 12) + " "
                + words().noneMatch(String::isBlank) + " " + words().dropWhile(w -> !w.equals("heaven")).findFirst().get());
    }
}
