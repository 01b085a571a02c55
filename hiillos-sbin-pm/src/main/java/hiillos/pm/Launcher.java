package hiillos.pm;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Handle;
import hiillos.abi.Job;
import hiillos.abi.ProcessControl;
import hiillos.abi.Receiver;
import hiillos.abi.Sender;
import hiillos.abi.ServerLoop;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ArgumentBlock;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.ProcessRecord;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.abi.protocol.Vault;
import hiillos.launch.Manifest;
import hiillos.launch.ProcessMaker;
import hiillos.launch.ProcessMaker.Grant;
import hiillos.launch.Wiring;
import java.util.ArrayList;
import java.util.List;

/** Makes processes of servers and of other programs, and gives them what their manifests ask for. */
final class Launcher implements Supervisor.Starter {
    /** Badges of life lines; the lower half is the process's number. */
    static final long LIFE = 1L << 63;
    private static final int DEFAULT_PRIORITY = 16;
    private static final int HIGHEST_PRIORITY = 19;
    private static final int PROGRAM_PRIORITY = 12;
    private static final String[] USUAL_SERVICES = {"files", "processes", "time", "random", "services"};
    private static final int ONE_WAY_MESSAGES = 64;
    private static final int MAXIMUM_DESCRIPTORS = 32;
    private static final int NAME_CHARACTERS = 31;
    private static final int MAXIMUM_DESCRIPTOR = 255;
    private static final int GENERATIONS = 0xffff;
    private static final int CALL_RIGHTS = Rights.SEND | Rights.DUPLICATE | Rights.TRANSFER;
    private static final int FRAME_RIGHTS = Rights.READ | Rights.DUPLICATE | Rights.TRANSFER;

    private final Environment environment;
    private final Receiver own;
    private final Job system;
    private final ProcessMaker maker;
    private final Budgets budgets;
    private final Processes processes;
    private final Vault vault;
    private final Devices devices;
    private final Handle log;
    private final Frame image;
    private Supervisor supervisor;

    Launcher(Environment environment, Receiver own, Job system, Budgets budgets, Processes processes, Vault vault)
            throws StatusException {
        this.environment = environment;
        this.own = own;
        this.system = system;
        this.budgets = budgets;
        this.processes = processes;
        this.vault = vault;
        maker = new ProcessMaker(environment.job(), environment.vmem());
        devices = new Devices(environment);
        log = environment.log();
        image = environment.frame("image");
    }

    /** Who knows the servers' Receivers. */
    void supervisor(Supervisor servers) {
        supervisor = servers;
    }

    @Override
    public void provide(ServerState server) throws StatusException {
        Manifest manifest = server.manifest;
        long budget = manifest.memoryBudgetBytes() == 0 ? Budgets.SERVER_BYTES : manifest.memoryBudgetBytes();
        Job job = budgets.create(budget, HIGHEST_PRIORITY);
        Receiver receiver = null;
        try {
            receiver = system.receiver(ONE_WAY_MESSAGES);
            server.state = manifest.stateBytes() == 0 ? null : system.frame(manifest.stateBytes());
        } catch (StatusException failure) {
            // All or nothing: a server without its state must not be taken for one that is provided for.
            if (receiver != null) {
                receiver.close();
            }
            job.close();
            throw failure;
        }
        server.job = job;
        server.receiver = receiver;
    }

