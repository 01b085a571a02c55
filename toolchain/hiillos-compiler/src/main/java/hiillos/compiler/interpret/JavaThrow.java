package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject.HeapInstance;
import java.util.List;

/** A Java exception on its way through interpreted frames. */
public final class JavaThrow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HeapInstance thrown;
    private transient List<String> callPath;

    JavaThrow(HeapInstance thrown) {
        super(thrown.type().name(), null, false, false);
        this.thrown = thrown;
    }

    public HeapInstance thrown() {
        return thrown;
    }

    /** Where it left the method that threw it, outwards; null before. */
    List<String> callPath() {
        return callPath == null ? List.of() : callPath;
    }

    boolean hasCallPath() {
        return callPath != null;
    }

    void callPath(List<String> path) {
        callPath = path;
    }
}
