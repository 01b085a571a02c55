package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A tiny Prolog: terms, unification, facts and rules, and answers found by backtracking. */
public final class PrologFacts {
    sealed interface Term permits Atom, Variable, Compound {}

    record Atom(String name) implements Term {
        @Override
        public String toString() {
            return name;
        }
    }

    record Variable(String name, int generation) implements Term {
        @Override
        public String toString() {
            return generation == 0 ? name : "_" + name + generation;
        }
    }

    record Compound(String name, List<Term> arguments) implements Term {
        @Override
        public String toString() {
            return name + arguments.stream().map(Term::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    record Clause(Term head, List<Term> body) {}

    static final class Reader {
        private static final Pattern TOKEN = Pattern.compile("\\s*(:-|\\?-|[a-z0-9]\\w*|[A-Z_]\\w*|[(),.])");
        private final List<String> tokens = new ArrayList<>();
        private int at;

        Reader(String text) {
            Matcher m = TOKEN.matcher(text);
            int end = 0;
            while (m.find() && m.start() == end) {
                tokens.add(m.group(1));
                end = m.end();
            }
            if (!text.substring(end).isBlank()) {
                throw new IllegalArgumentException("cannot read: " + text.substring(end).strip());
            }
        }

        boolean atEnd() {
            return at == tokens.size();
        }

        private boolean accept(String token) {
            boolean there = !atEnd() && tokens.get(at).equals(token);
            at += there ? 1 : 0;
            return there;
        }

        Term term() {
            if (atEnd()) {
                throw new IllegalArgumentException("ends in a term");
            }
            String name = tokens.get(at++);
            if (Character.isUpperCase(name.charAt(0)) || name.startsWith("_")) {
                return new Variable(name, 0);
            }
            if (!accept("(")) {
                return new Atom(name);
            }
            List<Term> arguments = terms();
            if (!accept(")")) {
                throw new IllegalArgumentException("no ) after " + name);
            }
            return new Compound(name, arguments);
        }

        List<Term> terms() {
            List<Term> all = new ArrayList<>();
            do {
                all.add(term());
            } while (accept(","));
            return all;
        }

        Clause clause() {
            Term head = term();
            List<Term> body = accept(":-") ? terms() : List.of();
            if (!accept(".")) {
                throw new IllegalArgumentException("no . after " + head);
            }
            return new Clause(head, body);
        }
    }

    private final List<Clause> clauses = new ArrayList<>();
    private int generation;
    private int steps;

    PrologFacts(String program) {
        Reader reader = new Reader(program);
        while (!reader.atEnd()) {
            clauses.add(reader.clause());
        }
    }

    private static Term walk(Term term, Map<Variable, Term> bound) {
        while (term instanceof Variable v && bound.containsKey(v)) {
            term = bound.get(v);
        }
        return term;
    }

    static boolean unify(Term a, Term b, Map<Variable, Term> bound) {
        Term left = walk(a, bound);
        Term right = walk(b, bound);
        if (left.equals(right)) {
            return true;
        }
        if (left instanceof Variable v) {
            bound.put(v, right);
            return true;
        }
        if (right instanceof Variable v) {
            bound.put(v, left);
            return true;
        }
        if (left instanceof Compound(String f, List<Term> x) && right instanceof Compound(String g, List<Term> y) && f.equals(g)
                && x.size() == y.size()) {
            for (int i = 0; i < x.size(); i++) {
                if (!unify(x.get(i), y.get(i), bound)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    static Term resolve(Term term, Map<Variable, Term> bound) {
        return switch (walk(term, bound)) {
            case Compound(String name, List<Term> arguments) -> new Compound(name, arguments.stream().map(t -> resolve(t, bound)).toList());
            case Term other -> other;
        };
    }

    private static Term renamed(Term term, int generation) {
        return switch (term) {
            case Atom a -> a;
            case Variable v -> new Variable(v.name(), generation);
            case Compound(String name, List<Term> arguments) -> new Compound(name, arguments.stream().map(t -> renamed(t, generation)).toList());
        };
    }

    private void solve(List<Term> goals, Map<Variable, Term> bound, Consumer<Map<Variable, Term>> found) {
        if (goals.isEmpty()) {
            found.accept(bound);
            return;
        }
        for (Clause clause : clauses) {
            steps++;
            int fresh = ++generation;
            Map<Variable, Term> next = new HashMap<>(bound);
            if (unify(goals.getFirst(), renamed(clause.head(), fresh), next)) {
                List<Term> rest = new ArrayList<>(clause.body().stream().map(t -> renamed(t, fresh)).toList());
                rest.addAll(goals.subList(1, goals.size()));
                solve(rest, next, found);
            }
        }
    }

    List<Map<String, Term>> ask(String query) {
        List<Term> goals = new Reader(query).terms();
        List<Map<String, Term>> answers = new ArrayList<>();
        solve(goals, new HashMap<>(), bound -> {
            Map<String, Term> answer = new LinkedHashMap<>();
            Matcher names = Pattern.compile("\\b[A-Z]\\w*").matcher(query);
            while (names.find()) {
                answer.put(names.group(), resolve(new Variable(names.group(), 0), bound));
            }
            answers.add(answer);
        });
        return answers;
    }

    public static void main(String[] arguments) {
        PrologFacts family = new PrologFacts("""
                parent(ann, bob). parent(ann, cat). parent(bob, dan). parent(cat, eve). parent(dan, fay).
                ancestor(X, Y) :- parent(X, Y).
                ancestor(X, Z) :- parent(X, Y), ancestor(Y, Z).
                sibling(X, Y) :- parent(P, X), parent(P, Y), different(X, Y).
                different(bob, cat). different(cat, bob).
                append(nil, L, L).
                append(cons(H, T), L, cons(H, R)) :- append(T, L, R).
                add(0, N, N).
                add(s(M), N, s(R)) :- add(M, N, R).
                """);
        for (String query : List.of("parent(ann, X)", "ancestor(X, fay)", "sibling(bob, Y)", "ancestor(eve, X)",
                "append(cons(a, cons(b, nil)), cons(c, nil), L)", "append(X, Y, cons(a, cons(b, nil)))", "add(s(s(0)), s(s(s(0))), N)",
                "add(X, Y, s(s(0)))", "parent(ann, bob)", "ancestor(A, B), sibling(B, C)")) {
            family.steps = 0;
            List<Map<String, Term>> answers = family.ask(query);
            System.out.println("?- " + query + ": " + (answers.isEmpty() ? "no" : answers) + " (" + family.steps + ")");
        }
        for (String bad : List.of("parent(a, b)", "f(", "f(X :- g.", "a ! b")) {
            try {
                System.out.println(new PrologFacts(bad).clauses);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
