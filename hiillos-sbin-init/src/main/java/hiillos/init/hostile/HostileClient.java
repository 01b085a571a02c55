package hiillos.init.hostile;

import hiillos.abi.Clock;
import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Handle;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.WireBuffer;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileProxy;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.PipeEnds;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.ServiceInformation;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.launch.ExitReasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code hostile=N}: sends N messages to each service and to each kind of object that vfs hands out: random ones, nearly sound ones,
 * floods without waiting; has callers ended before the answer, takes away memory that it shares, starts damaged programs. Meanwhile a
 * {@link Witness} uses all services. A server must answer, must not end, and must not keep what it was sent.
 */
public final class HostileClient {
    /** The first argument of the attacker. */
    public static final String ATTACKER = "hostile";
    /** The first argument of the client that goes on. */
    public static final String WITNESS = "hostile-witness";
    /** The first argument of a client that shares memory. */
    public static final String SHARER = "hostile-sharer";
    /** The first argument of a client that is ended while it calls. */
    public static final String VICTIM = "hostile-victim";
    private static final String SELF = "initfs:///sbin/init";
    /** Some calls wait for a key or a byte. */
    private static final long SHORT_NANOS = 300_000;
    private static final long PATIENCE_NANOS = 500_000_000;
    private static final long WITNESS_NANOS = 20_000_000_000L;
    private static final int FLOOD = 500;
    private static final int VICTIMS = 3;
    private static final long VICTIM_NANOS = 3_000_000;
    private static final int MOST_PROGRAMS = 5000;
    private static final int MOST_SHARERS = 1000;
    /** One more than a client may share. */
    private static final int SHARES = 9;
    private static final int CHECK_EVERY = 500;
    private static final int MOST_LINES = 20;
    /** A server's heap may grow by a block for what is under way. */
    private static final long GROWTH_BYTES = 4 << 20;

    private final Witness.Clients clients;
    private final Function<Sender, File> opened;
    private final Environment environment;
    private final Consumer<String> console;
    private int problems;

    /** @param opened makes a client of an open file */
    public HostileClient(Witness.Clients clients, Function<Sender, File> opened, Environment environment, Consumer<String> console) {
        this.clients = clients;
        this.opened = opened;
        this.environment = environment;
        this.console = console;
    }

    /**
     * Attacks all.
     *
     * @param count of messages to each
     * @param only name of the one target to be attacked, or empty
     * @return how many things were wrong
     */
    public int run(int count, long seed, String only) throws StatusException {
        Map<String, Integer> starts = starts();
        Map<String, Long> memory = memory();
        Generator generator = new Generator(seed, handles());
        ProcessControl witness = start(WITNESS);
        List<Target> targets = targets();
        for (Target target : targets) {
            if (only.isEmpty() || target.name().equals(only)) {
                attack(target, generator, count);
            }
        }
        if (only.isEmpty()) {
            endCallers();
            startSharers(Math.clamp(count / 100, 1, MOST_SHARERS));
            int programs = Math.clamp(count / 10, 1, MOST_PROGRAMS);
            int refused = new DamagedPrograms(clients.files(), clients.processes(), environment, opened).run(generator, programs);
            console.accept("hiillos: init: hostile: " + programs + " damaged programs, " + refused + " refused");
        }
        for (Target target : targets) {
            mustAnswer(target);
        }
        clients.files().open(Witness.STOP, OpenFlags.WRITE | OpenFlags.CREATE, 0644).close();
        long reason = SystemCalls.processWait(witness.number(), Clock.nanos() + WITNESS_NANOS);
        if (reason < 0 || !ExitReasons.isSuccess(reason)) {
            wrong(reason < 0 ? "the other client does not end" : "the other client has ended with " + ExitReasons.sentence(reason));
        }
        compare(starts, memory);
        console.accept("hiillos: init: hostile: " + count + " messages to each of " + targets.size() + ", " + problems + " problems");
        return problems;
    }

