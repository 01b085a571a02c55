package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Printer;
import hiillos.bin.tool.Echo;
import hiillos.bin.tool.Printf;
import hiillos.bin.tool.Test;
import hiillos.posix.ByteOutput;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The commands that the shell runs itself. */
final class Builtins {
    /** The command by which a shell tells another one its numbers; not for people. */
    static final String INHERIT = ".inherit";
    /** All names, sorted. */
    static final List<String> NAMES = List.of(".", ":", "[", "alias", "bg", "break", "cd", "command", "continue", "echo", "eval",
            "exec", "exit", "export", "false", "fg", "getopts", "hash", "help", "history", "jobs", "kill", "local", "printf",
            "pwd", "read", "readonly", "return", "set", "shift", "source", "test", "times", "trap", "true", "type", "umask",
            "unalias", "unset", "wait");
    private static final Set<String> SPECIAL = Set.of(".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly",
            "return", "set", "shift", "source", "times", "trap", "unset", INHERIT);

    private final Interpreter interpreter;
    private final VariableBuiltins variables;
    private final JobBuiltins jobs;
    private final ReadBuiltin reader;
    History history = new History();

    /** A command that the shell runs itself. */
    interface Builtin {
        /** @param arguments the command's name first */
        int run(String[] arguments) throws ShellError, PosixException;
    }

    Builtins(Interpreter interpreter) {
        this.interpreter = interpreter;
        variables = new VariableBuiltins(interpreter);
        jobs = new JobBuiltins(interpreter);
        reader = new ReadBuiltin(interpreter);
    }

    /** Whether assignments before it stay, by POSIX. */
    boolean isSpecial(String name) {
        return SPECIAL.contains(name);
    }

    /** Whether it tells what no other shell can know. */
    boolean isAboutThisShell(String name) {
        return name.equals("history") || name.equals("jobs");
    }

    /** The builtin of a name; null if there is none. */
    Builtin find(String name) {
        return switch (name) {
            case ":", "true" -> arguments -> 0;
            case "false" -> arguments -> 1;
            case ".", "source" -> this::source;
            case "[", "test" -> arguments -> new Test().run(arguments);
            case "echo" -> arguments -> new Echo().main(arguments);
            case "printf" -> arguments -> new Printf().main(arguments);
            case "alias" -> variables::alias;
            case "unalias" -> variables::unalias;
            case "export" -> arguments -> variables.mark(arguments, true);
            case "readonly" -> arguments -> variables.mark(arguments, false);
            case "local" -> variables::local;
            case "set" -> variables::set;
            case "unset" -> variables::unset;
            case "shift" -> variables::shift;
            case "getopts" -> variables::options;
            case "read" -> reader::run;
            case "bg" -> jobs::background;
            case "fg" -> jobs::foreground;
            case "jobs" -> jobs::list;
            case "kill" -> jobs::kill;
            case "wait" -> jobs::await;
            case "trap" -> jobs::trap;
            case "break" -> arguments -> leaveLoop(arguments, Jump.Kind.BREAK);
            case "continue" -> arguments -> leaveLoop(arguments, Jump.Kind.CONTINUE);
            case "return" -> this::leaveFunction;
            case "exit" -> arguments -> {
                if (arguments.length > 2) {
                    throw new ShellError("exit: too many arguments");
                }
                int status = status(arguments);
                if (!InteractiveShell.mayEnd(interpreter)) {
                    return 1;
                }
                throw new Jump(Jump.Kind.EXIT, status);
            };
            case "cd" -> this::changeDirectory;
            case "pwd" -> arguments -> print(Posix.workingDirectory() + "\n");
            case "command" -> this::command;
            case "eval" -> arguments -> interpreter.runText(join(arguments, 1), null);
            case "exec" -> this::execute;
            case "hash" -> this::hash;
            case "help" -> arguments -> print(Help.TEXT);
            case "history" -> this::history;
            case "times" -> this::times;
            case "type" -> this::type;
            case "umask" -> this::umask;
            case INHERIT -> this::inherit;
            default -> null;
        };
    }

