package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Granted;
import hiillos.abi.Import;
import hiillos.abi.Log;
import hiillos.abi.Server;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.BootFiles;
import hiillos.abi.protocol.BootProcesses;

/**
 * The server {@code init}. The kernel's command line may say {@code bench=1}, {@code test=1} or {@code crash=1}; after
 * {@code bench} and {@code test} init ends, which root takes as the end of the machine's run.
 */
@Server(name = "init", priority = 16)
public final class InitServer {
    @Import(name = "files")
    BootFiles files;

    @Import(name = "processes")
    BootProcesses processes;

    @Granted
    Environment environment;

    @Granted
    Log log;

    InitServer() {}

    void main() throws StatusException {
        new Greeting(files, processes, log::line).run();
        var commandLine = environment.commandLine();
        if (commandLine.has("crash", "1")) {
            new CrashDemonstration(files, processes, log::line).run();
        }
        if (commandLine.has("bench", "1")) {
            new RoundTripBenchmark(environment.connect("processes"), log::line).run();
        }
        if (commandLine.has("test", "1")) {
            int failures = new SystemChecks(files, processes, environment.connect("files"), log::line,
                    SystemChecks::clockGoesOn).run();
            System.exit(failures == 0 ? 0 : 1);
        }
        if (commandLine.has("bench", "1")) {
            return;
        }
        while (true) {
            Clock.sleepUntil(Long.MAX_VALUE);
        }
    }
}
