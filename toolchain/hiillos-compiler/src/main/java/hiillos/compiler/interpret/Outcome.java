package hiillos.compiler.interpret;

import java.util.List;

/**
 * What became of a class's build-time initialisation.
 *
 * @param initialized whether the class's statics now have their final build-time values
 * @param reason why not; null when initialised
 * @param callPath from the offending place outwards, one {@code Class.method(File.java:line)} each; empty when initialised
 */
public record Outcome(boolean initialized, String reason, List<String> callPath) {
    static final Outcome DONE = new Outcome(true, null, List.of());

    static Outcome refused(String reason, List<String> callPath) {
        return new Outcome(false, reason, List.copyOf(callPath));
    }
}
