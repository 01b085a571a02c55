package hiillos.pm;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.BootProcess;
import hiillos.abi.protocol.BootProcesses;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Supervision;
import java.util.ArrayList;
import java.util.List;

/** All processes, in the order of their numbers. */
final class ProcessTable implements BootProcesses, Supervision {
    private final List<BootProcess> processes = new ArrayList<>();

    ProcessTable() {}

    @Override
    public void started(int number, String name) throws StatusException {
        if (number <= 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        if (!processes.isEmpty() && processes.get(processes.size() - 1).number() >= number) {
            throw new StatusException(ServiceStatus.ALREADY_EXISTS);
        }
        processes.add(new BootProcess(number, name, ProcessState.RUNNING, 0));
    }

    @Override
    public void ended(int number, long reason) throws StatusException {
        int index = index(number);
        BootProcess process = processes.get(index);
        if (process.state() != ProcessState.RUNNING) {
            throw new StatusException(Status.BAD_STATE);
        }
        ProcessState state = switch (ExitReason.kind(reason)) {
            case ExitReason.EXITED -> ProcessState.EXITED;
            case ExitReason.FAULTED -> ProcessState.FAULTED;
            case ExitReason.KILLED -> ProcessState.KILLED;
            default -> throw new StatusException(Status.BAD_ARGUMENT);
        };
        processes.set(index, new BootProcess(number, process.name(), state, ExitReason.detail(reason)));
    }

    @Override
    public BootProcess[] list() {
        return processes.toArray(new BootProcess[0]);
    }

    @Override
    public BootProcess information(int number) throws StatusException {
        return processes.get(index(number));
    }

    @Override
    public BootProcess find(String name) throws StatusException {
        for (int i = processes.size() - 1; i >= 0; i--) {
            if (processes.get(i).name().equals(name)) {
                return processes.get(i);
            }
        }
        throw new StatusException(ServiceStatus.NOT_FOUND);
    }

    private int index(int number) throws StatusException {
        for (int i = 0; i < processes.size(); i++) {
            if (processes.get(i).number() == number) {
                return i;
            }
        }
        throw new StatusException(ServiceStatus.NOT_FOUND);
    }
}
