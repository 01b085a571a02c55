package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small language with functions, closures and loops: tokenizer, parser by precedence, and interpreter of the tree. */
public final class ScriptInterpreter {
    enum Kind { NUMBER, TEXT, NAME, SYMBOL, END }

    record Token(Kind kind, String text, int line) {}

    static final class ScriptError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ScriptError(String what, int line) {
            super("line " + line + ": " + what);
        }
    }

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(#[^\\n]*)|(\\d+(?:\\.\\d+)?)|\"([^\"]*)\"|([A-Za-z_]\\w*)|(==|!=|<=|>=|&&|\\|\\||[-+*/%<>=(){},;!]))");

    interface Node {
        Object evaluate(Scope scope);
    }

    @FunctionalInterface
    interface Function {
        Object call(List<Object> arguments);
    }

    static final class Return extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Object value;

        Return(Object value) {
            super(null, null, false, false);
            this.value = value;
        }
    }

    static final class Scope {
        private final Map<String, Object> values = new HashMap<>();
        private final Scope outer;

        Scope(Scope outer) {
            this.outer = outer;
        }

        Scope holder(String name) {
            return values.containsKey(name) || outer == null ? this : outer.holder(name);
        }
    }

    static final class Parser {
        private static final Map<String, Integer> PRECEDENCE = Map.of("||", 1, "&&", 2, "==", 3, "!=", 3, "<", 4, ">", 4, "<=", 4, ">=", 4,
                "+", 5, "-", 5);
        private static final Map<String, DoubleBinaryOperator> ARITHMETIC = Map.of("-", (a, b) -> a - b, "*", (a, b) -> a * b, "/",
                (a, b) -> a / b, "%", (a, b) -> a % b, "<", (a, b) -> a < b ? 1 : 0, ">", (a, b) -> a > b ? 1 : 0, "<=",
                (a, b) -> a <= b ? 1 : 0, ">=", (a, b) -> a >= b ? 1 : 0);
        private final List<Token> tokens = new ArrayList<>();
        private int at;

        Parser(String source) {
            Matcher m = TOKEN.matcher(source);
            int from = 0;
            int line = 1;
            while (m.lookingAt()) {
                line += (int) m.group().chars().filter(c -> c == '\n').count();
                for (int g = 2; g <= 5; g++) {
                    if (m.group(g) != null) {
                        tokens.add(new Token(Kind.values()[g - 2], m.group(g), line));
                    }
                }
                from = m.end();
                m.region(from, source.length());
            }
            if (!source.substring(from).isBlank()) {
                throw new ScriptError("strange character '" + source.substring(from).strip().charAt(0) + "'", line);
            }
            tokens.add(new Token(Kind.END, "end", line));
        }

        private boolean accept(String text) {
            Token t = tokens.get(at);
            if (t.kind() != Kind.TEXT && t.text().equals(text)) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(String text) {
            if (!accept(text)) {
                throw new ScriptError("expected '" + text + "' before '" + tokens.get(at).text() + "'", tokens.get(at).line());
            }
        }

        private String name() {
            Token t = tokens.get(at++);
            if (t.kind() != Kind.NAME) {
                throw new ScriptError("expected a name, found " + t, t.line());
            }
            return t.text();
        }

        Node program() {
            List<Node> statements = new ArrayList<>();
            while (tokens.get(at).kind() != Kind.END) {
                statements.add(statement());
            }
            return sequence(statements);
        }

        private static Node sequence(List<Node> statements) {
            return scope -> {
                Object last = null;
                for (Node n : statements) {
                    last = n.evaluate(scope);
                }
                return last;
            };
        }

        private Node block() {
            List<Node> statements = new ArrayList<>();
            expect("{");
            while (!accept("}")) {
                statements.add(statement());
            }
            return sequence(statements);
        }

        private Node statement() {
            if (accept("while")) {
                Node condition = expression(0);
                Node body = block();
                return scope -> {
                    while (truth(condition.evaluate(scope))) {
                        body.evaluate(scope);
                    }
                    return null;
                };
            }
            if (accept("if")) {
                Node condition = expression(0);
                Node yes = block();
                Node no = accept("else") ? block() : scope -> null;
                return scope -> (truth(condition.evaluate(scope)) ? yes : no).evaluate(scope);
            }
            if (accept("return")) {
                Node value = expression(0);
                expect(";");
                return scope -> {
                    throw new Return(value.evaluate(scope));
                };
            }
            boolean fresh = accept("let");
            if (fresh || tokens.get(at).kind() == Kind.NAME && tokens.get(at + 1).text().equals("=")) {
                String name = name();
                expect("=");
                Node value = expression(0);
                expect(";");
                return scope -> (fresh ? scope : scope.holder(name)).values.put(name, value.evaluate(scope));
            }
            Node value = expression(0);
            expect(";");
            return value;
        }

        private Node expression(int level) {
            Node left = primary();
            while (true) {
                Token operator = tokens.get(at);
                int precedence = operator.kind() == Kind.SYMBOL ? PRECEDENCE.getOrDefault(operator.text(),
                        "*/%".contains(operator.text()) ? 6 : 0) : 0;
                if (precedence == 0 || precedence <= level) {
                    return left;
                }
                at++;
                left = binary(operator, left, expression(precedence));
            }
        }

        private static Node binary(Token operator, Node left, Node right) {
            return switch (operator.text()) {
                case "&&" -> scope -> truth(left.evaluate(scope)) ? right.evaluate(scope) : 0.0;
                case "||" -> scope -> {
                    Object value = left.evaluate(scope);
                    return truth(value) ? value : right.evaluate(scope);
                };
                case "==" -> scope -> left.evaluate(scope).equals(right.evaluate(scope)) ? 1.0 : 0.0;
                case "!=" -> scope -> left.evaluate(scope).equals(right.evaluate(scope)) ? 0.0 : 1.0;
                case "+" -> scope -> {
                    Object a = left.evaluate(scope);
                    Object b = right.evaluate(scope);
                    return a instanceof Double x && b instanceof Double y ? (Object) (x + y) : show(a) + show(b);
                };
                default -> {
                    DoubleBinaryOperator f = ARITHMETIC.get(operator.text());
                    yield scope -> f.applyAsDouble(number(left.evaluate(scope), operator), number(right.evaluate(scope), operator));
                }
            };
        }

        private Node primary() {
            Token t = tokens.get(at++);
            Node value = switch (t.kind()) {
                case NUMBER -> {
                    Double constant = Double.valueOf(t.text());
                    yield scope -> constant;
                }
                case TEXT -> scope -> t.text();
                case NAME -> t.text().equals("function") ? function() : scope -> {
                    Object found = scope.holder(t.text()).values.get(t.text());
                    if (found == null) {
                        throw new ScriptError("unknown name " + t.text(), t.line());
                    }
                    return found;
                };
                case SYMBOL -> switch (t.text()) {
                    case "(" -> {
                        Node inner = expression(0);
                        expect(")");
                        yield inner;
                    }
                    case "-" -> binary(t, scope -> 0.0, primary());
                    case "!" -> {
                        Node inner = primary();
                        yield scope -> truth(inner.evaluate(scope)) ? 0.0 : 1.0;
                    }
                    default -> throw new ScriptError("unexpected '" + t.text() + "'", t.line());
                };
                case END -> throw new ScriptError("unexpected end", t.line());
            };
            while (accept("(")) {
                List<Node> arguments = new ArrayList<>();
                while (!accept(")")) {
                    arguments.add(expression(0));
                    accept(",");
                }
                Node callee = value;
                value = scope -> {
                    if (callee.evaluate(scope) instanceof Function f) {
                        return f.call(arguments.stream().map(a -> a.evaluate(scope)).toList());
                    }
                    throw new ScriptError("no function: " + t.text(), t.line());
                };
            }
            return value;
        }

        private Node function() {
            List<String> parameters = new ArrayList<>();
            expect("(");
            while (!accept(")")) {
                parameters.add(name());
                accept(",");
            }
            Node body = block();
            return scope -> (Function) arguments -> {
                Scope inner = new Scope(scope);
                for (int i = 0; i < parameters.size(); i++) {
                    inner.values.put(parameters.get(i), arguments.get(i));
                }
                try {
                    return body.evaluate(inner);
                } catch (Return r) {
                    return r.value;
                }
            };
        }
    }

    private ScriptInterpreter() {}

    static boolean truth(Object value) {
        return value instanceof Double d ? d != 0 : value != null;
    }

    static double number(Object value, Token at) {
        if (value instanceof Double d) {
            return d;
        }
        throw new ScriptError("'" + at.text() + "' needs numbers, not " + show(value), at.line());
    }

    static String show(Object value) {
        return value instanceof Double d && d == Math.rint(d) ? Long.toString(d.longValue()) : String.valueOf(value);
    }

    static void run(String source) {
        Scope globals = new Scope(null);
        globals.values.put("print", (Function) arguments -> {
            System.out.println(String.join(" ", arguments.stream().map(ScriptInterpreter::show).toList()));
            return 0.0;
        });
        try {
            new Parser(source).program().evaluate(globals);
        } catch (ScriptError e) {
            System.out.println("error: " + e.getMessage());
        } catch (IndexOutOfBoundsException | StackOverflowError e) {
            System.out.println("error: " + e.getClass().getSimpleName());
        }
    }

    public static void main(String[] arguments) {
        run("""
                let fib = function(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); };
                let i = 0;
                while i <= 20 { if i % 5 == 0 { print("fib", i, fib(i)); } i = i + 1; }
                # closures
                let counter = function() { let n = 0; return function(by) { n = n + by; return n; }; };
                let a = counter(); let b = counter();
                print(a(1), a(2), b(10), a(3), -2 * -(3 + 4) % 5, 7 / 2, 1 / 0, "x" + 1 + 2, !0 && "yes" || "no");
                let compose = function(f, g) { return function(x) { return f(g(x)); }; };
                print(compose(function(x) { return x * 2; }, function(x) { return x + 1; })(20));
                """);
        for (String bad : List.of("print(1", "let = 3;", "x;", "print(1) $", "\n\n1 - \"a\";", "3(4);", "let f = function(a) { return a; }; f();",
                "let f = function() { return f(); }; f();", "if 1 { print(\"ok\"); } else")) {
            run(bad);
        }
    }
}
