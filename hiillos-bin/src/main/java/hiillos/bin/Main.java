package hiillos.bin;

import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Granted;
import hiillos.abi.Import;
import hiillos.abi.Server;
import hiillos.abi.protocol.FileProxy;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.TerminalProxy;
import hiillos.abi.protocol.Time;
import hiillos.posix.Posix;
import hiillos.posix.PosixProcess;
import hiillos.posix.server.ServerSystem;
import hiillos.posix.server.Services;

/** The image of {@code /bin}. */
@Server(name = "bin")
public final class Main {
    @Import(name = "files", restart = Import.Restart.RETRY)
    FileSystem files;

    @Import(name = "processes", restart = Import.Restart.RETRY)
    ProcessManager processes;

    @Import(name = "time", required = false)
    Time time;

    @Granted
    Environment environment;

    Main() {}

    void main() {
        PosixProcess process = new PosixProcess(new ServerSystem(new Services(files, processes, time, environment,
                sender -> new FileProxy(new Connection(sender)), sender -> new TerminalProxy(new Connection(sender)))));
        Posix.bind(process);
        throw Posix.exit(Programs.run(Posix.arguments()));
    }
}
