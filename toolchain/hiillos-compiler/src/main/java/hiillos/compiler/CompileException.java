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
        String hint = hint();
        return hint == null ? text.toString() : text.append("\n").append(hint).toString();
    }

    /** What to do when the program uses a part of the class library that is not there at all; null if it is something else. */
    private String hint() {
        for (int i = callPath.size() - 1; i >= 0; i--) {
            String step = callPath.get(i);
            for (Missing each : Missing.ALL) {
                if (step.startsWith(each.prefix)) {
                    return "hint: " + each.sentence + "; see docs/reference/class-library.md";
                }
            }
        }
        return null;
    }

    /** A part of the class library that programs do not have. */
    private record Missing(String prefix, String sentence) {
        private static final String FILES = "java.nio.file and the file classes of java.io are not there: on hiillos, hiillos.posix has files";
        private static final String PROCESSES = "starting processes is not there: on hiillos, hiillos.posix has it";
        static final List<Missing> ALL = List.of(new Missing("java.nio.file.", FILES), new Missing("java.io.File", FILES),
                new Missing("java.io.RandomAccessFile", FILES), new Missing("java.lang.ProcessBuilder", PROCESSES),
                new Missing("java.lang.Runtime.exec", PROCESSES), new Missing("java.net.", "java.net is not there: there is no network"));
    }
}
