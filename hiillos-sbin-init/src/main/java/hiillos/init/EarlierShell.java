package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Terminal;

/**
 * The shell that an earlier init left on a console: it goes on with what it does, and a second one beside it would take every
 * other line that is typed. It is found through the console's foreground group, which is the shell's own or that of a program
 * that it started.
 */
final class EarlierShell {
    private final Terminal terminal;
    private final ProcessManager processes;
    private final String name;

    /** @param name of the shell's process */
    EarlierShell(Terminal terminal, ProcessManager processes, String name) {
        this.terminal = terminal;
        this.processes = processes;
        this.name = name;
    }

    /** Whether a program has ever been in the foreground: if not, there is no shell to look for. */
    boolean isPossible() throws StatusException {
        return terminal.foregroundGroup() != 0;
    }

    /** The shell's number; 0 if there is none. */
    int number() throws StatusException {
        int group = terminal.foregroundGroup();
        int from = 0;
        while (group != 0) {
            ProcessInformation[] page = processes.list(from);
            if (page.length == 0) {
                break;
            }
            for (ProcessInformation each : page) {
                int shell = each.group() == group && each.state() == ProcessState.RUNNING ? above(each) : 0;
                if (shell != 0) {
                    return shell;
                }
                from = each.number() + 1;
            }
        }
        return 0;
    }

    /** The process or the nearest above it that is the shell and runs. */
    private int above(ProcessInformation process) {
        ProcessInformation next = process;
        try {
            while (!next.name().equals(name)) {
                next = processes.information(next.parent());
            }
        } catch (StatusException forgotten) {
            return 0;
        }
        return next.state() == ProcessState.RUNNING ? next.number() : 0;
    }

    /** Whether a process still runs. */
    boolean runs(int number) {
        try {
            return processes.information(number).state() == ProcessState.RUNNING;
        } catch (StatusException forgotten) {
            return false;
        }
    }
}
