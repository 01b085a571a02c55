package hiillos.conformance.programs.applications;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A small Lisp: lists, closures, macros by quoting, numbers without limit, and calls in tail position that need no stack. */
public final class LispInterpreter {
    private LispInterpreter() {}

    sealed interface Value permits Number, Symbol, Text, Pair, Nil, Builtin, Closure {}

    record Number(BigInteger value) implements Value {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    record Symbol(String name) implements Value {
        @Override
        public String toString() {
            return name;
        }
    }

    record Text(String characters) implements Value {
        @Override
        public String toString() {
            return '"' + characters + '"';
        }
    }

    enum Nil implements Value {
        NIL;

        @Override
        public String toString() {
            return "()";
        }
    }

    record Pair(Value first, Value rest) implements Value {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("(").append(first);
            Value at = rest;
            while (at instanceof Pair(Value next, Value after)) {
                text.append(' ').append(next);
                at = after;
            }
            return text.append(at == Nil.NIL ? ")" : " . " + at + ")").toString();
        }
    }

    record Builtin(String name, Function<List<Value>, Value> body) implements Value {
        @Override
        public String toString() {
            return "<" + name + ">";
        }
    }

    record Closure(List<String> names, Value body, Scope scope, boolean isMacro) implements Value {
        @Override
        public String toString() {
            return (isMacro ? "<macro of " : "<function of ") + names.size() + ">";
        }
    }

    static final class LispError extends RuntimeException {
        private static final long serialVersionUID = 1;

        LispError(String message) {
            super(message);
        }
    }

    static final class Scope {
        private final Scope outer;
        private final Map<String, Value> values = new HashMap<>();

        Scope(Scope outer) {
            this.outer = outer;
        }

        Value get(String name) {
            for (Scope scope = this; scope != null; scope = scope.outer) {
                Value value = scope.values.get(name);
                if (value != null) {
                    return value;
                }
            }
            throw new LispError("unbound: " + name);
        }
    }

