package hiillos.pm;

import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.CapabilityPage;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.abi.protocol.Spawned;
import java.util.List;
import java.util.function.IntSupplier;

/** The protocol of processes, for whoever calls. */
final class Manager implements ProcessManager {
    private final Processes processes;
    private final Launcher launcher;
    private final Programs programs;
    private final Budgets budgets;
    private final Job system;
    private final Environment environment;
    private IntSupplier caller = () -> 0;

    Manager(Processes processes, Launcher launcher, Programs programs, Budgets budgets, Job system, Environment environment) {
        this.processes = processes;
        this.launcher = launcher;
        this.programs = programs;
        this.budgets = budgets;
        this.system = system;
        this.environment = environment;
    }

    /** Who tells the number of the process that calls. */
    void callers(IntSupplier number) {
        caller = number;
    }

    @Override
    public Spawned spawn(SpawnRequest request, Sender[] files) throws StatusException {
        try {
            return spawned(launcher.spawn(self(), request, files, programs.byUri(request.uri())));
        } finally {
            close(files);
        }
    }

    @Override
    public Spawned spawnImage(SpawnRequest request, Sender[] files, Frame image, long sizeBytes) throws StatusException {
        try (image; Programs.Snapshot snapshot = programs.new Snapshot(image, sizeBytes, system, request.uri())) {
            return spawned(launcher.spawn(self(), request, files, snapshot.program()));
        } finally {
            close(files);
        }
    }

    private static Spawned spawned(ProcessEntry entry) throws StatusException {
        return new Spawned(entry.record.number(), Launcher.shared(entry));
    }

    private static void close(Sender[] files) {
        for (Sender each : files) {
            each.close();
        }
    }

    @Override
    public int self() {
        return caller.getAsInt();
    }

    @Override
    public ProcessInformation[] list(int from) {
        List<ProcessEntry> page = processes.from(from);
        ProcessInformation[] result = new ProcessInformation[page.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = information(page.get(i));
        }
        return result;
    }

    @Override
    public ProcessInformation information(int number) throws StatusException {
        return information(processes.get(number));
    }

    private ProcessInformation information(ProcessEntry entry) {
        boolean runs = entry.state == ProcessState.RUNNING;
        return entry.information(runs ? budgets.charged(entry.job) : 0, runs ? budgets.processorNanos(entry.control) : 0);
    }

    @Override
    public void signal(int number, int signal) throws StatusException {
        processes.signal(number, signal);
    }

    @Override
    public void signalAll(int[] numbers, int signal) throws StatusException {
        processes.signalAll(numbers, signal);
    }

    @Override
    public void catchSignals(Notify notify, long mask) throws StatusException {
        processes.catchSignals(self(), notify, mask);
    }

    @Override
    public void ignoreSignals(long mask) throws StatusException {
        processes.ignoreSignals(self(), mask);
    }

    @Override
    public void setGroup(int number, int group) throws StatusException {
        processes.setGroup(self(), number, group);
    }

    @Override
    public CapabilityPage capabilities(int number, int from) throws StatusException {
        ProcessEntry entry = processes.get(number);
        if (entry.state != ProcessState.RUNNING) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        return HandleList.of(entry, from);
    }

    @Override
    public void shutdown(boolean restart) throws StatusException {
        if (restart) {
            environment.power().reset();
        } else {
            environment.power().off(0);
        }
    }
}
