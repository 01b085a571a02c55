package hiillos.conformance.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The local variables that are visible at a place. */
final class Scope {
    private record Variable(String name, Type type, boolean assignable) {}

    private final List<Variable> variables = new ArrayList<>();
    private final int[] counter;

    Scope() {
        counter = new int[1];
    }

    Scope(Scope outer) {
        variables.addAll(outer.variables);
        counter = outer.counter;
    }

    String fresh() {
        return "v" + counter[0]++;
    }

    void declare(String name, Type type) {
        variables.add(new Variable(name, type, true));
    }

    void declareFinal(String name, Type type) {
        variables.add(new Variable(name, type, false));
    }

    /** An assignable variable of the type, or null. */
    String variable(Type type, Random random) {
        return pick(random, v -> v.type == type && v.assignable);
    }

    /** A variable of the type to read, or null. */
    String readable(Type type, Random random) {
        return pick(random, v -> v.type == type);
    }

    private String pick(Random random, java.util.function.Predicate<Variable> wanted) {
        List<Variable> fit = variables.stream().filter(wanted).toList();
        return fit.isEmpty() ? null : fit.get(random.nextInt(fit.size())).name;
    }
}