    @Override
    public int start(ServerState server, Programs.Loaded program) throws StatusException {
        Manifest manifest = server.manifest;
        int number = processes.nextNumber();
        List<Grant> grants = new ArrayList<>();
        List<Handle> minted = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try {
            for (int i = 0; i < manifest.exports().size(); i++) {
                grants.add(new Grant(manifest.exports().get(i).name(), server.receiver,
                        Rights.RECEIVE | Rights.MINT | Rights.DUPLICATE, ObjectType.RECEIVER, i));
            }
            addImports(manifest, number, null, grants, minted);
            addLife(number, grants, minted);
            grants.add(new Grant("log", log, Rights.READ | Rights.WRITE, ObjectType.LOG, 0));
            grants.add(new Grant("image", image, FRAME_RIGHTS, ObjectType.FRAME, environment.value("image")));
            grants.add(Grant.ofValue("generation", server.starts & GENERATIONS));
            if (environment.has("cmdline")) {
                grants.add(new Grant("cmdline", environment.frame("cmdline"), FRAME_RIGHTS, ObjectType.FRAME,
                        environment.value("cmdline")));
            }
            if (server.state != null) {
                grants.add(new Grant("state", server.state, FRAME_RIGHTS | Rights.WRITE, ObjectType.FRAME,
                        manifest.stateBytes()));
            }
            devices.addTo(manifest, grants, lines);
            int priority = manifest.priority() == 0 ? DEFAULT_PRIORITY : Math.min(manifest.priority(), HIGHEST_PRIORITY);
            ProcessRecord record = new ProcessRecord(number, 0, number, manifest.name(), true);
            ProcessMaker.Made made = withRoom(server, program, priority, grants);
            begin(made, record, server.job.duplicate()).starts = server.starts;
            return number;
        } finally {
            close(minted);
            for (int line : lines) {
                SystemCalls.handleClose(line);
            }
        }
    }

    /** The memory of a server's last process may still be on its way back. */
    private ProcessMaker.Made withRoom(ServerState server, Programs.Loaded program, int priority, List<Grant> grants)
            throws StatusException {
        long deadline = Clock.nanos() + 50_000_000;
        while (true) {
            try {
                return maker.make(server.job, server.manifest.name(), program.program(), priority, grants, null,
                        process -> devices.allowPorts(server.manifest, process));
            } catch (StatusException failure) {
                if (failure.status() != Status.OUT_OF_QUOTA || Clock.nanos() > deadline) {
                    throw failure;
                }
                Clock.sleepUntil(Clock.nanos() + 500_000);
            }
        }
    }

    private static void close(List<Handle> handles) {
        for (Handle each : handles) {
            each.close();
        }
    }

    private void addLife(int number, List<Grant> grants, List<Handle> minted) throws StatusException {
        Sender life = own.mintHeard(LIFE | number);
        minted.add(life);
        grants.add(new Grant("life", life, 0, ObjectType.SENDER, number));
    }

    /** A Sender for each import; its badge tells the exporter which process calls. @param allowed services; null: all */
    private void addImports(Manifest manifest, int number, String[] allowed, List<Grant> grants, List<Handle> minted)
            throws StatusException {
        for (Manifest.Import each : manifest.imports()) {
            if (!Allowance.permits(allowed, each.name())) {
                if (each.required()) {
                    throw new StatusException(Status.ACCESS_DENIED);
                }
                continue;
            }
            Wiring.Provider provider = supervisor.wiring().provider(each.name());
            Receiver receiver = provider == null ? null : receiver(provider.server().name());
            if (receiver != null && provider.export().type().equals(each.type())) {
                addSender(each.name(), receiver, provider.index(), number, grants, minted);
            } else if (each.required()) {
                throw new StatusException(ServiceStatus.NOT_FOUND);
            }
        }
    }

    /** What a program gets that says nothing of what it needs, as far as it is there. */
    private void addUsualServices(int number, String[] allowed, List<Grant> grants, List<Handle> minted) throws StatusException {
        for (String name : USUAL_SERVICES) {
            Wiring.Provider provider = Allowance.permits(allowed, name) ? supervisor.wiring().provider(name) : null;
            Receiver receiver = provider == null ? null : receiver(provider.server().name());
            if (receiver != null) {
                addSender(name, receiver, provider.index(), number, grants, minted);
            }
        }
    }

    private void addSender(String name, Receiver receiver, int index, int number, List<Grant> grants, List<Handle> minted)
            throws StatusException {
        long badge = ServerLoop.badge(index, number);
        // This server hears of a process's end by its life line.
        Sender sender = receiver == own ? own.mint(badge) : receiver.mintHeard(badge);
        minted.add(sender);
        grants.add(new Grant(name, sender, CALL_RIGHTS, ObjectType.SENDER, 0));
    }

