package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Word;
import hiillos.posix.OpenFlags;
import hiillos.posix.Pipe;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs simple commands and pipelines: functions and builtins here, programs as processes. There is no fork: what must run
 * beside this shell but is no program runs in another shell that is told what this one knows ({@link Prelude}).
 */
final class Launcher {
    private final Interpreter interpreter;

    Launcher(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    private ShellState state() {
        return interpreter.state;
    }

    private List<String> expand(Command.Simple simple) throws ShellError {
        List<String> fields = declares(simple.words()) ? interpreter.expander.declarations(simple.words())
                : interpreter.expander.fields(simple.words());
        if (state().options.trace && !fields.isEmpty()) {
            StringBuilder line = new StringBuilder("+");
            for (String each : fields) {
                line.append(' ').append(Quoting.ifNeeded(each));
            }
            Messages.print(2, line.append('\n').toString());
        }
        return fields;
    }

    /** Whether a command's arguments may be assignments. */
    private static boolean declares(List<Word> words) {
        String name = words.get(0).plainText();
        if ("command".equals(name) && words.size() > 1) {
            name = words.get(1).plainText();
        }
        return "export".equals(name) || "readonly".equals(name) || "local".equals(name);
    }

    int simple(Command.Simple simple) throws ShellError {
        List<String> fields = simple.words().isEmpty() ? List.of() : expand(simple);
        if (fields.isEmpty()) {
            Redirector.Saved saved = interpreter.redirector.apply(simple.redirections());
            try {
                return interpreter.assignOnly(simple.assignments());
            } finally {
                interpreter.redirector.restore(saved);
            }
        }
        return simple(simple, fields, false);
    }

    /** Runs a command whose words are expanded. @param plain functions are not looked at ({@code command}) */
    int simple(Command.Simple simple, List<String> fields, boolean plain) throws ShellError {
        String name = fields.get(0);
        Command function = plain ? null : state().functions.get(name);
        Builtins.Builtin builtin = function == null ? interpreter.builtins().find(name) : null;
        if (function == null && builtin == null) {
            return external(simple, fields);
        }
        boolean special = builtin != null && interpreter.builtins().isSpecial(name);
        Redirector.Saved saved = interpreter.redirector.apply(simple.redirections());
        Map<String, Variable> before = new HashMap<>();
        try {
            for (Command.Assignment each : simple.assignments()) {
                String value = interpreter.expander.text(each.value());
                before.putIfAbsent(each.name(), state().variables.variable(each.name()));
                interpreter.assign(each.name(), value);
                if (!special) {
                    state().variables.mark(each.name(), true, false);
                }
            }
            if (function != null) {
                return interpreter.call(function, fields);
            }
            int status = builtin.run(fields.toArray(new String[0]));
            if (name.equals("exec")) {
                Redirector.keep(saved);
            }
            return status;
        } catch (PosixException error) {
            interpreter.complain(name + ": " + error.getMessage());
            return 1;
        } catch (ShellError error) {
            // Said here, while the command's redirections hold.
            interpreter.complain(error.getMessage());
            return error.status;
        } finally {
            if (!special) {
                before.forEach(state().variables::restore);
            }
            interpreter.redirector.restore(saved);
        }
    }

    private int external(Command.Simple simple, List<String> fields) throws ShellError {
        Launch launch = new Launch(interpreter, state().interactive);
        try {
            int status = launch.spawn(fields, environment(simple), simple.redirections(), launch.descriptors());
            if (status != 0) {
                launch.abandon();
                return status;
            }
        } catch (ShellError error) {
            launch.abandon();
            throw error;
        }
        return launch.finish(simple);
    }

    private String[] environment(Command.Simple simple) throws ShellError {
        if (simple.assignments().isEmpty()) {
            return state().variables.environment();
        }
        Variables copy = new Variables(state().variables);
        for (Command.Assignment each : simple.assignments()) {
            copy.set(each.name(), interpreter.expander.text(each.value()));
            copy.mark(each.name(), true, false);
        }
        return copy.environment();
    }

    /** Replaces this shell by a program: waits for it and ends with its status. */
    int execute(List<String> fields) throws ShellError {
        Launch launch = new Launch(interpreter, state().interactive);
        int status = launch.spawn(fields, state().variables.environment(), List.of(), launch.descriptors());
        if (status != 0) {
            throw new Jump(Jump.Kind.EXIT, status);
        }
        Command command = new Command.Simple(List.of(), List.of(Word.quoted(fields.get(0))), List.of(), 0);
        throw new Jump(Jump.Kind.EXIT, launch.finish(command, true));
    }

    int pipeline(List<Command> stages) throws ShellError {
        Launch launch = new Launch(interpreter, state().interactive);
        start(stages, launch, null);
        return launch.finish(new Command.Pipeline(false, stages));
    }

    /** Starts the stages. @param firstInput a descriptor for the first one's input; null: this shell's own */
    private void start(List<Command> stages, Launch launch, Integer firstInput) throws ShellError {
        int input = firstInput == null ? -1 : firstInput;
        for (int i = 0; i < stages.size(); i++) {
            int[] map = launch.descriptors();
            if (input >= 0) {
                map[0] = input;
            }
            int nextInput = -1;
            int output = -1;
            if (i < stages.size() - 1) {
                try {
                    Pipe pipe = Posix.pipe();
                    nextInput = Redirector.above(pipe.readEnd());
                    output = Redirector.above(pipe.writeEnd());
                } catch (PosixException error) {
                    launch.abandon();
                    throw new ShellError("a pipe can not be made: " + error.getMessage());
                }
                map[1] = output;
            }
            try {
                stage(stages.get(i), launch, map);
            } catch (ShellError error) {
                interpreter.complain(error.getMessage());
                launch.failed(error.status);
            } finally {
                if (input >= 0) {
                    Redirector.closeQuietly(input);
                }
                if (output >= 0) {
                    Redirector.closeQuietly(output);
                }
            }
            input = nextInput;
        }
    }

    /** Starts one stage; expansions change a copy of the state. */
    private void stage(Command command, Launch launch, int[] map) throws ShellError {
        if (!(command instanceof Command.Simple simple)) {
            launch.spawnShell(command, map);
            return;
        }
        ShellState outer = state();
        interpreter.state = outer.subshell();
        try {
            List<String> fields = simple.words().isEmpty() ? List.of() : expand(simple);
            if (fields.isEmpty()) {
                launch.spawnShell(simple, map);
            } else if (interpreter.builtins().find(fields.get(0)) == null && !state().functions.containsKey(fields.get(0))) {
                int status = launch.spawn(fields, environment(simple), simple.redirections(), map);
                if (status != 0) {
                    launch.failed(status);
                }
            } else {
                List<Word> words = new ArrayList<>();
                for (String each : interpreter.builtins().isAboutThisShell(fields.get(0)) ? told(fields) : fields) {
                    words.add(Word.quoted(each));
                }
                launch.spawnShell(new Command.Simple(simple.assignments(), words, simple.redirections(), simple.line()), map);
            }
        } finally {
            interpreter.state = outer;
        }
    }

    /** A command that prints what this shell's builtin says. */
    private List<String> told(List<String> fields) throws ShellError {
        String text = interpreter.capture(() -> simple(new Command.Simple(List.of(), List.of(), List.of(), 0), fields, true));
        return List.of("printf", text.isEmpty() ? "" : "%s\\n", text);
    }

    /** Starts a command in the background. */
    void background(Command command) throws ShellError {
        Launch launch = new Launch(interpreter, false);
        launch.separate(state().interactive);
        int input = -1;
        // With job control who reads the terminal in the background is stopped.
        if (!state().interactive) {
            try {
                input = Redirector.above(Posix.open("/dev/null", OpenFlags.READ_ONLY, 0));
            } catch (PosixException missing) {
                // It has no input, then.
                input = -1;
            }
        }
        List<Command> stages = command instanceof Command.Pipeline pipeline && !pipeline.negated() ? pipeline.stages()
                : List.of(command);
        start(stages, launch, input < 0 ? null : input);
        launch.closeCapture();
        Jobs.Job job = launch.job(command);
        if (job.hasEnded()) {
            return;
        }
        interpreter.jobs.add(job);
        state().lastBackground = job.lastProcess();
        if (state().interactive) {
            Messages.print(2, "[" + job.number() + "] " + state().lastBackground + "\n");
        }
    }
}
