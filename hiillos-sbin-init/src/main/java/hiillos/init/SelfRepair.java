package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Random;
import hiillos.abi.protocol.Signals;
import hiillos.abi.protocol.Time;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code repair=N}: ends servers at random, N times, while it writes files; every service must be back within 100 ms, every
 * call succeed or fail with an error, and every file that was written and closed be whole.
 */
final class SelfRepair {
    static final long LIMIT_NANOS = 100_000_000;
    private static final int ATTEMPTS = 100;
    private static final String FOLDER = "/home/repair-";
    private static final int KEPT = 8;
    private static final long MULTIPLIER = 6364136223846793005L;

    private final FileSystem files;
    private final Function<Sender, File> opened;
    private final ProcessManager processes;
    private final Random random;
    private final Time time;
    private final Consumer<String> console;
    private final List<String> contents = new ArrayList<>();
    private long seed = 1;
    private long longest;
    private int errors;
    private int failures;

    /** A call of a service. */
    @FunctionalInterface
    private interface Call {
        void make() throws StatusException;
    }

    SelfRepair(FileSystem files, Function<Sender, File> opened, ProcessManager processes, Random random, Time time,
            Consumer<String> console) {
        this.files = files;
        this.opened = opened;
        this.processes = processes;
        this.random = random;
        this.time = time;
        this.console = console;
    }

    /** @return how many things were wrong */
    int run(int kills) {
        for (int i = 0; i < KEPT; i++) {
            contents.add(null);
        }
        for (int round = 0; round < kills; round++) {
            int place = round % KEPT;
            succeeds("writing a file", () -> write(place, "round " + contents.size() + " " + next(1 << 30)));
            String victim = kill();
            succeeds("files after " + victim, () -> files.status("/tmp", true));
            succeeds("processes after " + victim, () -> processes.list(0));
            if (random != null) {
                succeeds("random after " + victim, () -> random.word());
            }
            if (time != null) {
                succeeds("time after " + victim, () -> time.offsetNanos());
            }
            int checked = next(KEPT);
            succeeds("reading a file after " + victim, () -> check(checked, victim));
        }
        for (int i = 0; i < KEPT; i++) {
            int place = i;
            succeeds("reading a file at the end", () -> check(place, "the end"));
        }
        console.accept("hiillos: init: repair: " + kills + " kills, " + errors + " calls failed and were made again, longest repair "
                + longest / 1000 + " us, " + failures + " problems");
        return failures;
    }

    private int next(int bound) {
        seed = seed * MULTIPLIER + 1442695040888963407L;
        return (int) ((seed >>> 33) % bound);
    }

    /** Ends a server that is not init. @return its name */
    private String kill() {
        String[] victim = {"nobody"};
        succeeds("killing", () -> {
            List<ProcessInformation> servers = new ArrayList<>();
            for (ProcessInformation process : processes.list(0)) {
                if (process.state() == ProcessState.RUNNING && !process.name().equals("init")) {
                    servers.add(process);
                }
            }
            ProcessInformation chosen = servers.get(next(servers.size()));
            victim[0] = chosen.name();
            try {
                processes.signal(chosen.number(), Signals.KILL);
            } catch (StatusException dropped) {
                if (!chosen.name().equals("pm")) {
                    throw dropped;
                }
            }
        });
        return victim[0];
    }

    private void write(int place, String content) throws StatusException {
        contents.set(place, null);
        try (Sender sender = files.open(FOLDER + place, OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE, 0644)) {
            opened.apply(sender).write(content.getBytes(StandardCharsets.UTF_8));
        }
        contents.set(place, content);
    }

    private void check(int place, String victim) throws StatusException {
        if (contents.get(place) == null) {
            return;
        }
        try (Sender sender = files.open(FOLDER + place, OpenFlags.READ, 0)) {
            byte[] found = opened.apply(sender).read(File.MAXIMUM_BYTES);
            if (!Arrays.equals(found, contents.get(place).getBytes(StandardCharsets.UTF_8))) {
                failures++;
                console.accept("hiillos: init: repair: a file was lost with " + victim);
            }
        }
    }

    /** Makes a call until it succeeds; an error is one of those that a restart explains, and the last one is soon. */
    private void succeeds(String what, Call call) {
        long start = Clock.nanos();
        StatusException last = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                call.make();
                long taken = Clock.nanos() - start;
                longest = Math.max(longest, taken);
                if (taken > LIMIT_NANOS) {
                    failures++;
                    console.accept("hiillos: init: repair: " + what + " took " + taken / 1000 + " us");
                }
                return;
            } catch (StatusException failure) {
                errors++;
                last = failure;
                Clock.sleepUntil(Clock.nanos() + 1_000_000);
            }
        }
        failures++;
        console.accept("hiillos: init: repair: " + what + " failed: " + (last == null ? "" : last.getMessage()));
    }
}
