package hiillos.init.hostile;

import hiillos.abi.Clock;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.PipeEnds;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.Random;
import hiillos.abi.protocol.ServiceManager;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.abi.protocol.Terminal;
import hiillos.abi.protocol.Time;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/** A client like any other, in a process of its own: whatever another client does, its calls succeed, and soon. */
public final class Witness {
    static final String STOP = "/home/hostile-stop";
    private static final String FILE = "/home/hostile-witness";
    private static final String PROGRAM = "initfs:///bin/true";
    /** The attacker may have its slice of the processor before each of the servers' turns. */
    private static final long LIMIT_NANOS = 200_000_000;
    private static final int SPAWN_EVERY = 8;
    private static final int MOST_LINES = 10;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Clients clients;
    private final Function<Sender, File> opened;
    private final Consumer<String> console;
    private long longest;
    private String slowest = "";
    private int problems;

    /** The services. Those that an image does not have are null. */
    public record Clients(FileSystem files, ProcessManager processes, ServiceManager services, Random random, Time time,
            Terminal console) {}

    /** A check; anything thrown is a failure as well. */
    @FunctionalInterface
    private interface Check {
        boolean holds() throws StatusException;
    }

    public Witness(Clients clients, Function<Sender, File> opened, Consumer<String> console) {
        this.clients = clients;
        this.opened = opened;
        this.console = console;
    }

    /** Works until it is asked to stop. @return how many things were wrong */
    public int run() {
        int rounds = 0;
        int[] self = {0};
        check("its number", () -> (self[0] = clients.processes().self()) > 0);
        while (!isStopped()) {
            byte[] content = ("round " + rounds).getBytes(StandardCharsets.UTF_8);
            check("a file", () -> keeps(content));
            check("a pipe", () -> pipes(content));
            check("processes", () -> clients.processes().self() == self[0]);
            check("services", () -> clients.services().services().length > 0);
            if (clients.random() != null) {
                check("random", () -> clients.random().bytes(16).length == 16);
            }
            if (clients.time() != null) {
                check("time", () -> clients.time().offsetNanos() != Long.MIN_VALUE);
            }
            if (clients.console() != null) {
                check("console", () -> clients.console().size().columns() > 0);
            }
            if (rounds % SPAWN_EVERY == 0) {
                check("a program", this::runs);
            }
            rounds++;
            Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
        }
        console.accept("hiillos: init: hostile: the other client: " + rounds + " rounds, longest call " + longest / 1000 + " us ("
                + slowest + "), " + problems + " problems");
        return problems;
    }

    private boolean isStopped() {
        try {
            clients.files().status(STOP, true);
            return true;
        } catch (StatusException notYet) {
            return notYet.status() != ServiceStatus.NOT_FOUND;
        }
    }

    private boolean keeps(byte[] content) throws StatusException {
        try (Sender sender = clients.files().open(FILE, OpenFlags.READ | OpenFlags.WRITE | OpenFlags.CREATE, 0644)) {
            File file = opened.apply(sender);
            file.write(content);
            file.seek(0, hiillos.abi.protocol.SeekOrigin.START);
            byte[] found = file.read(content.length);
            return Arrays.equals(found, content);
        }
    }

    private boolean pipes(byte[] content) throws StatusException {
        PipeEnds ends = clients.files().pipe();
        try (Sender reader = ends.reader(); Sender writer = ends.writer()) {
            opened.apply(writer).write(content);
            return Arrays.equals(opened.apply(reader).read(File.MAXIMUM_BYTES), content);
        }
    }

    private boolean runs() throws StatusException {
        SpawnRequest request = new SpawnRequest(PROGRAM, new String[] {"true"}, new String[0], "fs:///", new int[0], 0, 0);
        try (ProcessControl child = clients.processes().spawn(request, new Sender[0]).process()) {
            return child.await() >= 0;
        }
    }

    private void check(String name, Check check) {
        long start = Clock.nanos();
        String problem = null;
        try {
            problem = check.holds() ? null : "is wrong";
        } catch (StatusException | RuntimeException failure) {
            problem = "failed: " + failure;
        }
        long taken = Clock.nanos() - start;
        if (taken > longest) {
            longest = taken;
            slowest = name;
        }
        if (problem == null && taken > LIMIT_NANOS) {
            problem = "took " + taken / 1000 + " us";
        }
        if (problem != null && ++problems <= MOST_LINES) {
            console.accept("hiillos: init: hostile: the other client: " + name + " " + problem);
        }
    }
}
