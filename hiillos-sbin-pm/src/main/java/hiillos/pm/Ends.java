package hiillos.pm;

import hiillos.abi.CommandLine;
import hiillos.abi.Environment;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.KeptProcess;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Vault;
import hiillos.launch.ExitReasons;
import java.util.function.Consumer;

/**
 * Hears of the ends of processes: each has the only handle of a Sender, its life line, whose end the kernel reports with all
 * others of the process. A process that closes it while it runs is ended.
 */
final class Ends {
    private static final String FIRST = "init";
    /** Programs that end servers or attack them, under {@code repair=N} and {@code hostile=N}. */
    private static final String[] TRIALS = {"repair", "hostile"};
    private static final long STARTED = 1;

    private final Processes processes;
    private final Supervisor supervisor;
    private final Vault vault;
    private final Environment environment;
    private final Consumer<String> console;
    private final Budgets budgets;
    private final boolean runToEnd;
    /** The program with which the machine's run ends; empty if there is none. */
    private final String trial;

    Ends(Processes processes, Supervisor supervisor, Vault vault, Environment environment, Consumer<String> console)
            throws StatusException {
        this.processes = processes;
        this.supervisor = supervisor;
        this.vault = vault;
        this.environment = environment;
        this.console = console;
        budgets = new Budgets(environment.job());
        CommandLine commandLine = environment.commandLine();
        runToEnd = commandLine.has("test", "1") || commandLine.has("bench", "1");
        trial = trial(commandLine);
    }

    private static String trial(CommandLine commandLine) {
        for (String each : TRIALS) {
            if (commandLine.option(each) != null) {
                return each;
            }
        }
        return "";
    }

    /** Whether the machine's run ends with init: under {@code test=1}, {@code bench=1}. */
    boolean isRunToEnd() {
        return runToEnd;
    }

    /** Takes over the processes that an earlier pm started; those that never ran are ended, servers without one are started. */
    void recover() throws StatusException {
        processes.skipTo(vault.highestNumber());
        for (int number : vault.processes()) {
            KeptProcess kept = vault.process(number);
            ProcessEntry entry = new ProcessEntry(kept.process(), kept.control(), kept.job());
            entry.signals = kept.signals();
            entry.caught = kept.caught();
            entry.ignored = kept.ignored();
            processes.add(entry);
            // One that ended together with the earlier pm is known, too: its end is this one's to handle.
            if (kept.process().server()) {
                supervisor.adopt(kept.process().name(), number);
            }
            if (budgets.word(entry.control, ObjectInformation.PROCESS_STATE) != STARTED) {
                over(entry);
            }
        }
        supervisor.startAgain();
    }

    /** A Sender is gone. */
    void senderClosed(long badge) {
        ProcessEntry entry = badge >= 0 ? null : processes.find((int) badge);
        if (entry != null && entry.state == ProcessState.RUNNING) {
            try {
                over(entry);
            } catch (StatusException failure) {
                console.accept("the end of process " + entry.record.number() + " was not handled: " + failure.getMessage());
            }
        }
    }

    private void over(ProcessEntry entry) throws StatusException {
        long reason = SystemCalls.processWait(entry.control.number(), 0);
        if (reason < 0) {
            entry.control.kill();
            reason = entry.control.await();
        }
        processes.ended(entry, reason);
        vault.forgetProcess(entry.record.number());
        entry.control.close();
        entry.job.close();
        if (entry.record.server()) {
            supervisor.ended(entry.record.name(), entry.record.number(), reason);
        }
        if (entry.record.server() ? runToEnd && entry.record.name().equals(FIRST)
                : !trial.isEmpty() && entry.record.name().equals(trial)) {
            environment.power().off(ExitReasons.isSuccess(reason) ? 0 : 1);
        }
    }
}
