package hiillos.pm;

import hiillos.abi.CommandLine;
import hiillos.abi.Export;
import hiillos.abi.Granted;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.BootProcesses;
import hiillos.abi.protocol.Supervision;

/** The server {@code pm}. */
@Server(name = "pm", priority = 18)
public final class ProcessManagerServer {
    @Export(name = "processes")
    Service<BootProcesses> processes;

    @Export(name = "supervision")
    Service<Supervision> supervision;

    @Granted
    CommandLine commandLine;

    ProcessManagerServer() {}

    void main() throws StatusException {
        ProcessTable table = new ProcessTable();
        BootProcesses offered = commandLine.has("crash", "1") ? new CrashingProcessManager(table) : table;
        ServerLoop.run(processes.with(offered), supervision.with(table));
    }
}
