package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Printer;
import hiillos.posix.ChildStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import hiillos.posix.TerminalMode;
import hiillos.posix.WaitOptions;
import java.util.ArrayList;
import java.util.List;

/** The jobs in the background, and those that are stopped. */
final class Jobs {
    private static final int STATE_WIDTH = 24;

    /** By number. */
    private final List<Job> all = new ArrayList<>();
    /** The one that was started, stopped or continued last is the last. */
    private final List<Job> recent = new ArrayList<>();

    /** Processes that were started together. */
    static final class Job {
        private final Command command;
        /** Their process group; 0: that of the shell. */
        final int group;
        /** Numbers; 0 where none could be started. */
        final int[] processes;
        /** How the terminal was when the job was stopped in the foreground; null: as always. */
        TerminalMode mode;
        private final ChildStatus[] seen;
        /** 0: it is not among the jobs. */
        private int number;
        private boolean stopIsTold;

        /** @param statuses of those that could not be started; null: runs */
        Job(Command command, int group, int[] processes, ChildStatus[] statuses) {
            this.command = command;
            this.group = group;
            this.processes = processes;
            seen = statuses;
        }

        int number() {
            return number;
        }

        /** What was typed, on one line. */
        String text() {
            return Printer.print(command).trim().replace("\n", "; ");
        }

        /** The number of the last process that could be started; 0: none could. */
        int lastProcess() {
            int last = 0;
            for (int each : processes) {
                last = each == 0 ? last : each;
            }
            return last;
        }

        boolean hasEnded() {
            for (ChildStatus each : seen) {
                if (each == null || each.stopped()) {
                    return false;
                }
            }
            return true;
        }

        /** Whether those that have not ended are stopped. */
        boolean isStopped() {
            return firstRunning() < 0 && !hasEnded();
        }

        /** What stopped it. */
        int stopSignal() {
            for (ChildStatus each : seen) {
                if (each != null && each.stopped()) {
                    return each.signal();
                }
            }
            return 0;
        }

        private int firstRunning() {
            for (int i = 0; i < seen.length; i++) {
                if (seen[i] == null) {
                    return i;
                }
            }
            return -1;
        }

        /** How the last process ended. */
        ChildStatus last() {
            return seen[seen.length - 1];
        }

        ChildStatus[] statuses() {
            return seen;
        }

        /** Looks which processes have ended, and with an interactive shell, which are stopped. */
        void update(boolean interactive) {
            for (int i = 0; i < seen.length; i++) {
                if (seen[i] == null || seen[i].stopped()) {
                    try {
                        seen[i] = Posix.waitFor(processes[i], WaitOptions.NOW | (interactive ? WaitOptions.STOPPED : 0));
                    } catch (PosixException unknown) {
                        seen[i] = new ChildStatus(processes[i], 127, 0);
                    }
                }
            }
            stopIsTold &= isStopped();
        }

        /**
         * Waits for the end of all or, with an interactive shell, until none runs.
         *
         * @throws PosixException {@code EINTR}: a signal came
         */
        void await(boolean interactive) throws PosixException {
            for (int i = firstRunning(); i >= 0; i = firstRunning()) {
                seen[i] = Posix.waitFor(processes[i], interactive ? WaitOptions.STOPPED : 0);
                if (firstRunning() < 0 && !hasEnded()) {
                    // Some are stopped, unless somebody else has let them go on.
                    update(interactive);
                }
            }
        }

        /** Lets it go on. @throws PosixException {@code ESRCH}: it has ended */
        void proceed() throws PosixException {
            signal(Signals.SIGCONT);
            for (int i = 0; i < seen.length; i++) {
                if (seen[i] != null && seen[i].stopped()) {
                    seen[i] = null;
                }
            }
            stopIsTold = false;
        }

        void signal(int signal) throws PosixException {
            if (group != 0) {
                Posix.kill(-group, signal);
                return;
            }
            for (int i = 0; i < seen.length; i++) {
                if (seen[i] == null || seen[i].stopped()) {
                    Posix.kill(processes[i], signal);
                }
            }
        }

        /** Whether it is stopped and nobody was told; is asked once. */
        boolean tellsStop() {
            boolean tells = isStopped() && !stopIsTold;
            stopIsTold = isStopped();
            return tells;
        }
    }

    /** Adds a job unless it is there already; it is the current one. */
    void add(Job job) {
        if (job.number == 0) {
            for (Job each : all) {
                job.number = Math.max(job.number, each.number);
            }
            job.number++;
            all.add(job);
        }
        recent.remove(job);
        recent.add(job);
    }

    void remove(Job job) {
        all.remove(job);
        recent.remove(job);
        job.number = 0;
    }

    List<Job> all() {
        return List.copyOf(all);
    }

    boolean hasStopped() {
        for (Job each : all) {
            if (each.isStopped()) {
                return true;
            }
        }
        return false;
    }

    /** The current job, or the one before: stopped ones come first. @param skip how many are left out */
    private Job current(int skip) {
        int left = skip;
        for (boolean stopped = true;; stopped = false) {
            for (int i = recent.size() - 1; i >= 0; i--) {
                if (recent.get(i).isStopped() == stopped && left-- == 0) {
                    return recent.get(i);
                }
            }
            if (!stopped) {
                return null;
            }
        }
    }

    /**
     * A job by {@code %2}, {@code %%}, {@code %+}, {@code %-}, {@code %name}, {@code %?part} or a process's number; null if
     * there is none.
     */
    Job find(String text) {
        if (text.startsWith("%")) {
            String name = text.substring(1);
            if (name.isEmpty() || name.equals("%") || name.equals("+")) {
                return current(0);
            }
            if (name.equals("-")) {
                return all.size() < 2 ? current(0) : current(1);
            }
            for (Job each : all) {
                if (Integer.toString(each.number).equals(name) || each.text().startsWith(name)
                        || name.startsWith("?") && each.text().contains(name.substring(1))) {
                    return each;
                }
            }
            return null;
        }
        for (Job each : all) {
            for (int process : each.processes) {
                if (Integer.toString(process).equals(text)) {
                    return each;
                }
            }
        }
        return null;
    }

    /** A line of {@code jobs}. @param withProcess whether the first process's number stands in it */
    String describe(Job job, boolean withProcess) {
        String mark = job == current(0) ? "+" : job == current(1) ? "-" : " ";
        String state;
        if (job.isStopped()) {
            state = Signals.description(job.stopSignal());
        } else if (!job.hasEnded()) {
            state = "Running";
        } else if (job.last().signal() != 0) {
            state = Signals.description(job.last().signal());
        } else {
            state = job.last().exitCode() == 0 ? "Done" : "Exit " + job.last().exitCode();
        }
        boolean runs = !job.hasEnded() && !job.isStopped();
        return "[" + job.number + "]" + mark + (withProcess ? " " + job.processes[0] + " " : "  ") + state
                + " ".repeat(Math.max(1, STATE_WIDTH - state.length())) + job.text() + (runs ? " &" : "");
    }
}
