package hiillos.root;

import hiillos.abi.Environment;
import hiillos.abi.Export;
import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Log;
import hiillos.abi.Mapping;
import hiillos.abi.Receiver;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.Vault;
import hiillos.abi.protocol.VaultDispatcher;
import hiillos.launch.ImageIndex;
import hiillos.launch.LaunchException;

/**
 * The first process. Steps: unpack the initfs into a Frame; start the process manager, which starts all others; keep for it
 * what must outlive it, and start it again when it ends, for ever.
 */
@Server(name = Root.NAME)
public final class Root {
    static final String NAME = "root";
    private static final int ONE_WAY_MESSAGES = 16;

    @Export(name = "vault")
    Service<Vault> vault;

    private final Environment environment;
    private final Log log;
    private ManagerLife manager;

    private Root(Environment environment) {
        this.environment = environment;
        log = environment.log();
    }

    /** Where the program begins; it has no start class, for there is no manifest by which somebody would start it. */
    public static void main(String[] arguments) throws StatusException {
        Root root = new Root(Environment.current());
        try {
            root.run();
        } catch (LaunchException problem) {
            root.say(problem.getMessage());
            root.environment.power().off(1);
        }
    }

    private void say(String text) {
        log.line("hiillos: root: " + text);
    }

    private void run() throws StatusException {
        Job job = environment.job();
        FrameTarget target = new FrameTarget(job);
        ImageBuilder builder = new ImageBuilder(target);
        long imageBytes = unpack(builder, target);
        Receiver receiver = job.receiver(ONE_WAY_MESSAGES);
        vault = new Service<>(receiver, 0, VaultDispatcher::new);
        manager = new ManagerLife(environment, receiver, target.frame(), imageBytes, builder.index(), this::say);
        ServerLoop loop = ServerLoop.of(vault.with(new VaultService()));
        loop.onSenderClosed(manager::senderClosed);
        manager.start();
        loop.serve();
    }

    private long unpack(ImageBuilder builder, FrameTarget target) throws StatusException {
        long countBytes = environment.value("initfs");
        Frame file = environment.frame("initfs");
        try (Mapping mapping = Mapping.readable(environment.vmem(), file, countBytes)) {
            Archive.unpack(new FrameSource(mapping), builder);
        }
        long imageBytes = builder.finish();
        target.finish(imageBytes);
        ImageIndex index = builder.index();
        say("initfs of " + countBytes + " bytes unpacked: " + index.countFiles() + " files, " + imageBytes + " bytes");
        return imageBytes;
    }
}