    /** As a client that is ended while it calls: for ever. */
    public void call(long seed) throws StatusException {
        Generator generator = new Generator(seed, handles());
        List<Target> targets = targets();
        while (true) {
            Target target = targets.get(generator.below(targets.size()));
            send(target, generator, 0);
        }
    }

    private List<Target> targets() throws StatusException {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target("files", environment.connect("files"), 17, false));
        targets.add(new Target("processes", environment.connect("processes"), 12, false, Set.of(6, 11, 12)));
        targets.add(new Target("services", environment.connect("services"), 4, false));
        addService(targets, "random", 3, false);
        addService(targets, "time", 4, false);
        addService(targets, "console", 18, true);
        addService(targets, "console2", 18, true);
        addService(targets, "keys", 1, true);
        targets.add(file("/home/hostile-file", OpenFlags.READ | OpenFlags.WRITE | OpenFlags.CREATE));
        targets.add(file("initfs:///etc/motd", OpenFlags.READ));
        targets.add(file("/dev/null", OpenFlags.READ | OpenFlags.WRITE));
        targets.add(file("/dev/zero", OpenFlags.READ));
        PipeEnds ends = clients.files().pipe();
        targets.add(new Target("a pipe's reader", new Connection(ends.reader()), 11, true));
        targets.add(new Target("a pipe's writer", new Connection(ends.writer()), 11, true));
        return targets;
    }

    private void addService(List<Target> targets, String name, int operations, boolean waits) {
        if (environment.has(name)) {
            targets.add(new Target(name, environment.connect(name), operations, waits));
        }
    }

    private Target file(String uri, int flags) throws StatusException {
        return new Target(uri, new Connection(clients.files().open(uri, flags, 0644)), 11, false);
    }

    /** Some of each type. */
    private Handle[] handles() throws StatusException {
        return new Handle[] {environment.job().frame(8192), environment.job().notification(), environment.job(), environment.vmem(),
            environment.process(), environment.job().receiver(), environment.sender("files"), environment.log()};
    }

    private ProcessControl start(String... arguments) throws StatusException {
        return clients.processes().spawn(new SpawnRequest(SELF, arguments, new String[0], "fs:///", new int[0], 0, -1), new Sender[0])
                .process();
    }

    private void attack(Target target, Generator generator, int count) throws StatusException {
        int answered = 0;
        long start = Clock.nanos();
        for (int i = 0; i < count; i++) {
            answered += send(target, generator, target.waits() ? SHORT_NANOS : PATIENCE_NANOS) ? 1 : 0;
            if (i % CHECK_EVERY == 0) {
                mustAnswer(target);
            }
        }
        flood(target);
        mustAnswer(target);
        if (answered < (target.waits() ? count / 2 : count)) {
            wrong(target.name() + " answered " + answered + " of " + count);
        }
        console.accept("hiillos: init: hostile: " + target.name() + ": " + count + " messages, " + answered + " answered, in "
                + (Clock.nanos() - start) / 1_000_000 + " ms");
    }

    /** Sends one message. @return whether there was an answer, which may be an error, in time */
    private boolean send(Target target, Generator generator, long nanos) {
        Connection connection = nanos == 0 ? target.connection() : target.connection().withTimeout(nanos);
        WireBuffer wire = connection.begin();
        try {
            int operation = generator.message(target, wire);
            connection.call(operation, wire);
        } catch (StatusException error) {
            if (isGone(error.status())) {
                wrong(target.name() + ": " + error.getMessage());
            }
            return error.status() != Status.TIMED_OUT;
        } finally {
            connection.end(wire);
        }
        return true;
    }

    /** What a client hears of a server that has ended. */
    static boolean isGone(int status) {
        return status == Status.REPLY_DROPPED || status == Status.PEER_CLOSED;
    }

    /** Sends without waiting for anything, until nobody takes more. */
    private void flood(Target target) {
        for (int i = 0; i < FLOOD; i++) {
            WireBuffer wire = target.connection().begin();
            try {
                wire.putLong(i);
                target.connection().send(i % (target.operations() + 2), wire);
            } catch (StatusException full) {
                if (isGone(full.status())) {
                    wrong(target.name() + " in a flood: " + full.getMessage());
                }
            } finally {
                target.connection().end(wire);
            }
        }
    }

    private void mustAnswer(Target target) {
        try {
            target.connection().withTimeout(PATIENCE_NANOS).ping();
        } catch (StatusException failure) {
            wrong(target.name() + " does not answer: " + failure.getMessage());
        }
    }

    /** Callers that are ended while they wait for an answer. */
    private void endCallers() throws StatusException {
        for (int i = 0; i < VICTIMS; i++) {
            try (ProcessControl victim = start(VICTIM, Integer.toString(i))) {
                Clock.sleepUntil(Clock.nanos() + VICTIM_NANOS * (i + 1));
                victim.kill();
                victim.await();
            }
        }
    }

    /** Clients that share memory: each may do so a few times only. */
    private void startSharers(int count) throws StatusException {
        for (int i = 0; i < count; i++) {
            try (ProcessControl sharer = start(SHARER, Integer.toString(i))) {
                long reason = SystemCalls.processWait(sharer.number(), Clock.nanos() + WITNESS_NANOS);
                if (reason < 0 || !ExitReasons.isSuccess(reason)) {
                    wrong("sharing memory: " + (reason < 0 ? "it does not end" : ExitReasons.sentence(reason)));
                    sharer.kill();
                }
            }
        }
        console.accept("hiillos: init: hostile: " + count + " processes shared memory and took it away");
    }

    /** As a client that shares memory and takes it away. @return how many things were wrong */
    public int share(long seed) throws StatusException {
        Generator generator = new Generator(seed, handles());
        try (Sender memory = clients.files().open("/home/hostile-shared", OpenFlags.READ | OpenFlags.WRITE | OpenFlags.CREATE, 0644);
                Sender image = clients.files().open("initfs:///bin/true", OpenFlags.READ, 0);
                Sender zero = clients.files().open("/dev/zero", OpenFlags.READ | OpenFlags.WRITE, 0)) {
            List<File> targets = List.of(patient(memory), patient(image), patient(zero));
            new SharedFrames(clients.files(), environment, this::wrong).run(generator, SHARES, targets);
        }
        return problems;
    }

    private static File patient(Sender sender) {
        return new FileProxy(new Connection(sender).withTimeout(PATIENCE_NANOS));
    }

    private Map<String, Integer> starts() throws StatusException {
        Map<String, Integer> starts = new TreeMap<>();
        for (ServiceInformation each : clients.services().services()) {
            starts.put(each.name(), each.starts());
        }
        return starts;
    }

    /** What servers use. */
    private Map<String, Long> memory() throws StatusException {
        Map<String, Long> memory = new TreeMap<>();
        for (ProcessInformation[] page = clients.processes().list(0); page.length > 0;
                page = clients.processes().list(page[page.length - 1].number() + 1)) {
            for (ProcessInformation each : page) {
                if (each.state() == ProcessState.RUNNING && each.parent() == 0) {
                    memory.put(each.name(), each.memoryBytes());
                }
            }
        }
        return memory;
    }

    private void compare(Map<String, Integer> startsBefore, Map<String, Long> memoryBefore) throws StatusException {
        Map<String, Integer> starts = starts();
        if (!starts.equals(startsBefore)) {
            wrong("servers had to be started again: " + startsBefore + ", now " + starts);
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> each : memory().entrySet()) {
            long growth = each.getValue() - memoryBefore.getOrDefault(each.getKey(), 0L);
            text.append(text.isEmpty() ? "" : ", ").append(each.getKey()).append(' ').append(growth / 1024);
            if (growth > GROWTH_BYTES) {
                wrong(each.getKey() + " has " + growth / 1024 + " KiB more than before");
            }
        }
        console.accept("hiillos: init: hostile: KiB more than before: " + text);
    }

    private void wrong(String sentence) {
        if (++problems <= MOST_LINES) {
            console.accept("hiillos: init: hostile: " + sentence);
        }
    }
}
