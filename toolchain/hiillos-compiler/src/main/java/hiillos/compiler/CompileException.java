package hiillos.compiler;

import java.util.List;

/** An error in what is compiled: says what is wrong, where, and by which calls it was reached. */
public final class CompileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> callPath;

    public CompileException(String message) {
        this(message, List.of());
    }

    /** @param callPath from the offending place outwards to an entry point, one {@code Class.method(File.java:line)} each */
    public CompileException(String message, List<String> callPath) {
        super(message);
        this.callPath = List.copyOf(callPath);
    }

    public List<String> callPath() {
        return callPath;
    }

    /** The whole message, one line per step of the call path. */
    public String report() {
        StringBuilder text = new StringBuilder("error: ").append(getMessage());
        for (String step : callPath) {
            text.append("\n    reached from ").append(step);
        }
        return text.toString();
    }
}
