package hiillos.conformance.programs.generics;

import java.util.function.Function;

/** A sum type with generic methods. */
public final class EitherType {
    private EitherType() {}

    sealed interface Either<L, R> {
        record Left<L, R>(L value) implements Either<L, R> {}

        record Right<L, R>(R value) implements Either<L, R> {}

        default <T> Either<L, T> map(Function<? super R, ? extends T> f) {
            return switch (this) {
                case Left<L, R>(var v) -> new Left<>(v);
                case Right<L, R>(var v) -> new Right<>(f.apply(v));
            };
        }

        default <T> T fold(Function<? super L, ? extends T> left, Function<? super R, ? extends T> right) {
            return this instanceof Left<L, R>(L l) ? left.apply(l) : right.apply(((Right<L, R>) this).value());
        }
    }

    static Either<String, Integer> parse(String s) {
        try {
            return new Either.Right<>(Integer.parseInt(s));
        } catch (NumberFormatException e) {
            return new Either.Left<>(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        for (String s : new String[] {"12", "x"}) {
            System.out.println(parse(s).map(x -> x * 1.5).<String>fold(l -> "error " + l, r -> "value " + r));
        }
    }
}
