package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.BootFiles;
import hiillos.abi.protocol.BootProcess;
import hiillos.abi.protocol.BootProcesses;
import hiillos.abi.protocol.ProcessState;
import java.util.function.Consumer;

/** Prints the message of the day and how many servers run. */
final class Greeting {
    private static final String MESSAGE_OF_THE_DAY = "initfs:///etc/motd";

    private final BootFiles files;
    private final BootProcesses processes;
    private final Consumer<String> console;

    Greeting(BootFiles files, BootProcesses processes, Consumer<String> console) {
        this.files = files;
        this.processes = processes;
        this.console = console;
    }

    void run() throws StatusException {
        try {
            printLines(TextFiles.read(files, MESSAGE_OF_THE_DAY));
        } catch (StatusException failure) {
            console.accept("hiillos: init: cannot read " + MESSAGE_OF_THE_DAY + ": " + failure.getMessage());
        }
        int running = 0;
        for (BootProcess process : processes.list()) {
            if (process.state() == ProcessState.RUNNING) {
                running++;
            }
        }
        console.accept("hiillos: init: " + running + (running == 1 ? " server up" : " servers up"));
    }

    private void printLines(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                end = text.length();
            }
            console.accept(text.substring(at, end));
            at = end + 1;
        }
    }
}
