package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.abi.protocol.Spawned;
import java.util.function.Consumer;

/** Keeps a shell on the console: starts another one whenever it ends. */
final class ConsoleShell {
    private static final String SHELL = "initfs:///bin/sh";
    private static final String HOME = "fs:///home";
    private static final long PAUSE_NANOS = 200_000_000;
    private static final int FAILURES = 20;

    private final Sender console;
    private final ProcessManager processes;
    private final FileSystem files;
    private final Consumer<String> log;

    ConsoleShell(Sender console, ProcessManager processes, FileSystem files, Consumer<String> log) {
        this.console = console;
        this.processes = processes;
        this.files = files;
        this.log = log;
    }

    /** Returns only if there is no shell. */
    void run() {
        int failures = 0;
        while (failures < FAILURES) {
            try {
                if (failures == 0) {
                    files.status(SHELL, true);
                }
                once();
                failures = 0;
            } catch (StatusException failure) {
                if (failure.status() == ServiceStatus.NOT_FOUND) {
                    log.accept("hiillos: init: there is no " + SHELL);
                    return;
                }
                failures++;
                log.accept("hiillos: init: cannot start " + SHELL + ": " + failure.getMessage());
                Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
            }
        }
    }

    private void once() throws StatusException {
        SpawnRequest request = new SpawnRequest(SHELL, new String[] {"-sh"}, new String[] {"HOME=/home", "PATH=/bin:/sbin",
            "TERM=vt100", "USER=root"}, HOME, new int[] {0, 1, 2}, 0, -1);
        Spawned shell = processes.spawn(request, new Sender[] {console, console, console});
        try (ProcessControl process = shell.process()) {
            process.await();
        }
    }
}
