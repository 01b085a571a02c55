package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Parser;
import hiillos.bin.sh.syntax.SyntaxError;
import hiillos.posix.Errno;
import hiillos.posix.OpenFlags;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The program {@code sh}: {@code sh [-options] [-c text [name] | file | -s] [arguments]}. */
public final class Shell {
    private final Interpreter interpreter = new Interpreter();
    private String text;
    private String file;
    private boolean interactive;

    /** Runs the shell; gives its exit status. */
    public int main(String[] arguments) {
        int status;
        try {
            status = start(arguments);
        } catch (ShellError error) {
            interpreter.complain(error.getMessage());
            status = error.status;
        } catch (Jump jump) {
            status = jump.value;
        } catch (OutOfMemoryError | StackOverflowError error) {
            interpreter.complain(Messages.exhausted(error));
            status = 2;
        }
        try {
            interpreter.state.lastStatus = status;
            interpreter.runExitTrap();
        } catch (Jump jump) {
            status = jump.kind == Jump.Kind.EXIT ? jump.value : status;
        }
        return status;
    }

    private int start(String[] arguments) throws ShellError {
        ShellState state = interpreter.state;
        state.shellProcess = Posix.processNumber();
        for (Map.Entry<String, String> each : Posix.environment().entrySet()) {
            if (Parser.isName(each.getKey())) {
                state.variables.restore(each.getKey(), new Variable(each.getValue(), true, false));
            }
        }
        if (state.variables.get("PATH") == null) {
            interpreter.assign("PATH", Programs.DEFAULT_PATH);
        }
        interpreter.assign("PWD", Posix.workingDirectory());
        parse(arguments);
        if (text != null) {
            return interpreter.runText(text, null);
        }
        if (file != null) {
            return interpreter.runText(readScript(file), null);
        }
        if (interactive) {
            return new InteractiveShell(interpreter).run();
        }
        return runInput();
    }

    private void parse(String[] arguments) throws ShellError {
        ShellState state = interpreter.state;
        int next = 1;
        boolean command = false;
        boolean standardInput = false;
        while (next < arguments.length && arguments[next].length() > 1
                && (arguments[next].charAt(0) == '-' || arguments[next].charAt(0) == '+')) {
            String argument = arguments[next];
            if (argument.equals("--")) {
                next++;
                break;
            }
            StringBuilder rest = new StringBuilder(argument.substring(0, 1));
            for (char letter : argument.substring(1).toCharArray()) {
                switch (letter) {
                    case 'c' -> command = true;
                    case 's' -> standardInput = true;
                    case 'i' -> interactive = true;
                    case 'l' -> state.variables.restore("LOGIN", new Variable("1", false, false));
                    default -> rest.append(letter);
                }
            }
            arguments[next] = rest.toString();
            next = rest.length() > 1 ? new VariableBuiltins(interpreter).options(arguments, next) : next + 1;
        }
        if (command) {
            if (next == arguments.length) {
                throw new ShellError("-c: the text to run is missing", 2);
            }
            text = arguments[next++];
            if (next < arguments.length) {
                state.name = arguments[next++];
            }
        } else if (!standardInput && next < arguments.length) {
            file = arguments[next++];
            state.name = file;
        } else {
            interactive |= Posix.isTerminal(0) && Posix.isTerminal(2);
        }
        state.positional = Arrays.copyOfRange(arguments, next, arguments.length);
    }

    /** The text of a script. @throws ShellError status 127 if it can not be read */
    static String readScript(String path) throws ShellError {
        try {
            int descriptor = Posix.open(path, OpenFlags.READ_ONLY, 0);
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                byte[] buffer = new byte[4096];
                for (int count = Posix.read(descriptor, buffer, 0, buffer.length); count > 0;
                        count = Posix.read(descriptor, buffer, 0, buffer.length)) {
                    bytes.write(buffer, 0, count);
                }
                return bytes.toString(StandardCharsets.UTF_8);
            } finally {
                Posix.close(descriptor);
            }
        } catch (PosixException error) {
            throw new ShellError(path + ": " + error.getMessage(), 127);
        }
    }

    /** Commands from standard input, line by line: what stands behind a command is its input. */
    private int runInput() throws ShellError {
        StringBuilder pending = new StringBuilder();
        int line = 0;
        while (true) {
            String next = readLine();
            if (next != null) {
                line++;
                pending.append(next);
            }
            if (pending.length() == 0) {
                return interpreter.state.lastStatus;
            }
            try {
                Command command = Parser.parseAll(pending.toString(), interpreter.state.aliases::get);
                pending.setLength(0);
                if (!interpreter.state.options.noExecute) {
                    interpreter.run(command);
                }
            } catch (SyntaxError error) {
                if (!error.isIncomplete() || next == null) {
                    interpreter.complain("line " + line + ": " + error.getMessage());
                    return 2;
                }
            }
        }
    }

    private String readLine() throws ShellError {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        int count = 1;
        while (count > 0 && one[0] != '\n') {
            try {
                count = Posix.read(0, one, 0, 1);
                bytes.write(one, 0, count);
            } catch (PosixException error) {
                if (error.error() != Errno.EINTR) {
                    throw new ShellError("standard input can not be read: " + error.getMessage(), error.error() == Errno.EISDIR ? 126 : 1);
                }
                interpreter.checkSignals();
            }
        }
        return bytes.size() == 0 ? null : bytes.toString(StandardCharsets.UTF_8);
    }
}
