package hiillos.root;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Handle;
import hiillos.abi.Job;
import hiillos.abi.Mapping;
import hiillos.abi.ProcessControl;
import hiillos.abi.Receiver;
import hiillos.abi.Sender;
import hiillos.abi.ServerLoop;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.launch.ByteSource;
import hiillos.launch.ElfProgram;
import hiillos.launch.ExitReasons;
import hiillos.launch.ImageIndex;
import hiillos.launch.LaunchException;
import hiillos.launch.Manifest;
import hiillos.launch.ProcessMaker;
import hiillos.launch.ProcessMaker.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts the process manager, and starts it again when it ends. Its Receiver is root's, so its clients' Senders live on. */
final class ManagerLife {
    private static final String PROGRAM = "sbin/pm";
    /** The badge by which root hears of the end, with the number of the attempt: the process has the only handle of this Sender. */
    private static final long LIFE = 1L << 63;
    private static final int PRIORITY = 19;
    private static final int ONE_WAY_MESSAGES = 512;
    private static final long BUDGET_BYTES = 6L << 20;
    private static final long SHORT_LIFE_NANOS = 20_000_000;
    private static final int SHORT_LIVES = 8;
    private static final long PATIENCE_NANOS = 50_000_000;
    private static final String[] DEVICES = {"power", "interrupts", "ports", "physical", "framebuffer", "cmdline"};
    private static final int[] DEVICE_TYPES = {ObjectType.POWER, ObjectType.INTERRUPT_ROOT, ObjectType.PORT_ROOT,
        ObjectType.PHYSICAL_ROOT, ObjectType.FRAME, ObjectType.FRAME};

    private final Environment environment;
    private final Receiver own;
    private final Receiver receiver;
    private final Job job;
    private final Job system;
    private final Frame image;
    private final long imageBytes;
    private final ProcessMaker maker;
    private final ProcessMaker.Program program;
    private final Manifest manifest;
    private final Consumer<String> console;
    private ProcessControl process;
    private int starts;
    /** A start that failed half way has a life line, too, whose end must not be taken for that of the next attempt. */
    private long attempts;
    private int shortLives;
    private long startedNanos;

    ManagerLife(Environment environment, Receiver own, Frame image, long imageBytes, ImageIndex index, Consumer<String> console)
            throws StatusException {
        this.environment = environment;
        this.own = own;
        this.image = image;
        this.imageBytes = imageBytes;
        this.console = console;
        system = environment.job();
        ImageIndex.Entry entry = index.find(PROGRAM);
        if (entry == null || entry.isDirectory()) {
            throw new LaunchException("the initfs has no program " + PROGRAM);
        }
        Mapping mapping = Mapping.readable(environment.vmem(), image, imageBytes);
        ByteSource file = new Part(new FrameSource(mapping), entry.offset(), entry.sizeBytes());
        ElfProgram elf = new ElfProgram(file, PROGRAM);
        manifest = Manifest.of(elf, PROGRAM);
        program = new ProcessMaker.Program(image, entry.offset(), elf, file);
        receiver = system.receiver(ONE_WAY_MESSAGES);
        job = system.child(BUDGET_BYTES, PRIORITY);
        maker = new ProcessMaker(system, environment.vmem());
    }

    /** Part of the image. */
    private record Part(ByteSource all, long from, long countBytes) implements ByteSource {
        @Override
        public void read(long offset, byte[] target, int index, int length) {
            all.read(from + offset, target, index, length);
        }
    }

    /** Starts it. @throws LaunchException if the kernel refuses */
    void start() {
        starts++;
        long deadline = Clock.nanos() + PATIENCE_NANOS;
        while (true) {
            try {
                startOnce();
                return;
            } catch (StatusException failure) {
                // The memory of the last process may still be on its way back.
                if (failure.status() != Status.OUT_OF_QUOTA || Clock.nanos() > deadline) {
                    throw new LaunchException("cannot start " + PROGRAM + ": " + failure.getMessage());
                }
                Clock.sleepUntil(Clock.nanos() + 500_000);
            }
        }
    }

    private void startOnce() throws StatusException {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < manifest.exports().size(); i++) {
            grants.add(new Grant(manifest.exports().get(i).name(), receiver, Rights.SAME, ObjectType.RECEIVER, i));
        }
        for (int i = 0; i < DEVICES.length; i++) {
            if (environment.has(DEVICES[i])) {
                grants.add(new Grant(DEVICES[i], environment.handle(DEVICES[i], DEVICE_TYPES[i]), Rights.SAME, DEVICE_TYPES[i],
                        environment.value(DEVICES[i])));
            }
        }
        Handle log = environment.log();
        grants.add(new Grant("log", log, Rights.SAME, ObjectType.LOG, 0));
        grants.add(new Grant("image", image, Rights.READ | Rights.EXECUTE | Rights.DUPLICATE | Rights.TRANSFER, ObjectType.FRAME,
                imageBytes));
        grants.add(new Grant("system.job", system, Rights.SAME, ObjectType.JOB, 0));
        grants.add(Grant.ofValue("generation", starts & 0xffff));
        attempts++;
        try (Sender vault = own.mint(ServerLoop.badge(0, starts)); Sender life = own.mintHeard(LIFE | attempts)) {
            grants.add(new Grant("vault", vault, Rights.SEND, ObjectType.SENDER, 0));
            grants.add(new Grant("life", life, 0, ObjectType.SENDER, starts));
            ProcessMaker.Made made = maker.make(job, manifest.name(), program, PRIORITY, grants, null, unstarted -> {});
            startedNanos = Clock.nanos();
            process = made.start();
        }
    }

    /** A Sender is gone: if it is the life line, so is the process. */
    void senderClosed(long badge) {
        if (badge != (LIFE | attempts)) {
            return;
        }
        long reason;
        try {
            process.kill();
            reason = process.await();
        } catch (StatusException unknown) {
            reason = 0;
        }
        process.close();
        // Who is killed has not failed.
        boolean shortLife = ExitReason.kind(reason) != ExitReason.KILLED && Clock.nanos() - startedNanos < SHORT_LIFE_NANOS;
        shortLives = shortLife ? shortLives + 1 : 0;
        String sentence = "pm ended: " + ExitReasons.sentence(reason);
        if (shortLives >= SHORT_LIVES) {
            throw new LaunchException(sentence + "; given up after " + SHORT_LIVES + " short lives");
        }
        console.accept(sentence + "; started again");
        start();
    }
}
