package hiillos.bin.sh;

import hiillos.posix.ChildStatus;
import hiillos.posix.Errno;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import hiillos.posix.TerminalMode;

/** Who has the terminal: waits for jobs in the foreground, and takes it back when they are stopped or over. */
final class JobControl {
    private final Interpreter interpreter;
    /** How the terminal was before the shell read the command line. */
    private TerminalMode usual = TerminalMode.COOKED;

    JobControl(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** How the terminal is to be while programs run. */
    void usualMode(TerminalMode mode) {
        usual = mode;
    }

    /**
     * Waits for a job.
     *
     * @param terminal whether it has the terminal, and may be stopped
     * @param last whether the shell ends with it: then it goes on whoever stops it
     * @return its status
     */
    int await(Jobs.Job job, boolean terminal, boolean last) throws ShellError {
        try {
            awaitChange(job, terminal, last);
        } finally {
            if (terminal) {
                takeTerminal(job);
            }
        }
        if (job.isStopped()) {
            return stopped(job);
        }
        int status = 0;
        int failure = 0;
        boolean interrupted = false;
        for (ChildStatus each : job.statuses()) {
            status = each.shellStatus();
            failure = status == 0 ? failure : status;
            interrupted |= each.signal() == Signals.SIGINT;
            if (each.signal() != 0 && each.signal() != Signals.SIGINT && each.signal() != Signals.SIGPIPE) {
                Messages.print(2, Signals.description(each.signal()) + "\n");
            }
        }
        // What traps say of signals that came meanwhile is done now.
        interpreter.checkSignals();
        if (interrupted && interpreter.state.interactive) {
            throw new Jump(Jump.Kind.INTERRUPT, 128 + Signals.SIGINT);
        }
        return interpreter.state.options.pipeFail ? failure : status;
    }

    private void awaitChange(Jobs.Job job, boolean terminal, boolean last) throws ShellError {
        while (true) {
            try {
                job.await(terminal);
                if (!job.isStopped() || !last && job.stopSignal() != Signals.SIGTTIN && job.stopSignal() != Signals.SIGTTOU) {
                    return;
                }
                // It used the terminal before that knew of its group.
                job.proceed();
            } catch (PosixException error) {
                if (error.error() != Errno.EINTR) {
                    throw new ShellError("waiting for " + job.text() + " failed: " + error.getMessage());
                }
                interpreter.keepSignals();
            }
        }
    }

    private int stopped(Jobs.Job job) {
        interpreter.jobs.add(job);
        tell(job);
        if (interpreter.state.loops > 0) {
            throw new Jump(Jump.Kind.BREAK, interpreter.state.loops);
        }
        return 128 + job.stopSignal();
    }

    /** Says what a job does, if nobody was told that it is stopped. */
    void tell(Jobs.Job job) {
        if (job.tellsStop()) {
            Messages.print(2, interpreter.jobs.describe(job, false) + "\n");
        }
    }

    /** Gives the terminal to a process group. */
    static void foreground(int group) {
        if (Posix.isTerminal(0)) {
            try {
                Posix.terminal(0).setForegroundGroup(group);
            } catch (PosixException gone) {
                // Without a terminal there are no keys to be asked for.
            }
        }
    }

    /** The terminal is this shell's again; who did not end by itself may have left it in any mode. */
    private void takeTerminal(Jobs.Job job) {
        foreground(Posix.groupNumber());
        if (!Posix.isTerminal(0) || job.hasEnded() && job.last().signal() == 0) {
            return;
        }
        try {
            job.mode = Posix.terminal(0).mode();
            Posix.terminal(0).setMode(usual);
        } catch (PosixException gone) {
            // The next read tells.
        }
    }

    /** Lets a job go on with the terminal, and waits for it. */
    int proceed(Jobs.Job job) throws ShellError, PosixException {
        interpreter.jobs.add(job);
        if (job.mode != null && Posix.isTerminal(0)) {
            Posix.terminal(0).setMode(job.mode);
        }
        foreground(job.group);
        job.proceed();
        int status;
        try {
            status = await(job, true, false);
        } finally {
            if (job.hasEnded()) {
                interpreter.jobs.remove(job);
            }
        }
        return status;
    }
}