    static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        private boolean skip() {
            while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';')) {
                at = text.charAt(at) == ';' ? (text + "\n").indexOf('\n', at) : at + 1;
            }
            return at < text.length();
        }

        List<Value> all() {
            List<Value> values = new ArrayList<>();
            while (skip()) {
                values.add(read());
            }
            return values;
        }

        private Value read() {
            if (!skip()) {
                throw new LispError("the text ends too early");
            }
            char c = text.charAt(at++);
            if (c == '\'') {
                return list(new Symbol("quote"), read());
            }
            if (c == '"') {
                int end = text.indexOf('"', at);
                Text value = new Text(text.substring(at, end));
                at = end + 1;
                return value;
            }
            if (c == '(') {
                List<Value> parts = new ArrayList<>();
                while (skip() && text.charAt(at) != ')') {
                    parts.add(read());
                }
                if (at == text.length()) {
                    throw new LispError("the text ends too early");
                }
                at++;
                return list(parts.toArray(Value[]::new));
            }
            int begin = at - 1;
            while (at < text.length() && " \n()'".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(begin, at);
            return word.matches("-?\\d+") ? new Number(new BigInteger(word)) : new Symbol(word);
        }
    }

    private static Value list(Value... values) {
        Value result = Nil.NIL;
        for (int i = values.length - 1; i >= 0; i--) {
            result = new Pair(values[i], result);
        }
        return result;
    }

    private static List<Value> elements(Value list) {
        List<Value> result = new ArrayList<>();
        Value at = list;
        while (at instanceof Pair(Value first, Value rest)) {
            result.add(first);
            at = rest;
        }
        return result;
    }

    private static Value truth(boolean value) {
        return value ? new Symbol("t") : Nil.NIL;
    }

    private static BigInteger number(Value value) {
        if (value instanceof Number(BigInteger result)) {
            return result;
        }
        throw new LispError("not a number: " + value);
    }

    private static Pair pair(Value value) {
        if (value instanceof Pair pair) {
            return pair;
        }
        throw new LispError("not a pair: " + value);
    }

    private static Scope world() {
        Scope scope = new Scope(null);
        Map<String, Function<List<Value>, Value>> builtins = new HashMap<>();
        builtins.put("+", a -> new Number(a.stream().map(LispInterpreter::number).reduce(BigInteger.ZERO, BigInteger::add)));
        builtins.put("*", a -> new Number(a.stream().map(LispInterpreter::number).reduce(BigInteger.ONE, BigInteger::multiply)));
        builtins.put("-", a -> new Number(number(a.get(0)).subtract(number(a.get(1)))));
        builtins.put("mod", a -> new Number(number(a.get(0)).mod(number(a.get(1)))));
        builtins.put("<", a -> truth(number(a.get(0)).compareTo(number(a.get(1))) < 0));
        builtins.put("=", a -> truth(a.get(0).equals(a.get(1))));
        builtins.put("car", a -> pair(a.getFirst()).first());
        builtins.put("cdr", a -> pair(a.getFirst()).rest());
        builtins.put("cons", a -> new Pair(a.get(0), a.get(1)));
        builtins.put("null", a -> truth(a.getFirst() == Nil.NIL));
        builtins.put("list", a -> list(a.toArray(Value[]::new)));
        builtins.forEach((name, body) -> scope.values.put(name, new Builtin(name, body)));
        scope.values.put("t", new Symbol("t"));
        return scope;
    }

    private static Scope bind(Closure closure, List<Value> arguments) {
        if (closure.names().size() != arguments.size()) {
            throw new LispError(closure + " was given " + arguments.size());
        }
        Scope scope = new Scope(closure.scope());
        for (int i = 0; i < arguments.size(); i++) {
            scope.values.put(closure.names().get(i), arguments.get(i));
        }
        return scope;
    }

    private static Value evaluate(Value start, Scope begin) {
        Value expression = start;
        Scope scope = begin;
        while (true) {
            if (expression instanceof Symbol(String name)) {
                return scope.get(name);
            }
            if (!(expression instanceof Pair(Value head, Value tail))) {
                return expression;
            }
            List<Value> rest = elements(tail);
            switch (head instanceof Symbol(String name) ? name : "") {
                case "quote" -> {
                    return rest.getFirst();
                }
                case "if" -> {
                    expression = evaluate(rest.get(0), scope) != Nil.NIL ? rest.get(1) : rest.size() > 2 ? rest.get(2) : Nil.NIL;
                    continue;
                }
                case "define" -> {
                    Value value = evaluate(rest.get(1), scope);
                    scope.values.put(rest.get(0).toString(), value);
                    return value;
                }
                case "lambda", "macro" -> {
                    return new Closure(elements(rest.get(0)).stream().map(Value::toString).toList(), rest.get(1), scope,
                            head.toString().equals("macro"));
                }
                default -> {
                }
            }
            Value function = evaluate(head, scope);
            if (function instanceof Closure closure && closure.isMacro()) {
                expression = evaluate(closure.body(), bind(closure, rest));
                continue;
            }
            List<Value> arguments = new ArrayList<>();
            for (Value each : rest) {
                arguments.add(evaluate(each, scope));
            }
            switch (function) {
                case Builtin builtin -> {
                    return builtin.body().apply(arguments);
                }
                case Closure closure -> {
                    scope = bind(closure, arguments);
                    expression = closure.body();
                }
                default -> throw new LispError("not a function: " + function);
            }
        }
    }

    public static void main(String[] arguments) {
        Scope scope = world();
        String program = """
                (define factorial (lambda (n) (if (< n 2) 1 (* n (factorial (- n 1))))))
                (factorial 30)
                (define map (lambda (f l) (if (null l) l (cons (f (car l)) (map f (cdr l))))))
                (map (lambda (x) (* x x)) '(1 2 3 -4))
                (define loop (lambda (n sum) (if (= n 0) sum (loop (- n 1) (+ sum n))))) ; no stack
                (loop 20000 0)
                (define unless (macro (test then) (list 'if test () then)))
                (unless (< 2 1) "said")
                (unless (< 1 2) (car ()))
                (define counter (lambda (step) (lambda (x) (+ x step))))
                (map (counter 10) (map (counter 1) '(1 2 3)))
                (define sieve (lambda (l) (if (null l) l (cons (car l) (sieve (without (car l) (cdr l)))))))
                (define without (lambda (d l) (if (null l) l (if (= 0 (mod (car l) d)) (without d (cdr l)) (cons (car l) (without d (cdr l)))))))
                (define range (lambda (a b) (if (< b a) () (cons a (range (+ a 1) b)))))
                (sieve (range 2 60))
                (cons 1 (cons 2 3))
                '(a (b "c d" . e) ())
                """;
        for (Value expression : new Reader(program).all()) {
            System.out.println(evaluate(expression, scope));
        }
        for (String wrong : List.of("(car 1)", "(nothing)", "(1 2)", "((lambda (x) x))", "(+ 1 \"a\")", "(car (cdr '(1))", "(cdr '())")) {
            try {
                System.out.println(wrong + " -> " + evaluate(new Reader(wrong).all().getFirst(), scope));
            } catch (LispError expected) {
                System.out.println(wrong + ": " + expected.getMessage());
            }
        }
    }
}
