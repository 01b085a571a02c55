package hiillos.compiler.source;

import hiillos.compiler.CompileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts of the class library that few programs use, and that others should not pay for: a part is behind a gate, which is closed until
 * a program is seen to use what opens it. Cuts that begin with {@code closed NAME} hold while that gate is closed.
 *
 * <p>Three kinds of lines say what opens one: {@code gate NAME METHOD…}, methods that are compiled into the image; {@code call NAME METHOD…},
 * methods that code outside the class library calls; {@code flag NAME METHOD…}, those that it calls with anything but the constant false as
 * their last argument. A METHOD is the beginning of a {@code class/Name.method(descriptor)}.
 */
public final class Gates {
    enum Kind { GATE, CALL, FLAG }

    private record Rule(String gate, List<String> methods, Kind kind) {
        boolean isOpenedBy(Collection<String> names) {
            return names.stream().anyMatch(name -> methods.stream().anyMatch(name::startsWith));
        }
    }

    private final Set<String> open;
    private final List<Rule> rules = new ArrayList<>();

    Gates(Set<String> open) {
        this.open = Set.copyOf(open);
    }

    void add(String gate, List<String> methods, Kind kind) {
        rules.add(new Rule(gate, methods, kind));
    }

    /** @throws CompileException if no line before has said what opens the gate */
    boolean isOpen(String gate) {
        if (rules.stream().noneMatch(rule -> rule.gate().equals(gate))) {
            throw new CompileException("nothing opens the gate " + gate);
        }
        return open.contains(gate);
    }

    /**
     * The gates that a program opens.
     *
     * @param compiled names of the image's methods
     * @param called names of methods that the program calls
     * @param flagged those with a last argument that may be true
     */
    public Set<String> opened(Collection<String> compiled, Collection<String> called, Collection<String> flagged) {
        Set<String> opened = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (rule.isOpenedBy(switch (rule.kind()) {
                case GATE -> compiled;
                case CALL -> called;
                case FLAG -> flagged;
            })) {
                opened.add(rule.gate());
            }
        }
        return opened;
    }
}
