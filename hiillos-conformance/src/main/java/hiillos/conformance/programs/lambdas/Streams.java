package hiillos.conformance.programs.lambdas;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pipelines over ranges and lists. */
public final class Streams {
    private Streams() {}

    public static void main(String[] arguments) {
        System.out.println(IntStream.rangeClosed(1, 10).filter(x -> x % 2 == 1).map(x -> x * x).sum());
        System.out.println(Stream.of("b", "a", "c", "a").distinct().sorted().collect(Collectors.joining(",", "[", "]")));
        System.out.println(List.of(5, 3, 8).stream().mapToInt(Integer::intValue).max().getAsInt());
        System.out.println(Stream.iterate(1, x -> x * 3).limit(8).reduce(0, Integer::sum));
        System.out.println("" + Stream.of("one", "three", "five").collect(Collectors.toMap(s -> s, String::length, (a, b) -> a,
                TreeMap::new)));
        System.out.println(IntStream.range(0, 5).mapToObj(Integer::toString).toList());
        System.out.println(Stream.of(1, 2, 3, 4).anyMatch(x -> x > 3) + " " + Stream.of(1, 2).allMatch(x -> x > 1) + " "
                + Stream.of("x").findFirst().get());
        System.out.println(List.of(List.of(1, 2), List.of(3)).stream().flatMap(List::stream).skip(1).toList());
    }
}
