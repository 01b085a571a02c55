package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.launch.ExitReasons;

/**
 * A shell script that writes, moves and reads files while servers are ended: each command may fail with an error, but what was
 * written must be read. It works until a file appears.
 */
final class RepairScript {
    private static final String SHELL = "initfs:///bin/sh";
    private static final String OUTPUT = "/home/repair-output";
    private static final String STOP = "/home/repair-stop";
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final String TEXT = """
            n=0; errors=0; lost=0
            while [ ! -e /home/repair-stop ]; do
              n=$((n+1))
              if echo "$n" > /home/repair-new && mv /home/repair-new /home/repair-script && read back < /home/repair-script; then
                [ "$back" = "$n" ] || lost=$((lost+1))
              else
                errors=$((errors+1))
              fi
              cat /etc/hosts > /dev/null || errors=$((errors+1))
            done
            echo "$n rounds, $errors errors, $lost lost"
            [ $lost = 0 ] && [ $n -gt 0 ]
            """;

    private final FileSystem files;
    private ProcessControl shell;

    RepairScript(FileSystem files) {
        this.files = files;
    }

    /** Whether there is a shell in this image. */
    boolean isThere() {
        try {
            files.status(SHELL, true);
            return true;
        } catch (StatusException absent) {
            return false;
        }
    }

    void start(ProcessManager processes) throws StatusException {
        try (Sender nothing = files.open("/dev/null", OpenFlags.READ | OpenFlags.WRITE, 0);
                Sender output = files.open(OUTPUT, OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE, 0644)) {
            SpawnRequest request = new SpawnRequest(SHELL, new String[] {"sh", "-c", TEXT}, new String[] {"PATH=/bin:/sbin"},
                    "fs:///home", new int[] {0, 1, 2}, 0, -1);
            shell = processes.spawn(request, new Sender[] {nothing, output, output}).process();
        }
    }

    /** Asks it to end; a call that may be made again. */
    void stop() throws StatusException {
        files.open(STOP, OpenFlags.WRITE | OpenFlags.CREATE, 0644).close();
    }

    /** Waits for its end. @return null, or a sentence that says what is wrong */
    String problem() {
        long reason = SystemCalls.processWait(shell.number(), Clock.nanos() + PATIENCE_NANOS);
        if (reason < 0) {
            return "the script does not end";
        }
        return ExitReasons.isSuccess(reason) ? null : "the script has ended with " + ExitReasons.sentence(reason);
    }

    /** The last line that it has printed. */
    String result(TextFiles texts) throws StatusException {
        String output = texts.read(OUTPUT).strip();
        return output.substring(output.lastIndexOf('\n') + 1);
    }
}
