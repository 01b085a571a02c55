package hiillos.compiler.interpret;

import hiillos.compiler.model.ClassInfo;
import java.util.List;

/** Ends every class initialisation that is running: something may not, or can not, be done at build time. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient List<String> callPath = List.of();
    private transient ClassInfo rootClass;
    private transient String rootReason;
    private transient ClassInfo origin;

    Refusal(String reason) {
        super(reason, null, false, false);
    }

    /** From the offending place outwards; filled where the interpreter's frames are still known. */
    public List<String> callPath() {
        return callPath;
    }

    void callPath(List<String> path) {
        if (callPath.isEmpty()) {
            callPath = List.copyOf(path);
        }
    }

    /** The class whose initialiser itself broke a rule, and which. */
    void root(ClassInfo type, String reason) {
        rootClass = type;
        rootReason = reason;
    }

    ClassInfo rootClass() {
        return rootClass;
    }

    String rootReason() {
        return rootReason;
    }

    /** The class that was refused last on the way out; null at first. */
    ClassInfo origin() {
        return origin;
    }

    void origin(ClassInfo type) {
        origin = type;
    }
}
