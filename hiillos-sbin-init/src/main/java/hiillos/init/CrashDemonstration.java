package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.BootFiles;
import hiillos.abi.protocol.BootProcesses;
import java.util.function.Consumer;

/** With {@code crash=1} pm dereferences null when asked for a process named {@code crash}: nobody else may notice more than an error. */
final class CrashDemonstration {
    private final BootFiles files;
    private final BootProcesses processes;
    private final Consumer<String> console;

    CrashDemonstration(BootFiles files, BootProcesses processes, Consumer<String> console) {
        this.files = files;
        this.processes = processes;
        this.console = console;
    }

    void run() {
        try {
            processes.find("crash");
            console.accept("hiillos: init: pm did not crash");
        } catch (StatusException failure) {
            console.accept("hiillos: init: the call of pm failed: " + failure.getMessage());
        }
        try {
            long bytes = files.information("initfs:///etc/motd").sizeBytes();
            console.accept("hiillos: init: vfs goes on: initfs:///etc/motd has " + bytes + " bytes");
        } catch (StatusException failure) {
            console.accept("hiillos: init: vfs does not go on: " + failure.getMessage());
        }
    }
}
