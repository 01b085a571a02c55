package hiillos.conformance.programs.lambdas;

import java.util.Optional;
import java.util.OptionalInt;

/** Optional and its operations. */
public final class Optionals {
    private Optionals() {}

    public static void main(String[] arguments) {
        Optional<String> full = Optional.of("text");
        Optional<String> empty = Optional.ofNullable(null);
        System.out.println(full.map(String::length).get() + " " + empty.map(String::length).orElse(-1) + " "
                + empty.orElseGet(() -> "made"));
        System.out.println(full + " " + empty + " " + full.filter(s -> s.length() > 10).isPresent() + " "
                + full.flatMap(s -> Optional.of(s + "!")).get());
        full.ifPresent(s -> System.out.println(s));
        empty.ifPresentOrElse(s -> System.out.println(s), () -> System.out.println("nothing"));
        try {
            empty.orElseThrow();
        } catch (java.util.NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(OptionalInt.of(5) + " " + OptionalInt.empty().isPresent() + " " + full.or(() -> empty).get()
                + full.equals(Optional.of("text")));
    }
}
