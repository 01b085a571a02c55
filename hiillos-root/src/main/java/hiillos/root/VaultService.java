package hiillos.root;

import hiillos.abi.Frame;
import hiillos.abi.Handle;
import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.ProcessControl;
import hiillos.abi.Receiver;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.KeptProcess;
import hiillos.abi.protocol.KeptServer;
import hiillos.abi.protocol.ProcessRecord;
import hiillos.abi.protocol.Vault;
import java.util.Map;
import java.util.TreeMap;

/** What pm left with root. Handles that come with a call are root's own; answers get duplicates. */
final class VaultService implements Vault {
    private final Map<String, KeptServer> servers = new TreeMap<>();
    private final Map<Integer, KeptProcess> processes = new TreeMap<>();
    private int highest;

    @Override
    public void keepServer(String name, Receiver receiver, Job job, Frame state, int starts) {
        forgetServer(name);
        servers.put(name, new KeptServer(receiver, job, state, starts));
    }

    @Override
    public void forgetServer(String name) {
        KeptServer before = servers.remove(name);
        if (before != null) {
            close(before.receiver());
            close(before.job());
            close(before.state());
        }
    }

    private static void close(Handle handle) {
        if (handle != null) {
            handle.close();
        }
    }

    @Override
    public String[] servers() {
        return servers.keySet().toArray(new String[0]);
    }

    @Override
    public KeptServer server(String name) throws StatusException {
        KeptServer kept = servers.get(name);
        if (kept == null) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        Receiver receiver = kept.receiver().duplicate();
        Job job = null;
        try {
            job = kept.job().duplicate();
            return new KeptServer(receiver, job, kept.state() == null ? null : kept.state().duplicate(), kept.starts());
        } catch (StatusException failure) {
            receiver.close();
            close(job);
            throw failure;
        }
    }

    @Override
    public void keepProcess(ProcessRecord process, ProcessControl control, Job job) {
        KeptProcess before = processes.get(process.number());
        if (before != null) {
            before.control().close();
            before.job().close();
        }
        processes.put(process.number(), before == null ? new KeptProcess(process, control, job, null, 0, 0)
                : new KeptProcess(process, control, job, before.signals(), before.caught(), before.ignored()));
        highest = Math.max(highest, process.number());
    }

    @Override
    public void forgetProcess(int number) {
        KeptProcess before = processes.remove(number);
        if (before != null) {
            before.control().close();
            before.job().close();
            close(before.signals());
        }
    }

    @Override
    public void keepSignals(int number, Notify signals, long caught, long ignored) throws StatusException {
        KeptProcess before = processes.get(number);
        if (before == null) {
            close(signals);
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        close(before.signals());
        processes.put(number, new KeptProcess(before.process(), before.control(), before.job(), signals, caught, ignored));
    }

    @Override
    public int[] processes() {
        int[] numbers = new int[processes.size()];
        int i = 0;
        for (Integer number : processes.keySet()) {
            numbers[i++] = number;
        }
        return numbers;
    }

    @Override
    public KeptProcess process(int number) throws StatusException {
        KeptProcess kept = processes.get(number);
        if (kept == null) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        ProcessControl control = kept.control().duplicate();
        Job job = null;
        try {
            job = kept.job().duplicate();
            return new KeptProcess(kept.process(), control, job, kept.signals() == null ? null : kept.signals().duplicate(),
                    kept.caught(), kept.ignored());
        } catch (StatusException failure) {
            control.close();
            close(job);
            throw failure;
        }
    }

    @Override
    public int highestNumber() {
        return highest;
    }
}
