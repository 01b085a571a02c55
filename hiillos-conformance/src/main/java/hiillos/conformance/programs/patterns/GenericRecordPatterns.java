package hiillos.conformance.programs.patterns;

/** Type inference in record patterns. */
public final class GenericRecordPatterns {
    private GenericRecordPatterns() {}

    record Pair<A, B>(A first, B second) {}

    sealed interface Option<T> {}

    record Some<T>(T value) implements Option<T> {}

    record None<T>() implements Option<T> {}

    static <T> T or(Option<T> option, T other) {
        return switch (option) {
            case Some<T>(var v) -> v;
            case None<T>() -> other;
        };
    }

    static String both(Pair<Option<Integer>, Option<String>> pair) {
        return switch (pair) {
            case Pair<Option<Integer>, Option<String>>(Some<Integer>(var i), Some<String>(var s)) -> s.repeat(i);
            case Pair<Option<Integer>, Option<String>>(None<Integer>(), var s) -> "no number " + s;
            case Pair<Option<Integer>, Option<String>>(var i, None<String>()) -> i + " no text";
        };
    }

    public static void main(String[] arguments) {
        System.out.println(or(new Some<>("a"), "b") + or(new None<>(), "c"));
        System.out.println(both(new Pair<>(new Some<>(3), new Some<>("xy"))));
        System.out.println(both(new Pair<>(new None<>(), new Some<>("xy"))));
        System.out.println(both(new Pair<>(new Some<>(1), new None<>())));
    }
}
