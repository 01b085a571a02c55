package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Parser;
import hiillos.posix.PosixException;
import java.util.Arrays;
import java.util.Map;

/** Builtins that change variables, parameters, options and aliases. */
final class VariableBuiltins {
    private final Interpreter interpreter;
    private int optionOffset = 1;

    VariableBuiltins(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    private ShellState state() {
        return interpreter.state;
    }

    int alias(String[] arguments) throws PosixException {
        int status = 0;
        if (arguments.length == 1) {
            for (Map.Entry<String, String> each : state().aliases.entrySet()) {
                Builtins.print("alias " + each.getKey() + "=" + Quoting.always(each.getValue()) + "\n");
            }
        }
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (equals > 0) {
                state().aliases.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
            } else if (state().aliases.containsKey(arguments[i])) {
                Builtins.print("alias " + arguments[i] + "=" + Quoting.always(state().aliases.get(arguments[i])) + "\n");
            } else {
                interpreter.complain("alias: " + arguments[i] + ": not found");
                status = 1;
            }
        }
        return status;
    }

    int unalias(String[] arguments) {
        int status = 0;
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals("-a")) {
                state().aliases.clear();
            } else if (state().aliases.remove(arguments[i]) == null) {
                interpreter.complain("unalias: " + arguments[i] + ": not found");
                status = 1;
            }
        }
        return status;
    }

    private static String checkName(String command, String name) throws ShellError {
        if (!Parser.isName(name)) {
            throw new ShellError(command + ": " + name + ": this is not a variable's name");
        }
        return name;
    }

    /** {@code export} and {@code readonly}. */
    int mark(String[] arguments, boolean export) throws ShellError, PosixException {
        int first = 1;
        boolean remove = false;
        while (first < arguments.length && (arguments[first].equals("-p") || arguments[first].equals("-n"))) {
            remove |= arguments[first].equals("-n");
            first++;
        }
        if (first == arguments.length) {
            for (Map.Entry<String, Variable> each : state().variables.all().entrySet()) {
                if (export ? each.getValue().exported() : each.getValue().readOnly()) {
                    String value = each.getValue().value();
                    Builtins.print(arguments[0] + " " + each.getKey() + (value == null ? "" : "=" + Quoting.always(value)) + "\n");
                }
            }
        }
        for (int i = first; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            String name = checkName(arguments[0], equals < 0 ? arguments[i] : arguments[i].substring(0, equals));
            if (equals >= 0) {
                interpreter.assign(name, arguments[i].substring(equals + 1));
            }
            if (remove) {
                state().variables.unexport(name);
            } else {
                state().variables.mark(name, export, !export);
            }
        }
        return 0;
    }

    int local(String[] arguments) throws ShellError {
        if (!state().variables.inFunction()) {
            throw new ShellError("local: only meaningful in a function");
        }
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            String name = checkName("local", equals < 0 ? arguments[i] : arguments[i].substring(0, equals));
            state().variables.makeLocal(name);
            if (equals >= 0) {
                interpreter.assign(name, arguments[i].substring(equals + 1));
            } else {
                state().variables.unset(name);
            }
        }
        return 0;
    }

    int unset(String[] arguments) throws ShellError {
        boolean functions = false;
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals("-f") || arguments[i].equals("-v")) {
                functions = arguments[i].equals("-f");
            } else if (functions) {
                state().functions.remove(arguments[i]);
            } else {
                state().variables.unset(checkName("unset", arguments[i]));
            }
        }
        return 0;
    }

    int set(String[] arguments) throws ShellError, PosixException {
        if (arguments.length == 1) {
            for (Map.Entry<String, Variable> each : state().variables.all().entrySet()) {
                if (each.getValue().value() != null) {
                    Builtins.print(each.getKey() + "=" + Quoting.ifNeeded(each.getValue().value()) + "\n");
                }
            }
            return 0;
        }
        int next = 1;
        while (next < arguments.length) {
            String argument = arguments[next];
            if (argument.equals("--")) {
                state().positional = Arrays.copyOfRange(arguments, next + 1, arguments.length);
                return 0;
            }
            if (argument.length() < 2 || argument.charAt(0) != '-' && argument.charAt(0) != '+') {
                state().positional = Arrays.copyOfRange(arguments, next, arguments.length);
                return 0;
            }
            next = options(arguments, next);
        }
        return 0;
    }

    /** Switches the options of one argument; gives the index of the next. */
    int options(String[] arguments, int index) throws ShellError {
        String argument = arguments[index];
        boolean on = argument.charAt(0) == '-';
        int next = index + 1;
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            if (letter == 'o') {
                if (next == arguments.length) {
                    throw new ShellError("set: -o: the name of an option is missing", 2);
                }
                letter = ShellState.optionLetter(arguments[next++]);
                if (letter == 'P') {
                    state().options.pipeFail = on;
                    continue;
                }
                if (letter == 0) {
                    throw new ShellError("set: " + arguments[next - 1] + ": there is no such option", 2);
                }
            }
            if (!state().options.set(letter, on)) {
                throw new ShellError("set: " + argument.charAt(0) + letter + ": there is no such option", 2);
            }
        }
        return next;
    }

    int shift(String[] arguments) throws ShellError {
        int count = arguments.length > 1 ? Builtins.number("shift", arguments[1]) : 1;
        if (count < 0 || count > state().positional.length) {
            throw new ShellError("shift: " + count + ": there are " + state().positional.length + " parameters");
        }
        state().positional = Arrays.copyOfRange(state().positional, count, state().positional.length);
        return 0;
    }

    /** {@code getopts letters name [arguments]}. */
    int options(String[] arguments) throws ShellError {
        if (arguments.length < 3) {
            throw new ShellError("getopts: option letters and a variable's name are needed", 2);
        }
        String known = arguments[1];
        String name = checkName("getopts", arguments[2]);
        String[] values = arguments.length > 3 ? Arrays.copyOfRange(arguments, 3, arguments.length) : state().positional;
        String position = state().variables.get("OPTIND");
        int index = position == null ? 1 : Builtins.number("getopts", position);
        if (index == 1 && position != null && optionOffset > 1 && values.length > 0 && optionOffset >= values[0].length()) {
            optionOffset = 1;
        }
        String current = index <= values.length ? values[index - 1] : "";
        if (optionOffset >= current.length() || optionOffset == 1 && (current.length() < 2 || current.charAt(0) != '-'
                || current.equals("--"))) {
            interpreter.assign(name, "?");
            interpreter.assign("OPTIND", Integer.toString(current.equals("--") ? index + 1 : index));
            optionOffset = 1;
            return 1;
        }
        char letter = current.charAt(optionOffset++);
        int at = letter == ':' ? -1 : known.indexOf(letter);
        boolean silent = known.startsWith(":");
        String result = Character.toString(letter);
        boolean ends = optionOffset == current.length();
        state().variables.unset("OPTARG");
        if (at < 0) {
            result = "?";
            if (silent) {
                interpreter.assign("OPTARG", Character.toString(letter));
            } else {
                interpreter.complain("there is no option -" + letter);
            }
        } else if (at + 1 < known.length() && known.charAt(at + 1) == ':') {
            if (!ends) {
                interpreter.assign("OPTARG", current.substring(optionOffset));
            } else if (index < values.length) {
                interpreter.assign("OPTARG", values[index]);
                index++;
            } else {
                result = silent ? ":" : "?";
                if (silent) {
                    interpreter.assign("OPTARG", Character.toString(letter));
                } else {
                    interpreter.complain("option -" + letter + " needs an argument");
                }
            }
            ends = true;
        }
        if (ends) {
            index++;
            optionOffset = 1;
        }
        interpreter.assign("OPTIND", Integer.toString(index));
        interpreter.assign(name, result);
        return 0;
    }
}
