package hiillos.conformance.programs.patterns;

/** Guards over deconstructed components. */
public final class RecordPatternsGuarded {
    private RecordPatternsGuarded() {}

    sealed interface Expression {}

    record Constant(int value) implements Expression {}

    record Negate(Expression e) implements Expression {}

    record Binary(char operator, Expression left, Expression right) implements Expression {}

    static Expression simplify(Expression e) {
        return switch (e) {
            case Negate(Negate(var inner)) -> simplify(inner);
            case Negate(Constant(int v)) -> new Constant(-v);
            case Negate(var inner) -> new Negate(simplify(inner));
            case Binary(char o, Constant(int a), Constant(int b)) when o == '+' -> new Constant(a + b);
            case Binary(char o, Constant(int a), var r) when o == '*' && a == 0 -> new Constant(0);
            case Binary(char o, var l, Constant(int b)) when o == '*' && b == 1 -> simplify(l);
            case Binary(char o, var l, var r) -> new Binary(o, simplify(l), simplify(r));
            case Constant c -> c;
        };
    }

    public static void main(String[] arguments) {
        System.out.println(simplify(new Negate(new Negate(new Constant(5)))));
        System.out.println(simplify(new Binary('+', new Constant(2), new Constant(3))));
        System.out.println(simplify(new Binary('*', new Constant(0), new Negate(new Constant(1)))));
        System.out.println(simplify(new Binary('*', new Binary('+', new Constant(1), new Constant(1)), new Constant(1))));
        System.out.println(simplify(new Binary('-', new Negate(new Constant(1)), new Negate(new Negate(new Constant(2))))));
    }
}
