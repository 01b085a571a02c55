package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.SpawnRequest;

/**
 * What the commands of a script cost: a round of a loop that counts, and a program in it. Each is the difference between a long
 * script and a short one, so the shell's own start does not count.
 */
final class ShellBenchmark {
    private static final String SHELL = "initfs:///bin/sh";
    private static final String LOOP = "n=0; while [ $n -lt $0 ]; do n=$((n+1)); BODY; done";
    private static final int SHORT = 10;
    private static final int LONG = 60;
    private static final int ROUNDS = 3;

    private final FileSystem files;
    private final ProcessManager processes;
    private final Report report;

    /** Hears of a result. */
    @FunctionalInterface
    interface Report {
        void line(String name, String unit, long value, int iterations);
    }

    ShellBenchmark(FileSystem files, ProcessManager processes, Report report) {
        this.files = files;
        this.processes = processes;
        this.report = report;
    }

    /** Does nothing in an image without a shell. */
    void run() throws StatusException {
        try {
            files.status(SHELL, true);
        } catch (StatusException absent) {
            return;
        }
        long loop = round(":");
        report.line("shell.loop", "instructions", loop, ROUNDS * LONG);
        report.line("shell.program", "instructions", round("uname") - loop, ROUNDS * LONG);
    }

    /** What a round of the loop costs. */
    private long round(String body) throws StatusException {
        return (least(body, LONG) - least(body, SHORT)) / (LONG - SHORT);
    }

    private long least(String body, int count) throws StatusException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = Clock.timeStamp();
            run(LOOP.replace("BODY", body), count);
            least = Math.min(least, Clock.timeStamp() - start);
        }
        return least;
    }

    private void run(String script, int count) throws StatusException {
        try (Sender nothing = files.open("/dev/null", OpenFlags.READ | OpenFlags.WRITE, 0)) {
            SpawnRequest request = new SpawnRequest(SHELL, new String[] {"sh", "-c", script, Integer.toString(count)},
                    new String[] {"PATH=/bin:/sbin"}, "fs:///", new int[] {0, 1, 2}, 0, 0);
            try (ProcessControl shell = processes.spawn(request, new Sender[] {nothing, nothing, nothing}).process()) {
                shell.await();
            }
        }
    }
}
