package hiillos.pm;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Export;
import hiillos.abi.Granted;
import hiillos.abi.Import;
import hiillos.abi.Job;
import hiillos.abi.Log;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessRecord;
import hiillos.abi.protocol.ServiceManager;
import hiillos.abi.protocol.Vault;
import hiillos.launch.Manifest;

/** The server {@code pm}. Root starts it, and starts it again; what it must find then is in root's vault. */
@Server(name = ProcessManagerServer.NAME, priority = 18)
public final class ProcessManagerServer {
    static final String NAME = "pm";
    /** The number of its own process. */
    static final int SELF = 1;
    private static final String PROGRAM = "sbin/pm";
    /** Starts all other services. */
    private static final String FIRST = "init";

    @Export(name = "processes")
    Service<ProcessManager> processes;

    @Export(name = "services")
    Service<ServiceManager> services;

    @Import(name = "vault")
    Vault vault;

    @Granted
    Environment environment;

    @Granted
    Log log;

    ProcessManagerServer() {}

    private void say(String text) {
        log.line("hiillos: pm: " + text);
    }

    void main() throws StatusException {
        Programs programs = new Programs(environment.vmem(), environment.frame("image"), environment.value("image"));
        Job system = new Job(environment.handle("system.job", ObjectType.JOB));
        Budgets budgets = new Budgets(system);
        say("starts; " + budgets.left());
        Processes table = new Processes(new KernelControl(vault));
        table.add(new ProcessEntry(new ProcessRecord(SELF, 0, SELF, NAME, true), environment.process(), environment.job()));
        Launcher launcher = new Launcher(environment, processes.receiver(), system, budgets, table, vault);
        Manifest self = programs.load(PROGRAM).manifest();
        Supervisor supervisor = new Supervisor(self, programs, launcher, vault, Clock::nanos, this::say);
        launcher.supervisor(supervisor);
        Ends ends = new Ends(table, supervisor, vault, environment, this::say);
        supervisor.recover();
        supervisor.provide();
        say("servers have their budgets; " + budgets.left());
        ends.recover();
        if (supervisor.services().length > 0) {
            String problem = supervisor.start(FIRST, !ends.isRunToEnd());
            if (!problem.isEmpty()) {
                say(problem);
            }
        }
        Manager manager = new Manager(table, launcher, programs, budgets, system, environment);
        ServerLoop loop = ServerLoop.of(processes.with(manager), services.with(supervisor));
        manager.callers(() -> (int) ServerLoop.callerBadge());
        loop.onSenderClosed(ends::senderClosed);
        loop.serve();
    }
}
