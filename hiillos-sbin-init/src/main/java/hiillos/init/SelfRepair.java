package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code repair=N together=M}: ends servers at random, N times, M at once, while it writes files and a script works in a shell; every
 * service must be back within 100 ms, every call succeed or fail with an error, and every file that was written and closed be whole. It
 * runs in a process of its own, so that init can be ended too.
 */
final class SelfRepair {
    static final long LIMIT_NANOS = 100_000_000;
    /** All but root. */
    private static final List<String> SERVERS = List.of("pm", "vfs", "timed", "outputd", "kbd", "rngd", "init");
    private static final int ATTEMPTS = 100;
    private static final long PAUSE_NANOS = 1_000_000;
    /** Between two ends, so that the script gets on. */
    private static final long ROUND_NANOS = 4_000_000;
    private static final String FOLDER = "/home/repair-";
    private static final int KEPT = 8;
    private static final long MULTIPLIER = 6364136223846793005L;

    private final FileSystem files;
    private final TextFiles texts;
    private final Function<Sender, File> opened;
    private final ProcessManager processes;
    private final Random random;
    private final Time time;
    private final Consumer<String> console;
    private final List<String> contents = new ArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private long seed;
    private int together;
    private long longest;
    private int errors;
    private int failures;

    /** A call of a service. */
    @FunctionalInterface
    private interface Call {
        void make() throws StatusException;
    }

    SelfRepair(FileSystem files, TextFiles texts, Function<Sender, File> opened, ProcessManager processes, Random random, Time time,
            Consumer<String> console) {
        this.files = files;
        this.texts = texts;
        this.opened = opened;
        this.processes = processes;
        this.random = random;
        this.time = time;
        this.console = console;
    }

    /**
     * @param count of ends
     * @param firstSeed chooses whom
     * @param atOnce how many servers are ended each time, with nothing between
     * @return how many things were wrong
     */
    int run(int count, long firstSeed, int atOnce) {
        seed = firstSeed;
        together = atOnce;
        for (int i = 0; i < KEPT; i++) {
            contents.add(null);
        }
        RepairScript script = new RepairScript(files);
        boolean scripted = script.isThere();
        if (scripted) {
            succeeds("starting the script", () -> script.start(processes));
        }
        for (int round = 0; round < count; round++) {
            round(round % KEPT);
        }
        for (int i = 0; i < KEPT; i++) {
            int place = i;
            succeeds("reading a file at the end", () -> check(place, "the end"));
        }
        if (scripted) {
            end(script);
        }
        console.accept("hiillos: init: repair: whom: " + kills);
        console.accept("hiillos: init: repair: " + count + (together == 1 ? " kills, " : " kills of " + together + ", ")
                 + errors + " calls failed and were made again, longest repair "
                + longest / 1000 + " us, " + failures + " problems");
        return failures;
    }

    private void round(int place) {
        succeeds("writing a file", () -> write(place, "round " + place + " " + next(1 << 30)));
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
        Clock.sleepUntil(Clock.nanos() + ROUND_NANOS);
    }

    private void end(RepairScript script) {
        succeeds("stopping the script", script::stop);
        String problem = script.problem();
        if (problem != null) {
            failures++;
            console.accept("hiillos: init: repair: " + problem);
        }
        succeeds("reading the script's result", () -> console.accept("hiillos: init: repair: script: " + script.result(texts)));
    }

    private int next(int bound) {
        seed = seed * MULTIPLIER + 1442695040888963407L;
        return (int) ((seed >>> 33) % bound);
    }

    /** The servers that run. */
    private List<ProcessInformation> running() throws StatusException {
        List<ProcessInformation> servers = new ArrayList<>();
        for (ProcessInformation[] page = processes.list(0); page.length > 0;
                page = processes.list(page[page.length - 1].number() + 1)) {
            for (ProcessInformation process : page) {
                if (process.state() == ProcessState.RUNNING && process.parent() == 0 && SERVERS.contains(process.name())) {
                    servers.add(process);
                }
            }
        }
        return servers;
    }

    /** Ends servers and waits until they run again. @return their names */
    private String kill() {
        List<ProcessInformation> victims = new ArrayList<>();
        succeeds("killing", () -> {
            List<ProcessInformation> servers = running();
            victims.clear();
            while (victims.size() < together && !servers.isEmpty()) {
                victims.add(servers.remove(next(servers.size())));
            }
            int[] numbers = victims.stream().mapToInt(ProcessInformation::number).toArray();
            try {
                processes.signalAll(numbers, Signals.KILL);
            } catch (StatusException dropped) {
                if (victims.stream().noneMatch(each -> each.name().equals("pm"))) {
                    throw dropped;
                }
            }
        });
        for (ProcessInformation victim : victims) {
            kills.merge(victim.name(), 1, Integer::sum);
            succeeds("the start of " + victim.name(), () -> mustRunAgain(victim));
        }
        return String.join(" and ", victims.stream().map(ProcessInformation::name).toList());
    }

    private void mustRunAgain(ProcessInformation victim) throws StatusException {
        for (ProcessInformation process : running()) {
            // The number of pm's process is always the same.
            if (process.name().equals(victim.name()) && (process.number() != victim.number() || victim.name().equals("pm"))) {
                return;
            }
        }
        throw new StatusException(ServiceStatus.NOT_FOUND);
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
                Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
            }
        }
        failures++;
        console.accept("hiillos: init: repair: " + what + " failed: " + (last == null ? "" : last.getMessage()));
    }
}
