package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Parser;
import hiillos.bin.sh.syntax.Word;
import hiillos.posix.Posix;
import java.util.ArrayList;
import java.util.List;

/** Expands words: tilde, parameters, substitutions, arithmetic, splitting, path names, quotes. */
final class Expander {
    private final Interpreter interpreter;

    Expander(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    private ShellState state() {
        return interpreter.state;
    }

    /** The fields of some words, path names included. */
    List<String> fields(List<Word> words) throws ShellError {
        List<String> result = new ArrayList<>();
        for (Word word : words) {
            String plain = word.plainText();
            if (plain != null && !Glob.isPattern(plain) && !plain.startsWith("~")) {
                result.add(plain);
                continue;
            }
            Fields fields = new Fields();
            append(word, fields, true, false, false);
            fields.end();
            for (int i = 0; i < fields.texts().size(); i++) {
                String pattern = fields.patterns().get(i);
                List<String> paths = state().options.noGlob || !Glob.isPattern(pattern) ? List.of() : Glob.paths(pattern);
                if (paths.isEmpty()) {
                    result.add(fields.texts().get(i));
                } else {
                    result.addAll(paths);
                }
            }
        }
        return result;
    }

    /** As {@link #fields}, for a command whose arguments may be assignments: those are not split. */
    List<String> declarations(List<Word> words) throws ShellError {
        List<String> result = new ArrayList<>();
        for (Word word : words) {
            Command.Assignment assignment = Parser.assignment(word);
            if (assignment == null) {
                result.addAll(fields(List.of(word)));
            } else {
                result.add(assignment.name() + "=" + text(assignment.value()));
            }
        }
        return result;
    }

    /** A word as one text, neither split nor a pattern: what is assigned, or a redirection's target. */
    String text(Word word) throws ShellError {
        Fields fields = new Fields();
        append(word, fields, false, true, false);
        fields.quoted("");
        fields.end();
        return fields.texts().get(0);
    }

    /** A word as one pattern. */
    String pattern(Word word) throws ShellError {
        Fields fields = new Fields();
        append(word, fields, false, false, false);
        fields.quoted("");
        fields.end();
        return fields.patterns().get(0);
    }

    /**
     * Appends a word.
     *
     * @param split whether unquoted results are split
     * @param assigned whether a tilde after a colon counts
     * @param result whether the word is the result of an expansion, so that its own text is split, too
     */
    private void append(Word word, Fields fields, boolean split, boolean assigned, boolean result) throws ShellError {
        List<Word.Part> parts = word.parts();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Word.Literal literal -> {
                    if (literal.quoted()) {
                        fields.quoted(literal.text());
                    } else {
                        boolean last = i == parts.size() - 1;
                        literal(i == 0, last, literal.text(), fields, assigned, split && result);
                    }
                }
                case Word.Parameter parameter -> parameter(parameter, fields, split);
                case Word.Substitution substitution -> value(interpreter.substitute(substitution.body()), fields,
                        substitution.quoted(), split);
                case Word.Arithmetic arithmetic -> value(arithmetic(text(arithmetic.expression())), fields,
                        arithmetic.quoted(), split);
            }
        }
    }

    private void literal(boolean first, boolean last, String text, Fields fields, boolean assigned, boolean split) {
        int start = 0;
        boolean tilde = first;
        while (start < text.length()) {
            int end = assigned ? text.indexOf(':', start) : -1;
            end = end < 0 ? text.length() : end + 1;
            String piece = text.substring(start, end);
            int slash = piece.indexOf('/');
            int nameEnd = slash >= 0 ? slash : piece.endsWith(":") ? piece.length() - 1 : piece.length();
            String home = tilde && piece.startsWith("~") && (nameEnd < piece.length() || last)
                    ? home(piece.substring(1, nameEnd)) : null;
            if (home != null) {
                fields.quoted(home);
                piece = piece.substring(nameEnd);
            }
            value(piece, fields, false, split);
            start = end;
            tilde = true;
        }
    }

    private String home(String name) {
        return switch (name) {
            case "" -> state().variables.get("HOME");
            case "+" -> Posix.workingDirectory();
            case "-" -> state().variables.get("OLDPWD");
            default -> null;
        };
    }

    private void value(String value, Fields fields, boolean quoted, boolean split) {
        if (quoted) {
            fields.quoted(value);
        } else if (split) {
            fields.split(value, separators());
        } else {
            fields.plain(value);
        }
    }

    private String separators() {
        String separators = state().variables.get("IFS");
        return separators == null ? " \t\n" : separators;
    }

    /** The value of a parameter; null if it is not set. */
    String parameterValue(String name) {
        ShellState state = state();
        if (name.length() == 1) {
            switch (name.charAt(0)) {
                case '?' -> {
                    return Integer.toString(state.lastStatus);
                }
                case '#' -> {
                    return Integer.toString(state.positional.length);
                }
                case '$' -> {
                    return Integer.toString(state.shellProcess);
                }
                case '!' -> {
                    return state.lastBackground == 0 ? null : Integer.toString(state.lastBackground);
                }
                case '-' -> {
                    return state.options.letters() + (state.interactive ? "i" : "");
                }
                case '*', '@' -> {
                    return state.positional.length == 0 ? null : String.join(joiner(), state.positional);
                }
                default -> {}
            }
        }
        if (name.charAt(0) >= '0' && name.charAt(0) <= '9') {
            int index = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
            return index == 0 ? state.name : index <= state.positional.length ? state.positional[index - 1] : null;
        }
        return interpreter.variable(name);
    }

    private String joiner() {
        String separators = separators();
        return separators.isEmpty() ? "" : separators.substring(0, 1);
    }

    private String arithmetic(String expression) throws ShellError {
        try {
            return Long.toString(Arithmetic.evaluate(expression, state().variables));
        } catch (ShellError error) {
            throw interpreter.fatal(error.getMessage());
        }
    }

    private void parameter(Word.Parameter parameter, Fields fields, boolean split) throws ShellError {
        String name = parameter.name();
        String value = parameterValue(name);
        String operator = parameter.operator();
        boolean colon = operator.startsWith(":");
        if (value == null && state().options.noUnset && needsValue(name, operator)) {
            throw interpreter.fatal(name + ": the parameter is not set");
        }
        boolean missing = value == null || colon && value.isEmpty();
        switch (colon ? operator.substring(1) : operator) {
            case "length" -> {
                int length = name.equals("@") || name.equals("*") ? state().positional.length
                        : value == null ? 0 : value.codePointCount(0, value.length());
                value(Integer.toString(length), fields, parameter.quoted(), split);
                return;
            }
            case "-" -> {
                if (missing) {
                    argument(parameter, fields, split);
                    return;
                }
            }
            case "+" -> {
                if (!missing) {
                    argument(parameter, fields, split);
                } else if (parameter.quoted()) {
                    fields.quoted("");
                }
                return;
            }
            case "=" -> {
                if (missing) {
                    if (!Parser.isName(name)) {
                        throw new ShellError("${" + name + "=...}: only variables can be set");
                    }
                    value = text(parameter.argument());
                    interpreter.assign(name, value);
                }
            }
            case "?" -> {
                if (missing) {
                    String sentence = text(parameter.argument());
                    throw interpreter.fatal(name + ": " + (sentence.isEmpty() ? "the parameter is not set" : sentence));
                }
            }
            case "%", "%%", "#", "##" -> value = value == null ? null : trim(value, operator, pattern(parameter.argument()));
            default -> {}
        }
        if ((name.equals("@") || name.equals("*")) && (split || name.equals("@"))) {
            all(name, parameter, fields, split);
            return;
        }
        if (value == null) {
            value = "";
        }
        value(value, fields, parameter.quoted(), split);
    }

    /** Whether an expansion says nothing of what to do without a value. */
    private static boolean needsValue(String name, String operator) {
        return !name.equals("@") && !name.equals("*") && (operator.isEmpty() || operator.equals("length")
                || operator.charAt(0) == '%' || operator.charAt(0) == '#');
    }

    private void argument(Word.Parameter parameter, Fields fields, boolean split) throws ShellError {
        append(parameter.argument(), fields, split, false, true);
        if (parameter.quoted() && parameter.argument().parts().isEmpty()) {
            fields.quoted("");
        }
    }

    private void all(String name, Word.Parameter parameter, Fields fields, boolean split) throws ShellError {
        String[] values = state().positional;
        boolean pattern = parameter.operator().startsWith("%") || parameter.operator().startsWith("#");
        String argument = pattern ? pattern(parameter.argument()) : "";
        if (parameter.quoted() && name.equals("*")) {
            fields.quoted(String.join(joiner(), values));
            return;
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                if (split) {
                    fields.end();
                } else {
                    fields.quoted(" ");
                }
            }
            String value = pattern ? trim(values[i], parameter.operator(), argument) : values[i];
            value(value, fields, parameter.quoted(), split);
        }
    }

    private static String trim(String value, String operator, String pattern) {
        boolean prefix = operator.startsWith("#");
        boolean longest = operator.length() == 2;
        int length = value.length();
        for (int i = 0; i <= length; i++) {
            int count = longest ? length - i : i;
            String part = prefix ? value.substring(0, count) : value.substring(length - count);
            if (Glob.matches(pattern, part)) {
                return prefix ? value.substring(count) : value.substring(0, length - count);
            }
        }
        return value;
    }
}
