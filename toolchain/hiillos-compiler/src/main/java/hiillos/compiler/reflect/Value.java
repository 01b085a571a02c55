package hiillos.compiler.reflect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an entry of the operand stack or a local variable may be. Immutable. */
record Value(boolean isWide, Set<Atom> atoms) {
    /** More possibilities than this in one place of the code count as unknown. */
    private static final int LIMIT = 64;

    /** An {@code int}, a {@code float}, null, or nothing yet. */
    static final Value NONE = new Value(false, Set.of());
    /** A {@code long} or a {@code double}. */
    static final Value WIDE = new Value(true, Set.of());

    static Value of(Atom atom) {
        return new Value(false, Set.of(atom));
    }

    static Value unknown(String why) {
        return of(new Atom.Unknown(why));
    }

    Value union(Value other) {
        if (atoms.containsAll(other.atoms)) {
            return this;
        }
        if (other.atoms.containsAll(atoms)) {
            return other;
        }
        Set<Atom> all = new LinkedHashSet<>(atoms);
        all.addAll(other.atoms);
        return all.size() > LIMIT ? unknown("it may be too many things") : new Value(isWide, all);
    }

    /** The classes above; asking twice, as a loop does, gives no more. */
    Value above() {
        Set<Atom> base = new LinkedHashSet<>();
        for (Atom atom : atoms) {
            if (atom instanceof Atom.Above above) {
                base.addAll(above.type().atoms());
            } else {
                base.add(atom);
            }
        }
        return of(new Atom.Above(new Value(false, base)));
    }

    static List<Value> none(int count) {
        return java.util.Collections.nCopies(count, NONE);
    }
}
