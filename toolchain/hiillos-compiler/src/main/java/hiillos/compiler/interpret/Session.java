package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import java.util.ArrayList;
import java.util.List;

/** One running class initialisation. */
final class Session {
    /** The class; null for a call from outside any initialisation. */
    final ClassInfo type;
    /** Marks the objects that this initialisation creates. */
    final int number;
    /** Position on the stack of running initialisations, outermost 0. */
    final int depth;
    /** The outermost running initialisation whose unfinished class this one has seen; {@link #INDEPENDENT}: none. */
    int reliesOn = INDEPENDENT;
    /** The interpreter's step count of the initialisation outside this one. */
    long stepsOfOuter;
    /** Array elements allocated. */
    long elements;
    /** Objects that must not be reachable from the class when it is done, as they cannot be in an image. */
    final List<HeapObject> temporary = new ArrayList<>();

    static final int INDEPENDENT = Integer.MAX_VALUE;

    Session(ClassInfo type, int number, int depth) {
        this.type = type;
        this.number = number;
        this.depth = depth;
    }
}
