package hiillos.bin.sh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shell's variables, with what {@code local} has put aside. */
final class Variables {
    private final TreeMap<String, Variable> all;
    private final List<Map<String, Variable>> frames = new ArrayList<>();

    Variables() {
        all = new TreeMap<>();
    }

    Variables(Variables copied) {
        all = new TreeMap<>(copied.all);
        for (Map<String, Variable> frame : copied.frames) {
            frames.add(new HashMap<>(frame));
        }
    }

    /** The value, or null. */
    String get(String name) {
        Variable variable = all.get(name);
        return variable == null ? null : variable.value();
    }

    Variable variable(String name) {
        return all.getOrDefault(name, Variable.ABSENT);
    }

    void set(String name, String value) throws ShellError {
        Variable old = variable(name);
        if (old.readOnly()) {
            throw new ShellError(name + ": the variable is read-only");
        }
        all.put(name, new Variable(value, old.exported(), false));
    }

    void unset(String name) throws ShellError {
        if (variable(name).readOnly()) {
            throw new ShellError(name + ": the variable is read-only");
        }
        all.remove(name);
    }

    void mark(String name, boolean export, boolean readOnly) {
        Variable old = variable(name);
        all.put(name, new Variable(old.value(), old.exported() || export, old.readOnly() || readOnly));
    }

    void unexport(String name) {
        Variable old = variable(name);
        all.put(name, new Variable(old.value(), false, old.readOnly()));
    }

    /** Puts a variable back as it was; null removes it. */
    void restore(String name, Variable old) {
        if (old == null || old == Variable.ABSENT) {
            all.remove(name);
        } else {
            all.put(name, old);
        }
    }

    void enterFunction() {
        frames.add(new HashMap<>());
    }

    void leaveFunction() {
        frames.remove(frames.size() - 1).forEach(this::restore);
    }

    boolean inFunction() {
        return !frames.isEmpty();
    }

    /** Puts the variable aside until the function ends. */
    void makeLocal(String name) {
        frames.get(frames.size() - 1).putIfAbsent(name, variable(name));
    }

    /** All, by name. */
    Map<String, Variable> all() {
        return all;
    }

    /** {@code NAME=VALUE} of all that are exported. */
    String[] environment() {
        List<String> texts = new ArrayList<>();
        all.forEach((name, variable) -> {
            if (variable.exported() && variable.value() != null) {
                texts.add(name + "=" + variable.value());
            }
        });
        return texts.toArray(new String[0]);
    }
}