    private ShellState state() {
        return interpreter.state;
    }

    static int print(String text) throws PosixException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Posix.writeFully(1, bytes, 0, bytes.length);
        return 0;
    }

    static String join(String[] arguments, int from) {
        return String.join(" ", Arrays.asList(arguments).subList(from, arguments.length));
    }

    /** A number that is an argument. */
    static int number(String command, String text) throws ShellError {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException bad) {
            throw new ShellError(command + ": " + text + ": a number is needed", 2);
        }
    }

    private int status(String[] arguments) throws ShellError {
        return arguments.length > 1 ? number(arguments[0], arguments[1]) & 255 : state().lastStatus;
    }

    private int leaveLoop(String[] arguments, Jump.Kind kind) throws ShellError {
        int count = arguments.length > 1 ? number(arguments[0], arguments[1]) : 1;
        if (count < 1) {
            throw new ShellError(arguments[0] + ": " + count + ": it must be at least 1");
        }
        if (state().loops == 0) {
            interpreter.complain(arguments[0] + ": only meaningful in a loop");
            return 0;
        }
        throw new Jump(kind, Math.min(count, state().loops));
    }

    private int leaveFunction(String[] arguments) throws ShellError {
        if (state().functionDepth == 0 && state().sourceDepth == 0) {
            throw new ShellError("return: only meaningful in a function or a sourced script");
        }
        throw new Jump(Jump.Kind.RETURN, status(arguments));
    }

    private int source(String[] arguments) throws ShellError {
        if (arguments.length < 2) {
            throw new ShellError(arguments[0] + ": the name of a file is missing", 2);
        }
        String text;
        try {
            text = Shell.readScript(arguments[1]);
        } catch (ShellError missing) {
            throw new ShellError(missing.getMessage());
        }
        String[] outer = state().positional;
        if (arguments.length > 2) {
            state().positional = Arrays.copyOfRange(arguments, 2, arguments.length);
        }
        state().sourceDepth++;
        try {
            state().lastStatus = 0;
            return interpreter.runText(text, arguments[1]);
        } catch (Jump jump) {
            if (jump.kind == Jump.Kind.RETURN) {
                return jump.value;
            }
            throw jump;
        } finally {
            state().sourceDepth--;
            state().positional = outer;
        }
    }

    private int changeDirectory(String[] arguments) throws ShellError {
        int first = 1;
        while (first < arguments.length && (arguments[first].equals("-L") || arguments[first].equals("-P")
                || arguments[first].equals("--"))) {
            first++;
        }
        if (arguments.length > first + 1) {
            throw new ShellError("cd: too many arguments");
        }
        String target = first < arguments.length ? arguments[first] : state().variables.get("HOME");
        boolean back = "-".equals(target);
        if (back) {
            target = state().variables.get("OLDPWD");
        }
        if (target == null) {
            throw new ShellError("cd: " + (back ? "OLDPWD" : "HOME") + " is not set");
        }
        String before = Posix.workingDirectory();
        try {
            Posix.changeDirectory(target);
            if (back) {
                print(Posix.workingDirectory() + "\n");
            }
        } catch (PosixException error) {
            throw new ShellError("cd: " + target + ": " + error.getMessage());
        }
        interpreter.assign("OLDPWD", before);
        interpreter.assign("PWD", Posix.workingDirectory());
        return 0;
    }

    private int command(String[] arguments) throws ShellError, PosixException {
        if (arguments.length > 1 && (arguments[1].equals("-v") || arguments[1].equals("-V"))) {
            int status = 0;
            for (int i = 2; i < arguments.length; i++) {
                String found = arguments[1].equals("-V") ? describe(arguments[i]) : locate(arguments[i]);
                if (found == null) {
                    status = 1;
                } else {
                    print(found + "\n");
                }
            }
            return status;
        }
        if (arguments.length == 1) {
            return 0;
        }
        List<String> fields = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        return interpreter.launcher.simple(new hiillos.bin.sh.syntax.Command.Simple(List.of(), List.of(), List.of(), 0), fields, true);
    }

    /** What {@code command -v} prints; null if there is no such command. */
    private String locate(String name) {
        if (state().aliases.containsKey(name)) {
            return "alias " + name + "=" + Quoting.always(state().aliases.get(name));
        }
        if (state().functions.containsKey(name) || find(name) != null) {
            return name;
        }
        try {
            return Programs.find(state(), name);
        } catch (ShellError missing) {
            return null;
        }
    }

    private String describe(String name) {
        if (state().aliases.containsKey(name)) {
            return name + " is an alias for " + Quoting.always(state().aliases.get(name));
        }
        if (state().functions.containsKey(name)) {
            return name + " is a function\n" + Printer.print(new hiillos.bin.sh.syntax.Command.Function(name,
                    state().functions.get(name))).stripTrailing();
        }
        if (find(name) != null) {
            return name + " is a shell builtin";
        }
        String path = locate(name);
        return path == null ? null : name + " is " + path;
    }

    private int type(String[] arguments) throws PosixException {
        int status = 0;
        for (int i = 1; i < arguments.length; i++) {
            String found = describe(arguments[i]);
            if (found == null) {
                interpreter.complain("type: " + arguments[i] + ": not found");
                status = 1;
            } else {
                print(found + "\n");
            }
        }
        return status;
    }

    private int execute(String[] arguments) throws ShellError {
        return arguments.length == 1 ? 0 : interpreter.launcher.execute(List.of(arguments).subList(1, arguments.length));
    }

    private int hash(String[] arguments) throws ShellError, PosixException {
        if (arguments.length > 1 && arguments[1].equals("-r")) {
            state().programs.clear();
            return 0;
        }
        for (int i = 1; i < arguments.length; i++) {
            Programs.find(state(), arguments[i]);
        }
        if (arguments.length == 1) {
            for (String path : new java.util.TreeSet<>(state().programs.values())) {
                print(path + "\n");
            }
        }
        return 0;
    }

    private int history(String[] arguments) throws ShellError, PosixException {
        if (arguments.length > 1 && arguments[1].equals("-c")) {
            history.clear();
            return 0;
        }
        int count = arguments.length > 1 ? number("history", arguments[1]) : history.size();
        ByteOutput out = new ByteOutput(1);
        for (int i = Math.max(0, history.size() - count); i < history.size(); i++) {
            String number = Integer.toString(i + 1);
            out.line(" ".repeat(Math.max(0, 5 - number.length())) + number + "  " + history.get(i));
        }
        out.flush();
        return 0;
    }

    private int times(String[] arguments) throws PosixException {
        long nanos = Posix.monotonicNanos();
        long minutes = nanos / 60_000_000_000L;
        long milliseconds = nanos / 1_000_000 % 60_000;
        String text = minutes + "m" + milliseconds / 1000 + "." + Integer.toString((int) (1000 + milliseconds % 1000)).substring(1)
                + "s since the start of the machine; time on processors is not counted";
        return print(text + "\n");
    }

    private int umask(String[] arguments) throws ShellError, PosixException {
        if (arguments.length == 1) {
            int mask = Posix.umask(0);
            Posix.umask(mask);
            return print("0" + Integer.toOctalString(01000 | mask).substring(1) + "\n");
        }
        try {
            int mask = Integer.parseInt(arguments[1], 8);
            if (mask < 0 || mask > 0777) {
                throw new NumberFormatException();
            }
            Posix.umask(mask);
            return 0;
        } catch (NumberFormatException bad) {
            throw new ShellError("umask: " + arguments[1] + ": three octal digits are needed");
        }
    }

    private int inherit(String[] arguments) throws ShellError {
        state().shellProcess = number(INHERIT, arguments[1]);
        state().lastBackground = number(INHERIT, arguments[2]);
        if (arguments.length > 4) {
            state().functionDepth++;
            state().variables.enterFunction();
        }
        return number(INHERIT, arguments[3]);
    }
}
