package hiillos.conformance.budget;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A program of a few lines with streams and {@code String.format}, which drag in much of the class library. */
public final class Formatted {
    private Formatted() {}

    public static void main(String[] arguments) {
        String squares = IntStream.rangeClosed(1, 5).mapToObj(each -> each + "²=" + each * each).collect(Collectors.joining(", "));
        System.out.println(squares);
        System.out.println(List.of("c", "a", "b").stream().sorted().map(String::toUpperCase).toList());
        System.out.println(String.format("%-8s|%5d|%08.3f|%x", "left", 42, Math.PI, 255));
    }
}
