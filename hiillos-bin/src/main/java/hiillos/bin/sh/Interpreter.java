package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Parser;
import hiillos.bin.sh.syntax.SyntaxError;
import hiillos.bin.sh.syntax.Word;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Runs commands. */
final class Interpreter {
    /** So deep may functions and substitutions be nested before it is called an error. */
    private static final int MAXIMUM_DEPTH = 200;
    /** What a shell with a person does not end with and is not stopped by. */
    private static final long OF_THE_TERMINAL = 1L << Signals.SIGINT | 1L << Signals.SIGQUIT | 1L << Signals.SIGTERM
            | 1L << Signals.SIGTSTP | 1L << Signals.SIGTTIN | 1L << Signals.SIGTTOU;

    ShellState state = new ShellState();
    final Expander expander = new Expander(this);
    final Redirector redirector = new Redirector(this);
    final Launcher launcher = new Launcher(this);
    final Jobs jobs = new Jobs();
    final JobControl control = new JobControl(this);
    /** Whether there is a person, whatever of the shell just runs. */
    boolean attended;
    /** Whether the person was told of stopped jobs with the last command. */
    boolean toldOfJobs;
    private final Builtins builtins = new Builtins(this);
    /** More than 0 while a command's failure is a condition, not the end of a shell with -e. */
    private int conditions;
    private int depth;
    private int lastSubstitution;
    private boolean handlingTrap;
    private long waitingSignals;

    Builtins builtins() {
        return builtins;
    }

    /** Says something on standard error, with the shell's name before it. */
    void complain(String sentence) {
        complain(2, sentence);
    }

    /** Says something on a descriptor; -1: nowhere. */
    void complain(int descriptor, String sentence) {
        if (descriptor >= 0) {
            Messages.print(descriptor, state.name + ": " + sentence + "\n");
        }
    }

    /** An error that ends a shell that is not interactive. */
    ShellError fatal(String sentence) {
        if (state.interactive) {
            return new ShellError(sentence);
        }
        complain(sentence);
        throw new Jump(Jump.Kind.EXIT, 1);
    }

    String variable(String name) {
        return state.variables.get(name);
    }

    void assign(String name, String value) throws ShellError {
        state.variables.set(name, value);
        if (state.options.exportAll) {
            state.variables.mark(name, true, false);
        }
        if (name.equals("PATH")) {
            state.programs.clear();
        }
    }

    /** Runs a text, command by command; a syntax error is told and gives status 2. */
    int runText(String text, String source) {
        Parser parser = new Parser(text, state.aliases::get);
        while (true) {
            Command command;
            try {
                command = parser.next();
            } catch (SyntaxError error) {
                complain((source == null ? "" : source + ": ") + "line " + error.line() + ": " + error.getMessage());
                state.lastStatus = 2;
                return 2;
            }
            if (command == null) {
                return state.lastStatus;
            }
            if (!state.options.noExecute) {
                run(command);
            }
        }
    }

    /** Runs a command; gives and keeps its status. */
    int run(Command command) {
        if (depth >= MAXIMUM_DEPTH) {
            complain("commands are nested more than " + MAXIMUM_DEPTH + " deep");
            throw state.interactive ? new Jump(Jump.Kind.INTERRUPT, 1) : new Jump(Jump.Kind.EXIT, 1);
        }
        depth++;
        int status;
        try {
            checkSignals();
            status = dispatch(command);
        } catch (ShellError error) {
            complain(error.getMessage());
            status = checked(error.status);
        } finally {
            depth--;
        }
        state.lastStatus = status;
        return status;
    }

    private int dispatch(Command command) throws ShellError {
        return switch (command) {
            case Command.Simple simple -> checked(launcher.simple(simple));
            case Command.Pipeline pipeline -> pipeline(pipeline);
            case Command.Timed timed -> timed(timed);
            case Command.AndOr andOr -> {
                conditions++;
                int first;
                try {
                    first = run(andOr.first());
                } finally {
                    conditions--;
                }
                yield first == 0 == andOr.and() ? run(andOr.second()) : first;
            }
            case Command.Sequence sequence -> {
                int status = 0;
                for (Command.Item item : sequence.items()) {
                    if (item.background()) {
                        launcher.background(item.command());
                        status = state.lastStatus = 0;
                    } else {
                        status = run(item.command());
                    }
                }
                yield status;
            }
            case Command.Group group -> run(group.body());
            case Command.Subshell subshell -> checked(inSubshell(() -> run(subshell.body())));
            case Command.If conditional -> {
                if (condition(conditional.condition()) == 0) {
                    yield run(conditional.then());
                }
                yield conditional.otherwise() == null ? 0 : run(conditional.otherwise());
            }
            case Command.Loop loop -> loop(() -> condition(loop.condition()) == 0 != loop.until(), loop.body());
            case Command.For loop -> forLoop(loop);
            case Command.Case choice -> choice(choice);
            case Command.Function function -> {
                state.functions.put(function.name(), function.body());
                yield 0;
            }
            case Command.Redirected redirected -> {
                Redirector.Saved saved = redirector.apply(redirected.redirections());
                try {
                    yield run(redirected.body());
                } finally {
                    redirector.restore(saved);
                }
            }
        };
    }