    private Receiver receiver(String server) {
        return server.equals(ProcessManagerServer.NAME) ? own : supervisor.receiver(server);
    }

    /** Root knows the process before it runs; then it runs. */
    private ProcessEntry begin(ProcessMaker.Made made, ProcessRecord record, Job job) throws StatusException {
        ProcessEntry entry = new ProcessEntry(record, made.process(), job);
        try {
            vault.keepProcess(record, made.process(), job);
            entry.names = made.names();
            processes.add(entry);
            made.start();
            return entry;
        } catch (StatusException failure) {
            made.thread().close();
            made.process().close();
            job.close();
            throw failure;
        }
    }

    /**
     * Starts a program for a process.
     *
     * @param parent number of the process that asks
     * @param files one for each descriptor of the request
     */
    ProcessEntry spawn(int parent, SpawnRequest request, Sender[] files, Programs.Loaded program) throws StatusException {
        if (files.length != request.descriptors().length || files.length > MAXIMUM_DESCRIPTORS || request.group() < -1) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        byte[] arguments = ArgumentBlock.of(request.arguments(), request.environment(), request.directory());
        if (arguments.length > ArgumentBlock.MAXIMUM_BYTES) {
            throw new StatusException(ServiceStatus.MESSAGE_TOO_LONG);
        }
        int number = processes.nextNumber();
        ProcessEntry starter = processes.find(parent);
        String[] services = Allowance.of(starter == null ? null : starter.record.services(), request.services());
        List<Grant> grants = new ArrayList<>();
        List<Handle> minted = new ArrayList<>();
        Job job = budgets.create(request.budgetBytes(), PROGRAM_PRIORITY);
        try {
            if (program.manifest() != null) {
                addImports(program.manifest(), number, services, grants, minted);
            } else {
                addUsualServices(number, services, grants, minted);
            }
            addLife(number, grants, minted);
            grants.add(new Grant("log", log, Rights.READ | Rights.WRITE, ObjectType.LOG, 0));
            for (int i = 0; i < files.length; i++) {
                int descriptor = request.descriptors()[i];
                if (descriptor < 0 || descriptor > MAXIMUM_DESCRIPTOR) {
                    throw new StatusException(Status.BAD_ARGUMENT);
                }
                grants.add(new Grant("fd." + descriptor, files[i], CALL_RIGHTS, ObjectType.SENDER, 0));
            }
            int group = request.group() == -1 ? number : request.group() == 0 ? groupOf(starter, number) : request.group();
            String name = name(request);
            ProcessMaker.Made made = maker.make(job, name, program.program(), PROGRAM_PRIORITY, grants, arguments,
                    process -> {});
            Job kept = job;
            job = null;
            return begin(made, new ProcessRecord(number, parent, group, name, false, 0, services), kept);
        } finally {
            close(minted);
            if (job != null) {
                job.close();
            }
        }
    }

    private static int groupOf(ProcessEntry entry, int number) {
        return entry == null ? number : entry.group;
    }

    /** The last part of the program's own name, as short as the kernel's log wants it. */
    private static String name(SpawnRequest request) {
        String text = request.arguments().length > 0 ? request.arguments()[0] : request.uri();
        String last = text.substring(text.lastIndexOf('/') + 1);
        int most = Math.min(last.length(), NAME_CHARACTERS);
        int plain = 0;
        while (plain < most && isPlain(last.charAt(plain))) {
            plain++;
        }
        if (plain == last.length() && plain > 0) {
            return last;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < most; i++) {
            name.append(isPlain(last.charAt(i)) ? last.charAt(i) : '?');
        }
        return name.isEmpty() ? "program" : name.toString();
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 127;
    }

    @Override
    public void kill(int process) throws StatusException {
        processes.get(process).control.kill();
    }

    /** A handle of a process for its parent. */
    static ProcessControl shared(ProcessEntry entry) throws StatusException {
        return entry.control.duplicate(Rights.MANAGE | Rights.WAIT | Rights.DUPLICATE | Rights.TRANSFER | Rights.READ);
    }
}
