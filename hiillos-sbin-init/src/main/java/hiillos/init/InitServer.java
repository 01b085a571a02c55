package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.CommandLine;
import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Granted;
import hiillos.abi.Import;
import hiillos.abi.Log;
import hiillos.abi.Mapping;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.Server;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileProxy;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.KeyInput;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.Random;
import hiillos.abi.protocol.ServiceManager;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.abi.protocol.Terminal;
import hiillos.abi.protocol.Time;
import hiillos.init.hostile.HostileClient;
import hiillos.init.hostile.Witness;
import hiillos.launch.ByteSource;
import hiillos.launch.ExitReasons;
import hiillos.launch.ImageIndex;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The server {@code init}: starts the services of {@code initfs:///etc/services}, greets, keeps a shell on the first console and, once it
 * is asked for, on the second. The kernel's command line may say {@code bench=1}, {@code test=1}, {@code repair=N}, {@code hostile=N}
 * or {@code crash=1}; after the first two init ends, which pm takes as the end of the machine's run, with the next two it starts itself
 * once more, as a program that ends servers or attacks them.
 */
@Server(name = "init", priority = 16)
public final class InitServer {
    private static final String SERVICES = "etc/services";
    static final String SELF = "initfs:///sbin/init";
    private static final String REPAIR = "repair";
    /** The first argument of a program that looks which services it has. */
    static final String ALLOWANCE = "allowance";

    @Import(name = "files", restart = Import.Restart.RETRY)
    FileSystem files;

    @Import(name = "processes", restart = Import.Restart.RETRY)
    ProcessManager processes;

    @Import(name = "services", restart = Import.Restart.RETRY)
    ServiceManager services;

    @Import(name = "random", required = false)
    Random random;

    @Import(name = "time", required = false, restart = Import.Restart.RETRY)
    Time time;

    @Import(name = "console", required = false)
    Terminal console;

    @Import(name = "console2", required = false)
    Terminal secondConsole;

    /** Only for {@code hostile=N}. */
    @Import(name = "keys", required = false)
    KeyInput keys;

    @Granted
    Environment environment;

    @Granted
    Log log;

    InitServer() {}

    void main() throws StatusException {
        String[] arguments = environment.arguments();
        if (arguments.length > 0) {
            System.exit(program(arguments) == 0 ? 0 : 1);
        }
        CommandLine commandLine = environment.commandLine();
        ServiceList.parse(services()).start(services, text -> log.line("hiillos: init: " + text));
        TextFiles texts = new TextFiles(files, sender -> new FileProxy(new Connection(sender)));
        new Greeting(texts, processes, log::line).run();
        long promptTime = Clock.timeStamp();
        if (commandLine.has("crash", "1")) {
            new CrashDemonstration(files, random, log::line).run();
        }
        if (commandLine.has("bench", "1")) {
            new RoundTripBenchmark(environment.connect("processes"), log::line).run();
            new SystemBenchmark(files, processes, log::line).run(environment, promptTime);
            return;
        }
        if (commandLine.has("test", "1")) {
            int failures = new SystemChecks(texts, files, processes, environment.connect("files"), log::line,
                    SystemChecks::clockGoesOn).run();
            System.exit(failures == 0 ? 0 : 1);
        }
        if (environment.value("generation") <= 1) {
            startProgram(REPAIR, commandLine, "together", "1");
            startProgram(HostileClient.ATTACKER, commandLine, "only", "");
        }
        if (environment.has("console2")) {
            ConsoleShell second = new ConsoleShell(environment.sender("console2"), secondConsole, processes, files, log::line);
            Thread thread = new Thread(() -> second.runWhenAsked(secondConsole), "console2");
            thread.setDaemon(true);
            thread.start();
        }
        if (environment.has("console")) {
            new ConsoleShell(environment.sender("console"), console, processes, files, log::line).run();
        }
        while (true) {
            Clock.sleepUntil(Long.MAX_VALUE);
        }
    }

    /**
     * Starts this image once more if the command line has a word.
     *
     * @param last the word of its last argument
     * @param usual the last argument if there is no such word
     */
    private void startProgram(String word, CommandLine commandLine, String last, String usual) throws StatusException {
        if (commandLine.option(word) == null) {
            return;
        }
        String seed = commandLine.option("seed");
        String value = commandLine.option(last);
        String[] request = {word, commandLine.option(word), seed == null ? "1" : seed, value == null ? usual : value};
        processes.spawn(new SpawnRequest(SELF, request, new String[0], "fs:///", new int[0], 0, -1), new Sender[0]).process().close();
    }

    /** What this image does as a program of its own, which outlives this server. @return how many things were wrong */
    private int program(String[] arguments) throws StatusException {
        Function<Sender, File> opened = sender -> new FileProxy(new Connection(sender));
        Witness.Clients clients = new Witness.Clients(files, processes, services, random, time, console);
        HostileClient hostile = new HostileClient(clients, opened, environment, log::line);
        switch (arguments[0]) {
            case REPAIR -> {
                return repair(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
            }
            case HostileClient.ATTACKER -> {
                return hostile.run(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), arguments[3]);
            }
            case HostileClient.WITNESS -> {
                return new Witness(clients, opened, log::line).run();
            }
            case HostileClient.SHARER -> {
                return hostile.share(Long.parseLong(arguments[1]));
            }
            case ALLOWANCE -> {
                return allowance(arguments.length > 1);
            }
            case HostileClient.VICTIM -> hostile.call(Long.parseLong(arguments[1]));
            default -> log.line("hiillos: init: there is no program " + arguments[0]);
        }
        return 1;
    }

    /** Whether neither this program nor one that it starts has services that were kept from it. @return 0 if so */
    private int allowance(boolean last) throws StatusException {
        if (environment.has("random") || environment.has("time")) {
            return 1;
        }
        if (last) {
            return 0;
        }
        SpawnRequest request = new SpawnRequest(SELF, new String[] {ALLOWANCE, "again"}, new String[0], "fs:///", new int[0], 0, 0,
                new String[] {"files", "processes", "services", "random", "time"});
        try (ProcessControl child = processes.spawn(request, new Sender[0]).process()) {
            return ExitReasons.isSuccess(child.await()) ? 0 : 1;
        }
    }

    private int repair(int kills, long seed, int together) {
        Function<Sender, File> opened = sender -> new FileProxy(new Connection(sender));
        return new SelfRepair(files, new TextFiles(files, opened), opened, processes, random, time, log::line).run(kills, seed, together);
    }

    /** The list of services, read without any service. */
    private String services() throws StatusException {
        try (Mapping image = Mapping.readable(environment.vmem(), environment.frame("image"), environment.value("image"))) {
            ImageIndex.Entry entry = ImageIndex.read(new Mapped(image)).find(SERVICES);
            if (entry == null || entry.isDirectory()) {
                log.line("hiillos: init: there is no " + SERVICES + "; only vfs is started");
                return "vfs";
            }
            byte[] bytes = new byte[(int) Math.min(entry.sizeBytes(), 64 << 10)];
            image.read(entry.offset(), bytes, 0, bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The image's bytes. */
    private record Mapped(Mapping mapping) implements ByteSource {
        @Override
        public long countBytes() {
            return mapping.countBytes();
        }

        @Override
        public void read(long offset, byte[] target, int index, int length) {
            mapping.read(offset, target, index, length);
        }
    }
}
