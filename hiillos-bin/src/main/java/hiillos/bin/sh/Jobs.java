package hiillos.bin.sh;

import hiillos.posix.ChildStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.List;

/** The jobs in the background. */
final class Jobs {
    private final List<Job> all = new ArrayList<>();

    /** Processes that were started together. */
    static final class Job {
        final int number;
        final String text;
        final int group;
        final int[] processes;
        private final ChildStatus[] ended;

        Job(int number, String text, int group, int[] processes) {
            this.number = number;
            this.text = text;
            this.group = group;
            this.processes = processes;
            ended = new ChildStatus[processes.length];
        }

        boolean hasEnded() {
            for (ChildStatus each : ended) {
                if (each == null) {
                    return false;
                }
            }
            return true;
        }

        /** How the last process ended. */
        ChildStatus last() {
            return ended[ended.length - 1];
        }

        ChildStatus[] statuses() {
            return ended;
        }

        /** Looks which processes have ended. */
        void update() {
            for (int i = 0; i < processes.length; i++) {
                if (ended[i] == null) {
                    try {
                        ended[i] = Posix.pollChild(processes[i]);
                    } catch (PosixException unknown) {
                        ended[i] = new ChildStatus(processes[i], 127, 0);
                    }
                }
            }
        }

        /** Waits for the end of all. @throws PosixException {@code EINTR}: a signal came */
        void await() throws PosixException {
            for (int i = 0; i < processes.length; i++) {
                if (ended[i] == null) {
                    ended[i] = Posix.waitFor(processes[i]);
                }
            }
        }
    }

    Job add(String text, int group, int[] processes) {
        int number = 1;
        for (Job each : all) {
            number = Math.max(number, each.number + 1);
        }
        Job job = new Job(number, text, group, processes);
        all.add(job);
        return job;
    }

    void remove(Job job) {
        all.remove(job);
    }

    List<Job> all() {
        return all;
    }

    /** A job by {@code %2}, {@code %%}, {@code %+}, {@code %-}, {@code %name} or a process's number; null if there is none. */
    Job find(String text) {
        if (text.startsWith("%")) {
            String name = text.substring(1);
            if (name.isEmpty() || name.equals("%") || name.equals("+")) {
                return all.isEmpty() ? null : all.get(all.size() - 1);
            }
            if (name.equals("-")) {
                return all.size() < 2 ? null : all.get(all.size() - 2);
            }
            for (Job each : all) {
                if (Integer.toString(each.number).equals(name) || each.text.startsWith(name)) {
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

    /** A line of {@code jobs}. */
    String describe(Job job) {
        String mark = job == find("%+") ? "+" : job == find("%-") ? "-" : " ";
        String state;
        if (!job.hasEnded()) {
            state = "Running";
        } else if (job.last().signal() != 0) {
            state = hiillos.posix.Signals.description(job.last().signal());
        } else {
            state = job.last().exitCode() == 0 ? "Done" : "Exit " + job.last().exitCode();
        }
        return "[" + job.number + "]" + mark + "  " + state + " ".repeat(Math.max(1, 24 - state.length())) + job.text;
    }
}
