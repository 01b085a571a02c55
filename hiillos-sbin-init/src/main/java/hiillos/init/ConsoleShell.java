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
import hiillos.abi.protocol.Terminal;
import hiillos.launch.ExitReasons;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Keeps a shell on the console: starts another one whenever it ends. */
final class ConsoleShell {
    private static final String SHELL = "initfs:///bin/sh";
    private static final String HOME = "fs:///home";
    private static final long PAUSE_NANOS = 200_000_000;
    /** A dash before it makes it a shell for a person. */
    private static final String NAME = "-sh";
    /** How often a shell is looked for whose program has just ended. */
    private static final int LOOKS = 5;
    private static final String INVITATION = "\r\nEnter starts a shell here.\r\n";
    private static final int LINE_BYTES = 256;

    private final Sender console;
    private final EarlierShell earlier;
    private final ProcessManager processes;
    private final FileSystem files;
    private final Consumer<String> log;

    ConsoleShell(Sender console, Terminal terminal, ProcessManager processes, FileSystem files, Consumer<String> log) {
        this.console = console;
        earlier = new EarlierShell(terminal, processes, NAME);
        this.processes = processes;
        this.files = files;
        this.log = log;
    }

    /** As {@link #run}, but only after Enter: a shell that nobody uses needs no memory. Until then nobody else reads there. */
    void runWhenAsked(Terminal terminal) {
        while (true) {
            try {
                if (earlier.isPossible()) {
                    awaitEarlier();
                }
                terminal.write(INVITATION.getBytes(StandardCharsets.US_ASCII));
                terminal.read(LINE_BYTES);
                run();
                return;
            } catch (StatusException failure) {
                // Ctrl-C, or the console is being restarted.
                Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
            }
        }
    }

    /** Returns only if there is no shell. */
    void run() {
        awaitEarlier();
        ShellPauses pauses = new ShellPauses();
        while (true) {
            long start = Clock.nanos();
            String sentence;
            long pause;
            try {
                if (pauses.isSound()) {
                    files.status(SHELL, true);
                }
                sentence = SHELL + " ended at once: " + ExitReasons.sentence(once());
                pause = pauses.afterLife(Clock.nanos() - start);
            } catch (StatusException failure) {
                if (failure.status() == ServiceStatus.NOT_FOUND) {
                    log.accept("hiillos: init: there is no " + SHELL);
                    return;
                }
                sentence = "cannot start " + SHELL + ": " + failure.getMessage();
                pause = pauses.afterFailure();
            }
            if (pause > 0) {
                log.accept("hiillos: init: " + sentence + "; the next one starts in " + pause / 1_000_000 + " ms");
                Clock.sleepUntil(Clock.nanos() + pause);
            }
        }
    }

    /** If this init is not the first one, the shell of the last one is still there: another is needed when it ends. */
    private void awaitEarlier() {
        try {
            for (int look = 0; look < LOOKS && earlier.isPossible(); look++) {
                int number = earlier.number();
                if (number == 0) {
                    Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
                    continue;
                }
                // It is no child of this process, so there is nothing to wait for.
                while (earlier.runs(number)) {
                    Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
                }
                return;
            }
        } catch (StatusException failure) {
            log.accept("hiillos: init: nobody knows whether there is a shell: " + failure.getMessage());
        }
    }

    /** Runs one. @return why it ended */
    private long once() throws StatusException {
        SpawnRequest request = new SpawnRequest(SHELL, new String[] {NAME}, new String[] {"HOME=/home", "PATH=/bin:/sbin",
            "TERM=vt100", "USER=root"}, HOME, new int[] {0, 1, 2}, 0, -1);
        Spawned shell = processes.spawn(request, new Sender[] {console, console, console});
        try (ProcessControl process = shell.process()) {
            return process.await();
        }
    }
}
