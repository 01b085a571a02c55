package hiillos.bin.sh;

import hiillos.posix.ChildStatus;
import hiillos.posix.Errno;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builtins about jobs and signals. */
final class JobBuiltins {
    private final Interpreter interpreter;

    JobBuiltins(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    private Jobs.Job job(String command, String text) throws ShellError {
        Jobs.Job job = interpreter.jobs.find(text);
        if (job == null) {
            throw new ShellError(command + ": " + text + ": there is no such job", command.equals("wait") ? 127 : 1);
        }
        return job;
    }

    int list(String[] arguments) throws PosixException {
        for (Jobs.Job each : List.copyOf(interpreter.jobs.all())) {
            each.update();
            if (arguments.length > 1 && arguments[1].equals("-p")) {
                Builtins.print(each.processes[0] + "\n");
            } else {
                Builtins.print(interpreter.jobs.describe(each) + "\n");
            }
        }
        interpreter.jobs.all().removeIf(Jobs.Job::hasEnded);
        return 0;
    }

    int foreground(String[] arguments) throws ShellError, PosixException {
        Jobs.Job job = job("fg", arguments.length > 1 ? arguments[1] : "%%");
        Builtins.print(job.text + "\n");
        if (Posix.isTerminal(0) && job.group != 0) {
            Posix.terminal(0).setForegroundGroup(job.group);
        }
        try {
            return await(job);
        } finally {
            if (Posix.isTerminal(0)) {
                Posix.terminal(0).setForegroundGroup(Posix.groupNumber());
            }
        }
    }

    int background(String[] arguments) throws ShellError, PosixException {
        Jobs.Job job = job("bg", arguments.length > 1 ? arguments[1] : "%%");
        interpreter.complain("bg: job " + job.number + " runs in the background already");
        return 0;
    }

    private int await(Jobs.Job job) throws PosixException {
        while (true) {
            try {
                job.await();
                interpreter.jobs.remove(job);
                ChildStatus last = job.last();
                return last.shellStatus();
            } catch (PosixException error) {
                if (error.error() != Errno.EINTR) {
                    throw error;
                }
                interpreter.checkSignals();
            }
        }
    }

    int await(String[] arguments) throws ShellError, PosixException {
        int status = 0;
        if (arguments.length == 1) {
            for (Jobs.Job each : List.copyOf(interpreter.jobs.all())) {
                await(each);
            }
            return 0;
        }
        for (int i = 1; i < arguments.length; i++) {
            status = await(job("wait", arguments[i]));
        }
        return status;
    }

    int kill(String[] arguments) throws ShellError, PosixException {
        int signal = Signals.SIGTERM;
        int first = 1;
        if (first < arguments.length && arguments[first].equals("-l")) {
            StringBuilder names = new StringBuilder();
            for (int i = first + 1; i < arguments.length; i++) {
                String other = Signals.other(arguments[i]);
                if (other == null) {
                    throw new ShellError("kill: " + arguments[i] + ": there is no such signal");
                }
                names.append(other).append('\n');
            }
            if (arguments.length > first + 1) {
                return Builtins.print(names.toString());
            }
            for (int i = 1; i < Signals.count(); i++) {
                names.append(i > 1 ? " " : "").append(Signals.name(i));
            }
            return Builtins.print(names.append('\n').toString());
        }
        if (first < arguments.length && arguments[first].startsWith("-") && !arguments[first].equals("--")) {
            String text = arguments[first].substring(1);
            if (text.equals("s") && first + 1 < arguments.length) {
                text = arguments[++first];
            }
            signal = Signals.number(text);
            if (signal < 0) {
                throw new ShellError("kill: " + text + ": there is no such signal");
            }
            first++;
        }
        if (first == arguments.length) {
            throw new ShellError("kill: the number of a process, or a job, is missing", 2);
        }
        int status = 0;
        for (int i = first; i < arguments.length; i++) {
            try {
                if (arguments[i].startsWith("%")) {
                    Jobs.Job job = job("kill", arguments[i]);
                    for (int process : job.processes) {
                        Posix.kill(process, signal);
                    }
                } else {
                    Posix.kill(Builtins.number("kill", arguments[i]), signal);
                }
            } catch (PosixException error) {
                interpreter.complain("kill: " + arguments[i] + ": " + error.getMessage());
                status = 1;
            }
        }
        return status;
    }

    int trap(String[] arguments) throws ShellError, PosixException {
        Map<Integer, String> traps = interpreter.state.traps;
        if (arguments.length == 1) {
            for (Map.Entry<Integer, String> each : traps.entrySet()) {
                Builtins.print("trap -- " + Quoting.always(each.getValue()) + " " + Signals.name(each.getKey()) + "\n");
            }
            return 0;
        }
        int first = arguments[1].equals("--") ? 2 : 1;
        boolean reset = arguments[first].equals("-") || Signals.number(arguments[first]) >= 0;
        List<Integer> signals = new ArrayList<>();
        for (int i = reset && !arguments[first].equals("-") ? first : first + 1; i < arguments.length; i++) {
            int signal = Signals.number(arguments[i]);
            if (signal < 0) {
                throw new ShellError("trap: " + arguments[i] + ": there is no such signal");
            }
            signals.add(signal);
        }
        for (int signal : signals) {
            if (reset) {
                traps.remove(signal);
            } else {
                traps.put(signal, arguments[first]);
            }
        }
        interpreter.updateSignals();
        return 0;
    }
}
