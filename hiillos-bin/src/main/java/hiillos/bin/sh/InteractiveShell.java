package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Parser;
import hiillos.bin.sh.syntax.SyntaxError;
import hiillos.posix.Errno;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import hiillos.posix.Terminal;

/** The shell with a person in front of it. */
final class InteractiveShell {
    private static final String GREETING = "Welcome to hiillos. Type help to see what there is.\n";

    private final Interpreter interpreter;
    private final LineEditor editor;

    InteractiveShell(Interpreter interpreter) {
        this.interpreter = interpreter;
        editor = new LineEditor(interpreter.builtins().history, new Completion(interpreter));
    }

    int run() throws ShellError {
        ShellState state = interpreter.state;
        try {
            if (Posix.isTerminal(0)) {
                awaitForeground(Posix.terminal(0));
                Posix.terminal(0).setForegroundGroup(Posix.groupNumber());
            }
        } catch (PosixException error) {
            interpreter.complain("the terminal does not send signals: " + error.getMessage());
        }
        state.interactive = true;
        interpreter.attended = true;
        interpreter.updateSignals();
        if (state.variables.get("PS1") == null) {
            interpreter.assign("PS1", "\\w \\$ ");
        }
        Messages.print(1, GREETING);
        if (hasFile("/etc/profile")) {
            runQuietly("/etc/profile");
        }
        StringBuilder pending = new StringBuilder();
        while (true) {
            reportJobs();
            runTraps();
            String line;
            try {
                line = editor.read(pending.length() == 0 ? prompt() : "> ");
            } catch (PosixException error) {
                interpreter.complain("the terminal can not be read: " + error.getMessage());
                return 1;
            }
            interpreter.control.usualMode(editor.usualMode());
            if (line == null && pending.length() == 0) {
                Messages.print(1, "exit\n");
                if (mayEnd(interpreter)) {
                    return state.lastStatus;
                }
                continue;
            }
            if (line == LineEditor.INTERRUPTED) {
                pending.setLength(0);
                state.lastStatus = 130;
                continue;
            }
            execute(pending, line);
        }
    }

    /** Who was started in the background stays stopped until it is in the foreground. */
    private static void awaitForeground(Terminal terminal) throws PosixException {
        try {
            while (terminal.foregroundGroup() != 0 && terminal.foregroundGroup() != Posix.groupNumber()) {
                Posix.kill(-Posix.groupNumber(), Signals.SIGTTIN);
            }
        } catch (PosixException orphaned) {
            if (orphaned.error() != Errno.EIO && orphaned.error() != Errno.EPERM) {
                throw orphaned;
            }
            // Nobody would let it go on: who had the terminal is gone.
        }
    }

    /** What traps say of signals that came while nothing ran; Ctrl-C was for what has ended. */
    private void runTraps() {
        try {
            interpreter.checkSignals();
        } catch (Jump jump) {
            if (jump.kind == Jump.Kind.EXIT) {
                throw jump;
            }
        }
    }

    /** Whether the shell may end now: a person is told of stopped jobs once. */
    static boolean mayEnd(Interpreter interpreter) {
        if (!interpreter.state.interactive || interpreter.toldOfJobs || !interpreter.jobs.hasStopped()) {
            return true;
        }
        Messages.print(2, "There are stopped jobs.\n");
        interpreter.toldOfJobs = true;
        return false;
    }

    private static boolean hasFile(String path) {
        try {
            return Posix.status(path).isRegular();
        } catch (PosixException missing) {
            return false;
        }
    }

    private void runQuietly(String path) {
        try {
            interpreter.runText(Shell.readScript(path), path);
        } catch (ShellError error) {
            interpreter.complain(error.getMessage());
        }
    }

    /** Runs what was typed, if it is whole; {@code line} is null at the end of input. */
    private void execute(StringBuilder pending, String line) {
        if (line != null) {
            pending.append(line).append('\n');
        }
        Command command;
        try {
            command = Parser.parseAll(pending.toString(), interpreter.state.aliases::get);
        } catch (OutOfMemoryError | StackOverflowError error) {
            interpreter.complain(Messages.exhausted(error));
            interpreter.state.lastStatus = 2;
            pending.setLength(0);
            return;
        } catch (SyntaxError error) {
            if (error.isIncomplete() && line != null) {
                return;
            }
            interpreter.complain(error.getMessage());
            interpreter.state.lastStatus = 2;
            remember(pending);
            return;
        }
        remember(pending);
        boolean told = interpreter.toldOfJobs;
        try {
            interpreter.run(command);
            interpreter.toldOfJobs &= !told;
        } catch (Jump jump) {
            if (jump.kind == Jump.Kind.EXIT) {
                throw jump;
            }
            interpreter.state.lastStatus = jump.value;
        } catch (OutOfMemoryError | StackOverflowError error) {
            interpreter.complain(Messages.exhausted(error));
            interpreter.state.lastStatus = 2;
        }
    }

    private void remember(StringBuilder pending) {
        interpreter.builtins().history.add(pending.toString().stripTrailing());
        pending.setLength(0);
    }

    private void reportJobs() {
        for (Jobs.Job each : interpreter.jobs.all()) {
            each.update(true);
            if (each.hasEnded()) {
                Messages.print(2, interpreter.jobs.describe(each, false) + "\n");
                interpreter.jobs.remove(each);
            } else {
                interpreter.control.tell(each);
            }
        }
    }

    /** {@code PS1} with {@code \w} (working directory), {@code \W} (its last part), {@code \$}, {@code \?} (status). */
    private String prompt() {
        String format = interpreter.variable("PS1");
        StringBuilder prompt = new StringBuilder();
        for (int i = 0; format != null && i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '\\' || i + 1 == format.length()) {
                prompt.append(c);
                continue;
            }
            i++;
            switch (format.charAt(i)) {
                case 'w' -> prompt.append(shortDirectory());
                case 'W' -> prompt.append(lastPart(shortDirectory()));
                case '$' -> prompt.append('$');
                case '?' -> prompt.append(interpreter.state.lastStatus);
                case 'n' -> prompt.append('\n');
                case 'e' -> prompt.append('\033');
                default -> prompt.append('\\').append(format.charAt(i));
            }
        }
        return prompt.toString();
    }

    private String shortDirectory() {
        String directory = Posix.workingDirectory();
        String home = interpreter.variable("HOME");
        if (home != null && home.length() > 1 && (directory.equals(home) || directory.startsWith(home + "/"))) {
            return "~" + directory.substring(home.length());
        }
        return directory;
    }

    private static String lastPart(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 || slash == path.length() - 1 ? path : path.substring(slash + 1);
    }
}
