package hiillos.bin.sh;

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

    int list(String[] arguments) throws ShellError, PosixException {
        String options = "";
        int next = 1;
        for (; next < arguments.length && arguments[next].startsWith("-"); next++) {
            options += arguments[next].substring(1);
        }
        for (char each : options.toCharArray()) {
            if ("lprs".indexOf(each) < 0) {
                throw new ShellError("jobs: -" + each + ": there is no such option", 2);
            }
        }
        List<Jobs.Job> asked = new ArrayList<>();
        for (int i = next; i < arguments.length; i++) {
            asked.add(job("jobs", arguments[i]));
        }
        for (Jobs.Job each : interpreter.jobs.all()) {
            each.update(interpreter.state.interactive);
        }
        for (Jobs.Job each : next < arguments.length ? asked : interpreter.jobs.all()) {
            each.tellsStop();
            boolean runs = !each.hasEnded() && !each.isStopped();
            if (options.indexOf('r') >= 0 && !runs || options.indexOf('s') >= 0 && !each.isStopped()) {
                continue;
            }
            Builtins.print(options.indexOf('p') >= 0 ? each.processes[0] + "\n"
                    : interpreter.jobs.describe(each, options.indexOf('l') >= 0) + "\n");
        }
        interpreter.jobs.all().stream().filter(Jobs.Job::hasEnded).forEach(interpreter.jobs::remove);
        return 0;
    }

    /** The job that is meant; it has not ended, and there is a person who can say so. */
    private Jobs.Job unended(String command, String text) throws ShellError {
        if (!interpreter.state.interactive) {
            throw new ShellError(command + ": there is no job control without a terminal");
        }
        Jobs.Job job = job(command, text);
        job.update(true);
        if (job.hasEnded()) {
            throw new ShellError(command + ": job has terminated");
        }
        return job;
    }

    int foreground(String[] arguments) throws ShellError, PosixException {
        Jobs.Job job = unended("fg", arguments.length > 1 ? arguments[1] : "%%");
        Builtins.print(job.text() + "\n");
        return interpreter.control.proceed(job);
    }

    int background(String[] arguments) throws ShellError, PosixException {
        for (int i = 1; i == 1 || i < arguments.length; i++) {
            Jobs.Job job = unended("bg", i < arguments.length ? arguments[i] : "%%");
            if (!job.isStopped()) {
                interpreter.complain("bg: job " + job.number() + " already in background");
                continue;
            }
            interpreter.jobs.add(job);
            job.proceed();
            Builtins.print("[" + job.number() + "]" + (job == interpreter.jobs.find("%+") ? "+ " : "- ") + job.text() + " &\n");
        }
        return 0;
    }

    /** Waits for a job to end or to be stopped; a signal for which there is a trap ends the wait. */
    private int await(Jobs.Job job) throws PosixException {
        job.update(interpreter.state.interactive);
        while (true) {
            try {
                job.await(interpreter.state.interactive);
                if (job.isStopped()) {
                    return 128 + job.stopSignal();
                }
                interpreter.jobs.remove(job);
                return job.last().shellStatus();
            } catch (PosixException error) {
                if (error.error() != Errno.EINTR) {
                    throw error;
                }
                int signal = interpreter.checkSignals();
                if (signal != 0) {
                    return 128 + signal;
                }
            }
        }
    }

    int await(String[] arguments) throws ShellError, PosixException {
        int status = 0;
        if (arguments.length == 1) {
            for (Jobs.Job each : interpreter.jobs.all()) {
                status = await(each);
                if (status > 128 && !each.hasEnded() && !each.isStopped()) {
                    return status;
                }
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
                    job.signal(signal);
                    if (job.isStopped() && (signal == Signals.SIGTERM || signal == Signals.SIGHUP)) {
                        awake(job);
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

    /** A job that catches the signal must run to do so. */
    private static void awake(Jobs.Job job) {
        try {
            job.proceed();
        } catch (PosixException over) {
            // It did not catch it.
        }
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
