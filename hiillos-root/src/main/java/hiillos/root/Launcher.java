package hiillos.root;

import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Handle;
import hiillos.abi.Job;
import hiillos.abi.Log;
import hiillos.abi.Mapping;
import hiillos.abi.ProcessControl;
import hiillos.abi.Receiver;
import hiillos.abi.Sender;
import hiillos.abi.ServerLoop;
import hiillos.abi.StatusException;
import hiillos.abi.ThreadHandle;
import hiillos.abi.Vmem;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.StartBlock;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes processes out of programs and gives them what their manifests ask for. */
@RawMemory(reason = "a new thread is given the address of its Watch")
final class Launcher {
    private static final long STACK_TOP = 0x7f00_0000_0000L;
    private static final long STACK_BYTES = 512 << 10;
    private static final long START_BLOCK = 0x7f00_0001_0000L;
    private static final long WATCH_STACK_BYTES = 16 << 10;
    private static final int DEFAULT_PRIORITY = 16;
    private static final int HIGHEST_PRIORITY = 19;
    private static final long WORD_BYTES = 8;

    private final Environment environment;
    private final Job job;
    private final Vmem vmem;
    private final Log log;
    private final ProcessControl self;
    private final Map<String, Receiver> receivers = new HashMap<>();
    private final List<Watch> watches = new ArrayList<>();
    private final DeviceGrants devices;
    private int clients;

    Launcher(Environment environment) {
        this.environment = environment;
        job = environment.job();
        vmem = environment.vmem();
        log = environment.log();
        self = environment.process();
        devices = new DeviceGrants(environment);
    }

    /** Makes the Receiver of a server; it outlives the server's processes. */
    Receiver addReceiver(Manifest server) throws StatusException {
        Receiver receiver = job.receiver();
        receivers.put(server.name(), receiver);
        return receiver;
    }

    /** Gives a server's Receiver up: calls of its services fail from now on instead of waiting for ever. */
    void withdraw(String server) {
        Receiver receiver = receivers.remove(server);
        if (receiver != null) {
            receiver.close();
        }
    }

    /** A Sender to a service, with a badge that nobody else has. */
    Sender sender(Wiring.Provider provider) throws StatusException {
        clients++;
        return receivers.get(provider.server().name()).mint(ServerLoop.badge(provider.index(), clients));
    }

    /**
     * Makes a process that is ready to run.
     *
     * @param number by which root's loop is told of its end
     * @return its first thread, to be started
     */
    ThreadHandle launch(Manifest server, ElfProgram program, Wiring wiring, int number) throws StatusException {
        ProcessControl process = job.process(server.name());
        try (Vmem target = process.vmem();
                Frame stack = job.frame(STACK_BYTES);
                Frame block = job.frame(StartBlock.BYTES)) {
            for (ElfProgram.Segment segment : program.segments()) {
                load(program, segment, target);
            }
            target.map(stack, STACK_TOP - STACK_BYTES, 0, STACK_BYTES, MapFlags.READ | MapFlags.WRITE);
            int priority = server.priority() == 0 ? DEFAULT_PRIORITY : Math.min(server.priority(), HIGHEST_PRIORITY);
            ThreadHandle thread = process.thread(program.entry(), STACK_TOP, START_BLOCK, priority);
            try (Mapping page = Mapping.writable(vmem, block, StartBlock.BYTES)) {
                StartBlock.initialize(page.address(), STACK_TOP - STACK_BYTES, STACK_BYTES, 0);
                grantBasics(process, target, thread, page.address());
                grantServices(server, process, wiring, page.address());
                devices.grant(server.devices(), process, page.address());
            }
            target.map(block, START_BLOCK, 0, StartBlock.BYTES, MapFlags.READ);
            watch(process, number);
            return thread;
        }
    }

    private void load(ElfProgram program, ElfProgram.Segment segment, Vmem target) throws StatusException {
        long countBytes = segment.endPage() - segment.firstPage();
        try (Frame frame = job.frame(countBytes)) {
            try (Mapping own = Mapping.writable(vmem, frame, countBytes)) {
                own.write(segment.address() - segment.firstPage(), program.file(), segment.fileOffset(), segment.fileBytes());
            }
            target.map(frame, segment.firstPage(), 0, countBytes, segment.flags());
        }
    }

    private void grantBasics(ProcessControl process, Vmem target, ThreadHandle thread, long block) throws StatusException {
        grant(process, block, process, Rights.MANAGE | Rights.WAIT, ObjectType.PROCESS, 0, "self.process");
        grant(process, block, target, Rights.MAP, ObjectType.VMEM, 0, "self.vmem");
        grant(process, block, thread, Rights.MANAGE | Rights.READ, ObjectType.THREAD, 0, "self.thread");
        grant(process, block, log, Rights.WRITE | Rights.READ, ObjectType.LOG, 0, "log");
        grant(process, block, job, Rights.CREATE | Rights.READ, ObjectType.JOB, 0, "job");
        if (environment.has("cmdline")) {
            grant(process, block, environment.frame("cmdline"), Rights.READ, ObjectType.FRAME, environment.value("cmdline"),
                    "cmdline");
        }
    }

    private void grantServices(Manifest server, ProcessControl process, Wiring wiring, long block) throws StatusException {
        for (int i = 0; i < server.exports().size(); i++) {
            grant(process, block, receivers.get(server.name()), Rights.RECEIVE, ObjectType.RECEIVER, i,
                    server.exports().get(i).name());
        }
        for (Manifest.Import each : server.imports()) {
            Wiring.Provider provider = wiring.provider(each.name());
            if (provider != null) {
                try (Sender sender = sender(provider)) {
                    grant(process, block, sender, Rights.SEND, ObjectType.SENDER, 0, each.name());
                }
            }
        }
    }

    static void grant(ProcessControl process, long block, Handle handle, int rights, int type, long value, String name)
            throws StatusException {
        append(block, process.grant(handle, rights), type, value, name);
    }

    static void append(long block, int number, int type, long value, String name) {
        if (!StartBlock.append(block, number, type, value, name)) {
            throw new RootException("a start block has no room for " + name);
        }
    }

    /** Starts a thread that waits for the process's end. */
    private void watch(ProcessControl process, int number) throws StatusException {
        Sender sender = receivers.get(Root.NAME).mint(ServerLoop.badge(Watch.INDEX, number));
        Watch watch = new Watch(process.number(), sender.number(), number);
        watches.add(watch);
        try (Frame stack = job.frame(WATCH_STACK_BYTES)) {
            long address = vmem.map(stack, 0, 0, WATCH_STACK_BYTES, MapFlags.READ | MapFlags.WRITE);
            // As after a call: the C calling convention has rsp 8 below a multiple of 16 at a function's entry.
            try (ThreadHandle thread = self.thread(Watch.entry(), address + WATCH_STACK_BYTES - WORD_BYTES,
                    Memory.addressOf(watch), HIGHEST_PRIORITY)) {
                thread.start();
            }
        }
    }
}
