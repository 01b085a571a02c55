package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessState;
import java.util.function.Consumer;

/** Prints the message of the day and how many servers run. */
final class Greeting {
    private static final String MESSAGE_OF_THE_DAY = "initfs:///etc/motd";

    private final TextFiles files;
    private final ProcessManager processes;
    private final Consumer<String> console;

    Greeting(TextFiles files, ProcessManager processes, Consumer<String> console) {
        this.files = files;
        this.processes = processes;
        this.console = console;
    }

    void run() throws StatusException {
        try {
            printLines(files.read(MESSAGE_OF_THE_DAY));
        } catch (StatusException failure) {
            console.accept("hiillos: init: cannot read " + MESSAGE_OF_THE_DAY + ": " + failure.getMessage());
        }
        int running = 0;
        ProcessInformation[] page = processes.list(0);
        while (page.length > 0) {
            for (ProcessInformation process : page) {
                if (process.state() == ProcessState.RUNNING) {
                    running++;
                }
            }
            page = processes.list(page[page.length - 1].number() + 1);
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