    /** Ends a shell with -e when a command failed that is no condition. */
    private int checked(int status) {
        if (status != 0 && state.options.exitOnError && conditions == 0) {
            state.lastStatus = status;
            throw new Jump(Jump.Kind.EXIT, status);
        }
        return status;
    }

    private int condition(Command command) {
        conditions++;
        try {
            return run(command);
        } finally {
            conditions--;
        }
    }

    private int pipeline(Command.Pipeline pipeline) throws ShellError {
        int status;
        if (pipeline.negated()) {
            conditions++;
        }
        try {
            status = pipeline.stages().size() == 1 ? run(pipeline.stages().get(0)) : launcher.pipeline(pipeline.stages());
        } finally {
            if (pipeline.negated()) {
                conditions--;
            }
        }
        return pipeline.negated() ? status == 0 ? 1 : 0 : checked(status);
    }

    /** Tells on standard error how long a command took, however it ended. */
    private int timed(Command.Timed timed) {
        long start = Posix.monotonicNanos();
        try {
            return timed.body() == null ? 0 : run(timed.body());
        } finally {
            long milliseconds = (Posix.monotonicNanos() - start) / 1_000_000;
            Messages.print(2, timed.portable() ? "real " + milliseconds / 1000 + "." + padded(milliseconds % 1000 / 10, 2) + "\n"
                    : "\nreal\t" + milliseconds / 60_000 + "m" + milliseconds / 1000 % 60 + "." + padded(milliseconds % 1000, 3) + "s\n");
        }
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** Goes on with the next round of a loop; false: there is none. */
    private interface Round {
        boolean begins() throws ShellError;
    }

    /** The innermost loop, as {@code break} and {@code continue} see it. The beginning of a round may jump, too. */
    private int loop(Round round, Command body) throws ShellError {
        int status = 0;
        state.loops++;
        try {
            while (true) {
                try {
                    if (!round.begins()) {
                        return status;
                    }
                    status = run(body);
                } catch (Jump jump) {
                    if (leavesLoop(jump)) {
                        return 0;
                    }
                }
            }
        } finally {
            state.loops--;
        }
    }

    /** Whether the innermost loop ends with this jump; false: it goes on. Passes on what is not for it. */
    private static boolean leavesLoop(Jump jump) {
        if (jump.kind != Jump.Kind.BREAK && jump.kind != Jump.Kind.CONTINUE) {
            throw jump;
        }
        if (--jump.value > 0) {
            throw jump;
        }
        return jump.kind == Jump.Kind.BREAK;
    }

    private int forLoop(Command.For loop) throws ShellError {
        List<String> values = loop.words() == null ? List.of(state.positional) : expander.fields(loop.words());
        Iterator<String> rest = values.iterator();
        return loop(() -> {
            boolean begins = rest.hasNext();
            if (begins) {
                assign(loop.name(), rest.next());
            }
            return begins;
        }, loop.body());
    }

    private int choice(Command.Case choice) throws ShellError {
        String subject = expander.text(choice.subject());
        boolean falling = false;
        int status = 0;
        for (Command.CaseItem item : choice.items()) {
            boolean matches = falling;
            for (Word pattern : item.patterns()) {
                matches = matches || Glob.matches(expander.pattern(pattern), subject);
            }
            if (matches) {
                status = run(item.body());
                falling = item.fallThrough();
                if (!falling) {
                    return status;
                }
            }
        }
        return status;
    }

    /** Something to do in a subshell. */
    interface Body {
        int run() throws ShellError;
    }

    /** Runs something with a copy of the state; working directory and descriptors are as before afterwards. */
    int inSubshell(Body body) throws ShellError {
        ShellState outer = state;
        state = outer.subshell();
        String directory = Posix.workingDirectory();
        int mask = Posix.umask(0);
        Posix.umask(mask);
        Redirector.Saved saved = Redirector.saveAll();
        try {
            int status = body.run();
            runExitTrap();
            return status;
        } catch (Jump jump) {
            if (jump.kind == Jump.Kind.EXIT) {
                state.lastStatus = jump.value;
                runExitTrap();
                return jump.value;
            }
            if (jump.kind == Jump.Kind.INTERRUPT) {
                throw jump;
            }
            return jump.kind == Jump.Kind.RETURN ? jump.value : 0;
        } finally {
            state = outer;
            redirector.restore(saved);
            Posix.umask(mask);
            try {
                Posix.changeDirectory(directory);
            } catch (PosixException gone) {
                complain(directory + ": " + gone.getMessage());
            }
        }
    }

    /** The output of a command. */
    String substitute(Command body) throws ShellError {
        String text = capture(() -> run(body));
        state.lastStatus = lastSubstitution;
        return text;
    }

    /** What something prints, without the new lines at its end. */
    String capture(Body body) throws ShellError {
        Capture capture = new Capture();
        lastSubstitution = inSubshell(() -> {
            try {
                int descriptor = Posix.adopt(capture);
                Posix.duplicateTo(descriptor, 1);
                if (descriptor != 1) {
                    Posix.close(descriptor);
                }
            } catch (PosixException error) {
                throw new ShellError(error.getMessage());
            }
            return body.run();
        });
        return capture.text();
    }

    /** Status of a command that consists of assignments alone: that of its last substitution. */
    int assignOnly(List<Command.Assignment> assignments) throws ShellError {
        lastSubstitution = 0;
        for (Command.Assignment each : assignments) {
            String value = expander.text(each.value());
            if (state.options.trace) {
                Messages.print(2, "+ " + each.name() + "=" + value + "\n");
            }
            assign(each.name(), value);
        }
        return lastSubstitution;
    }

    /** Calls a function. */
    int call(Command body, List<String> fields) {
        String[] outer = state.positional;
        int loops = state.loops;
        state.positional = fields.subList(1, fields.size()).toArray(new String[0]);
        state.loops = 0;
        state.functionDepth++;
        state.variables.enterFunction();
        ShellState entered = state;
        try {
            return run(body);
        } catch (Jump jump) {
            if (jump.kind == Jump.Kind.RETURN) {
                return jump.value;
            }
            throw jump;
        } finally {
            entered.variables.leaveFunction();
            entered.functionDepth--;
            entered.loops = loops;
            entered.positional = outer;
        }
    }

    /** Ctrl-C and Ctrl-Z that were typed while a job began, before the terminal knew of its group, are the job's. */
    void passSignals(int group) {
        waitingSignals |= Posix.takeSignals();
        for (int signal : new int[] {Signals.SIGINT, Signals.SIGTSTP}) {
            if ((waitingSignals & 1L << signal) != 0) {
                waitingSignals &= ~(1L << signal);
                try {
                    Posix.kill(-group, signal);
                } catch (PosixException ended) {
                    // It was quicker.
                }
            }
        }
    }

    /** Signals that come while a job is in the foreground are for {@link #checkSignals} when it is over. */
    void keepSignals() {
        waitingSignals |= Posix.takeSignals();
    }

    /**
     * Runs what traps say of signals that came; without a trap Ctrl-C goes back to the prompt.
     *
     * @return the last signal with a trap; 0 if there was none
     */
    int checkSignals() {
        if (handlingTrap) {
            return 0;
        }
        long signals = waitingSignals | Posix.takeSignals();
        waitingSignals = 0;
        int trapped = 0;
        while (signals != 0) {
            int signal = Long.numberOfTrailingZeros(signals);
            signals &= signals - 1;
            String action = state.traps.get(signal);
            if (action != null) {
                runTrap(action);
                trapped = signal;
            } else if (signal == Signals.SIGINT && attended) {
                throw new Jump(Jump.Kind.INTERRUPT, 128 + signal);
            }
        }
        return trapped;
    }

    private void runTrap(String action) {
        int status = state.lastStatus;
        handlingTrap = true;
        try {
            runText(action, "trap");
        } finally {
            handlingTrap = false;
            state.lastStatus = status;
        }
    }

    /** Says to the system which signals traps want. */
    void updateSignals() throws ShellError {
        long mask = attended ? OF_THE_TERMINAL : 0;
        for (int signal : new ArrayList<>(state.traps.keySet())) {
            if (signal > 0) {
                mask |= 1L << signal;
            }
        }
        try {
            Posix.catchSignals(mask);
        } catch (PosixException error) {
            throw new ShellError("trap: " + error.getMessage());
        }
    }

    /** Runs the trap of the shell's end, once. */
    void runExitTrap() {
        String action = state.traps.remove(0);
        if (action != null) {
            runTrap(action);
        }
    }
}
