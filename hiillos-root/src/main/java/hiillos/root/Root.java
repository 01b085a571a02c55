package hiillos.root;

import hiillos.abi.BinaryInterface;
import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Export;
import hiillos.abi.Import;
import hiillos.abi.Log;
import hiillos.abi.Mapping;
import hiillos.abi.Receiver;
import hiillos.abi.Server;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.ThreadHandle;
import hiillos.abi.protocol.InitFs;
import hiillos.abi.protocol.InitFsDispatcher;
import hiillos.abi.protocol.Supervision;
import hiillos.abi.protocol.SupervisionProxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first process. Steps: unpack the initfs; read the manifests of all that is in its {@code sbin}; connect exports and
 * imports; make Receivers; start the servers; serve the initfs and hear of ends, for ever.
 */
@Server(name = Root.NAME)
public final class Root {
    static final String NAME = "root";
    private static final String PROGRAMS = "sbin";

    @Import(name = "supervision", required = false)
    Supervision supervision;

    @Export(name = "initfs")
    Service<InitFs> initfs;

    private final Environment environment;
    private final Log log;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, ElfProgram> programs = new HashMap<>();
    private Launcher launcher;
    private String supervisorName;
    private int lastNumber;

    private Root(Environment environment) {
        this.environment = environment;
        log = environment.log();
    }

    /** Where the program begins; it has no start class, for there is no manifest by which somebody would start it. */
    public static void main(String[] arguments) throws StatusException {
        Root root = new Root(Environment.current());
        try {
            root.run();
        } catch (RootException problem) {
            root.say(problem.getMessage());
            root.environment.power().off(1);
        }
    }

    private void say(String text) {
        log.line("hiillos: root: " + text);
    }

    private void run() throws StatusException {
        FileTree tree = unpack();
        Manifest self = self();
        Wiring wiring = Wiring.of(self, manifests(tree));
        for (String problem : wiring.problems()) {
            say(problem);
        }
        say("grants:");
        for (String line : wiring.table(self)) {
            say("  " + line);
        }
        launcher = new Launcher(environment);
        Receiver receiver = launcher.addReceiver(self);
        initfs = new Service<>(receiver, 0, InitFsDispatcher::new);
        for (Manifest server : wiring.order()) {
            launcher.addReceiver(server);
        }
        Wiring.Provider supervisor = wiring.provider("supervision");
        for (Manifest server : wiring.order()) {
            start(server, wiring, supervisor);
        }
        RootLoop loop = new RootLoop(receiver, initfs.with(new InitFsService(tree)), this::ended);
        loop.run();
    }

    private FileTree unpack() throws StatusException {
        long countBytes = environment.value("initfs");
        try (Mapping file = Mapping.readable(environment.vmem(), environment.frame("initfs"), countBytes)) {
            FileTree tree = Archive.unpack(new FrameSource(file));
            say("initfs of " + countBytes + " bytes unpacked: " + tree.countFiles() + " files, " + tree.countBytes() + " bytes");
            return tree;
        }
    }

    /** What the annotations of this class say. */
    private static Manifest self() {
        List<Manifest.Import> imports = new ArrayList<>();
        imports.add(new Manifest.Import("supervision", "hiillos.abi.protocol.Supervision", SupervisionProxy.VERSION, false));
        List<Manifest.Export> exports = new ArrayList<>();
        exports.add(new Manifest.Export("initfs", "hiillos.abi.protocol.InitFs", InitFsDispatcher.VERSION));
        return new Manifest(NAME, BinaryInterface.NUMBER, imports, exports, Manifest.Devices.NONE, 0);
    }

    private List<Manifest> manifests(FileTree tree) {
        List<Manifest> manifests = new ArrayList<>();
        String[] files = tree.names(PROGRAMS);
        if (files == null) {
            throw new RootException("the initfs has no directory " + PROGRAMS);
        }
        for (String file : files) {
            String path = PROGRAMS + "/" + file;
            byte[] content = tree.file(path);
            if (content == null) {
                continue;
            }
            try {
                ElfProgram program = new ElfProgram(content, path);
                Manifest manifest = Manifest.of(program, path);
                if (!manifest.name().equals(file)) {
                    throw new RootException(path + " says that its name is " + manifest.name());
                }
                programs.put(file, program);
                manifests.add(manifest);
            } catch (RootException problem) {
                say(problem.getMessage() + "; it is left out");
            }
        }
        return manifests;
    }

    private void start(Manifest server, Wiring wiring, Wiring.Provider supervisor) {
        int number = ++lastNumber;
        try (ThreadHandle thread = launcher.launch(server, programs.get(server.name()), wiring, number)) {
            names.put(number, server.name());
            if (supervision != null) {
                supervision.started(number, server.name());
            }
            thread.start();
            say("started " + server.name() + " as process " + number);
            if (supervisor != null && supervisor.server() == server) {
                supervisorName = server.name();
                supervision = new SupervisionProxy(new Connection(launcher.sender(supervisor)));
                for (int earlier = 1; earlier <= number; earlier++) {
                    if (names.containsKey(earlier)) {
                        supervision.started(earlier, names.get(earlier));
                    }
                }
            }
        } catch (StatusException failure) {
            say("cannot start " + server.name() + ": " + failure.getMessage());
        }
    }

    /** A process ended: says so, tells the supervisor, and under test or benchmark ends the machine's run with init. */
    private void ended(int number, long reason) {
        String name = names.get(number);
        say(name + " (process " + number + ") ended: " + ExitReasons.sentence(reason));
        launcher.withdraw(name);
        try {
            if (supervision != null && name.equals(supervisorName)) {
                supervision = null;
            } else if (supervision != null) {
                supervision.ended(number, reason);
            }
        } catch (StatusException failure) {
            say("cannot tell " + supervisorName + ": " + failure.getMessage());
        }
        try {
            var commandLine = environment.commandLine();
            if (name.equals("init") && (commandLine.has("test", "1") || commandLine.has("bench", "1"))) {
                environment.power().off(ExitReasons.isSuccess(reason) ? 0 : 1);
            }
        } catch (StatusException failure) {
            say("cannot power off: " + failure.getMessage());
        }
    }
}
