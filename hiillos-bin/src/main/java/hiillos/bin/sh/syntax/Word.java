package hiillos.bin.sh.syntax;

import java.util.List;

/**
 * A word before its expansion.
 *
 * @param source as it was written, quotes included
 */
public record Word(List<Part> parts, String source) {
    /** A piece of a word. */
    public sealed interface Part {}

    /** Characters that stand for themselves; if they were not quoted they may be patterns. */
    public record Literal(String text, boolean quoted) implements Part {}

    /**
     * {@code $name} or {@code ${name...}}.
     *
     * @param operator what stands behind the name: {@code ""}, {@code "#"} before the name as {@code "length"}, or
     *     {@code - :- = := ? :? + :+ % %% # ##}
     * @param argument of the operator; null if there is none
     */
    public record Parameter(String name, String operator, Word argument, boolean quoted) implements Part {}

    /** {@code $(...)} or what stands between back quotes. */
    public record Substitution(Command body, boolean quoted) implements Part {}

    /** {@code $((...))}. */
    public record Arithmetic(Word expression, boolean quoted) implements Part {}

    /** The text if it is nothing but unquoted literal text, else null. */
    public String plainText() {
        if (parts.size() == 1 && parts.get(0) instanceof Literal literal && !literal.quoted()) {
            return literal.text();
        }
        return null;
    }

    /** The text without its quotes if nothing in it is expanded, else null. */
    public String literalText() {
        StringBuilder text = new StringBuilder();
        for (Part each : parts) {
            if (!(each instanceof Literal literal)) {
                return null;
            }
            text.append(literal.text());
        }
        return text.toString();
    }

    /** A word of quoted text. */
    public static Word quoted(String text) {
        return new Word(List.of(new Literal(text, true)), "'" + text.replace("'", "'\\''") + "'");
    }
}
