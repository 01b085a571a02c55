package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** Compiles arithmetic with variables into code of a stack machine, improves the code, and runs both. */
public final class StackMachineCompiler {
    sealed interface Expression permits Number, Variable, Binary, Negation, Let {}

    record Number(long value) implements Expression {}

    record Variable(String name) implements Expression {}

    record Binary(char operator, Expression left, Expression right) implements Expression {}

    record Negation(Expression inner) implements Expression {}

    record Let(String name, Expression value, Expression body) implements Expression {}

    enum Code { PUSH, LOAD, STORE, ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE }

    record Instruction(Code code, long operand) {
        static Instruction of(Code code) {
            return new Instruction(code, 0);
        }

        @Override
        public String toString() {
            return code.ordinal() < 3 ? code.name().toLowerCase() + " " + operand : code.name().toLowerCase();
        }
    }

    private final List<Instruction> code = new ArrayList<>();
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private int nextSlot;

    static Expression simplify(Expression e) {
        return switch (e) {
            case Binary(char o, Expression l, Expression r) -> simplify(o, simplify(l), simplify(r));
            case Negation(Expression inner) -> switch (simplify(inner)) {
                case Number(long v) -> new Number(-v);
                case Negation(Expression twice) -> twice;
                case Expression other -> new Negation(other);
            };
            case Let(String name, Expression value, Expression body) -> {
                Expression simpler = simplify(value);
                yield simpler instanceof Number n ? simplify(substitute(body, name, n)) : new Let(name, simpler, simplify(body));
            }
            case Number n -> n;
            case Variable v -> v;
        };
    }

    private static Expression simplify(char operator, Expression left, Expression right) {
        if (left instanceof Number(long a) && right instanceof Number(long b) && !(operator == '/' && b == 0)) {
            return new Number(apply(operator, a, b));
        }
        boolean zeroLeft = left instanceof Number(long a) && a == 0;
        boolean oneRight = right instanceof Number(long b) && b == 1;
        return switch (operator) {
            case '+' -> zeroLeft ? right : right.equals(new Number(0)) ? left : new Binary('+', left, right);
            case '-' -> left.equals(right) ? new Number(0) : right.equals(new Number(0)) ? left : new Binary('-', left, right);
            case '*' -> zeroLeft || right.equals(new Number(0)) ? new Number(0) : oneRight ? left : new Binary('*', left, right);
            default -> oneRight ? left : new Binary(operator, left, right);
        };
    }

    private static Expression substitute(Expression e, String name, Number by) {
        return switch (e) {
            case Variable v when v.name().equals(name) -> by;
            case Binary b -> new Binary(b.operator(), substitute(b.left(), name, by), substitute(b.right(), name, by));
            case Negation n -> new Negation(substitute(n.inner(), name, by));
            case Let l -> new Let(l.name(), substitute(l.value(), name, by), l.name().equals(name) ? l.body() : substitute(l.body(), name, by));
            case Number n -> n;
            case Variable v -> v;
        };
    }

    static long apply(char operator, long a, long b) {
        return switch (operator) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            case '/' -> a / b;
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    static StackMachineCompiler compile(Expression e, String... parameters) {
        StackMachineCompiler c = new StackMachineCompiler();
        for (String p : parameters) {
            c.slots.put(p, c.nextSlot++);
        }
        c.generate(e);
        return c;
    }

    private void generate(Expression e) {
        switch (e) {
            case Number(long value) -> code.add(new Instruction(Code.PUSH, value));
            case Variable(String name) -> code.add(new Instruction(Code.LOAD, Objects.requireNonNull(slots.get(name), () -> "unknown " + name)));
            case Negation(Expression inner) -> {
                generate(inner);
                code.add(Instruction.of(Code.NEGATE));
            }
            case Binary(char operator, Expression left, Expression right) -> {
                generate(left);
                generate(right);
                code.add(Instruction.of(Code.values()[Code.ADD.ordinal() + "+-*/".indexOf(operator)]));
            }
            case Let(String name, Expression value, Expression body) -> {
                generate(value);
                Integer hidden = slots.put(name, nextSlot);
                code.add(new Instruction(Code.STORE, nextSlot++));
                generate(body);
                slots.compute(name, (n, mine) -> hidden);
            }
        }
    }

    long run(long... arguments) {
        long[] memory = new long[nextSlot];
        System.arraycopy(arguments, 0, memory, 0, arguments.length);
        Deque<Long> stack = new ArrayDeque<>();
        for (Instruction i : code) {
            switch (i.code()) {
                case PUSH -> stack.push(i.operand());
                case LOAD -> stack.push(memory[(int) i.operand()]);
                case STORE -> memory[(int) i.operand()] = stack.pop();
                case NEGATE -> stack.push(-stack.pop());
                default -> {
                    long right = stack.pop();
                    stack.push(apply("+-*/".charAt(i.code().ordinal() - Code.ADD.ordinal()), stack.pop(), right));
                }
            }
        }
        return stack.pop();
    }

    public static void main(String[] arguments) {
        Expression x = new Variable("x");
        List<Expression> programs = List.of(new Binary('+', new Binary('*', x, new Number(1)), new Number(0)),
                new Let("y", new Binary('+', x, new Number(2)), new Binary('*', new Variable("y"), new Let("y", new Number(3), new Variable("y")))),
                new Negation(new Negation(new Binary('-', x, x))), new Binary('/', new Binary('*', new Number(6), new Number(7)), x),
                new Let("k", new Number(5), new Binary('-', new Binary('*', new Variable("k"), x), new Variable("k"))));
        for (Expression e : programs) {
            StackMachineCompiler plain = compile(e, "x");
            StackMachineCompiler better = compile(simplify(e), "x");
            StringJoiner text = new StringJoiner("; ", "[", "]");
            better.code.forEach(i -> text.add(i.toString()));
            System.out.println(plain.code.size() + " -> " + better.code.size() + " " + text + " " + plain.run(9) + " " + better.run(9));
        }
        try {
            System.out.println(compile(programs.get(3), "x").run(0));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            compile(new Variable("z"), "x");
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        Map<Expression, Integer> known = new HashMap<>();
        programs.forEach(e -> known.merge(simplify(e), 1, Integer::sum));
        System.out.println(known.size() + " " + known.get(x) + " " + simplify(programs.get(4)));
    }
}
